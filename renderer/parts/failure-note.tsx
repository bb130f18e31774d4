import type { ReactNode } from 'react'
import type { Failure } from '../../db/model/failure.ts'
import { failureWords, telephoneCode } from '../words/failures.ts'
import './failure-note.css'

export interface FailureNoteProps {
  readonly failure: Failure
  /** What can be done about it here, as buttons. */
  readonly children?: ReactNode
}

/** What happened, what is safe, what to do, and the code for the telephone. */
export const FailureNote = ({ failure, children }: FailureNoteProps) => {
  const words = failureWords(failure)
  return (
    <div className="failure-note" role="alert">
      <p className="failure-note-happened">{words.happened}</p>
      <p>{words.safe}</p>
      <p>{words.next}</p>
      <p className="failure-note-code">电话告知代码：{telephoneCode(failure)}</p>
      {children && <div className="failure-note-acts">{children}</div>}
    </div>
  )
}
