import type { StatusMark } from '../../db/model/forms/form.ts'
import './status-word.css'

export interface StatusMeaning {
  readonly word: string
  readonly mark: StatusMark
}
export type StatusWords = Readonly<Record<string, StatusMeaning>>

export interface StatusWordProps {
  readonly words: StatusWords
  readonly status: string
}

/** A status as a word with a small mark. */
export const StatusWord = ({ words, status }: StatusWordProps) => {
  const meaning = words[status]
  if (meaning === undefined) return null
  return (
    <span className={`status-word status-${meaning.mark}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <Mark mark={meaning.mark} />
      </svg>
      {meaning.word}
    </span>
  )
}

const Mark = ({ mark }: { readonly mark: StatusMark }) => {
  switch (mark) {
    case 'open':
      return <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" />
    case 'begun':
      return (
        <>
          <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" />
          <circle cx="5" cy="5" r="1.5" fill="currentColor" />
        </>
      )
    case 'half':
      return (
        <>
          <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" />
          <path d="M5 1.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
        </>
      )
    case 'done':
      return <circle cx="5" cy="5" r="4" fill="currentColor" />
    case 'alert':
      return <path d="M5 1 9.5 9H.5z" fill="none" stroke="currentColor" />
    case 'stopped':
      return <path d="M2 2l6 6M8 2l-6 6" fill="none" stroke="currentColor" />
  }
}
