import { type ReactNode, useState } from 'react'
import { foldWords } from '../words/folds.ts'
import './folded-head.css'

interface FoldedHeadProps {
  readonly label: string
  /** The head in a line or two; empty parts are left out. */
  readonly parts: readonly string[]
  /** What is wrong with it, said also while it is folded. */
  readonly troubles?: readonly string[]
  /** Whether it begins unfolded: a bare record does. */
  readonly startsOpen: boolean
  /** The form. */
  readonly children: ReactNode
}

/** The head of a record in a line or two, so that what is written every minute has the room; unfolds to the form. */
export const FoldedHead = ({ label, parts, troubles = [], startsOpen, children }: FoldedHeadProps) => {
  const [open, setOpen] = useState(startsOpen)
  const toggle = (
    <button type="button" className="word-button" aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? foldWords.fold : foldWords.unfold}
    </button>
  )
  return (
    <section className="folded-head" aria-label={label}>
      {open ? (
        <>
          {children}
          {toggle}
        </>
      ) : (
        <p>
          {parts
            .filter((part) => part !== '')
            .map((part) => (
              <span key={part}>{part}</span>
            ))}
          {troubles.map((trouble) => (
            <span key={trouble} className="red">
              {trouble}
            </span>
          ))}
          {toggle}
        </p>
      )}
    </section>
  )
}
