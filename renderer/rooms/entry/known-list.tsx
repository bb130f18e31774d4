import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { KnownCaseFile } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { entryWords, modeWords } from '../../words/entry.ts'

interface KnownListProps {
  readonly known: readonly KnownCaseFile[]
  readonly onOpen: (file: KnownCaseFile) => void
  readonly onChanged: () => void
  readonly children: ReactNode
}

/** Case files that this computer knows, and the way to others. */
export const KnownList = ({ known, onOpen, onChanged, children }: KnownListProps) => {
  const choose = useSay('caseFiles', 'choose', { handles: 'all' })
  const forget = useSay('caseFiles', 'forget')
  const chosen = (file: KnownCaseFile | null) => {
    if (file === null) return
    onChanged()
    onOpen(file)
  }
  return (
    <>
      {known.length > 0 && (
        <ul className="known-list">
          {known.map((file) => (
            <li key={file.id}>
              <button type="button" className="known-open" disabled={file.missing || file.wiped} onClick={() => onOpen(file)}>
                <span className="known-label">{file.label}</span>
                <span className="quiet">
                  {modeWords[file.mode]} ·{' '}
                  {file.wiped ? entryWords.wiped : file.missing ? entryWords.missing : entryWords.placeOf(file.place)}
                </span>
              </button>
              <ConfirmButton
                type="text"
                size="small"
                aria-label={entryWords.forget(file.label)}
                question={entryWords.forgetQuestion}
                meaning={entryWords.forgetMeaning}
                act={entryWords.forgetAct}
                onConfirm={() => forget.mutate({ caseFileId: file.id }, { onSuccess: onChanged })}
              >
                {entryWords.forgetAct}
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      <div className="entry-form">
        {choose.error !== null && choose.error.failure.code !== 'cancelled' && <FailureNote failure={choose.error.failure} />}
        <div className="entry-acts">
          {children}
          <Button onClick={() => choose.mutate({}, { onSuccess: chosen })}>{entryWords.openOther}</Button>
        </div>
      </div>
    </>
  )
}
