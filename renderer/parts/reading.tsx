import type { ReactNode } from 'react'
import './reading.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

const isEmpty = (value: ReactNode): boolean => value === '' || value === null || value === undefined || value === false

/** A record as people read it: text on paper, not greyed form fields. Empty parts are left out. */
export const Reading = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <article className="reading" aria-label={label}>
    {children}
  </article>
)

/** Short fields side by side; the empty ones are left out, and with them the whole list. */
export const Facts = ({ items }: { readonly items: readonly Fact[] }) => {
  const filled = items.filter((item) => !isEmpty(item.value))
  if (filled.length === 0) return null
  return (
    <dl className="reading-facts">
      {filled.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface ReadingTextProps {
  readonly label: string
  readonly text: string
  /** Field path, so that a search hit or an evidence link can come to it. */
  readonly field?: string
  readonly children?: ReactNode
}

/** A long field under its name; nothing at all when it is empty. */
export const ReadingText = ({ label, text, field, children }: ReadingTextProps) =>
  text === '' && isEmpty(children) ? null : (
    <section className="reading-text" data-field={field} tabIndex={field === undefined ? undefined : -1}>
      <h2>{label}</h2>
      {text !== '' && <p>{text}</p>}
      {children}
    </section>
  )
