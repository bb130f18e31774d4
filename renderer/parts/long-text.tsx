import { type KeyboardEventHandler, type Ref, type SyntheticEvent, useId } from 'react'
import './long-text.css'

/** What a long field can hold (db/model/ids.ts). */
const longest = 20_000

export interface LongTextProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string
  readonly id?: string
  readonly placeholder?: string
  /** Lines shown while empty. */
  readonly minRows?: number
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLTextAreaElement>
  readonly onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>
  readonly onSelect?: (event: SyntheticEvent<HTMLTextAreaElement>) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}

/**
 * Text that is written and read for hours: 16 px, grows with what is in it. A plain textarea, so that the
 * system's own undo, input method and spelling stay whole; the browser does the growing (`field-sizing`).
 */
export const LongText = ({ value, onChange, label, minRows = 3, readOnly = false, ...rest }: LongTextProps) => {
  const counter = useId()
  const full = value.length >= longest
  return (
    <>
      <textarea
        {...rest}
        className="long-text"
        aria-label={label}
        aria-describedby={full ? counter : undefined}
        value={value}
        readOnly={readOnly}
        maxLength={longest}
        style={{ minHeight: minRows * 28 + 18 }}
        onChange={(event) => onChange(event.target.value)}
      />
      {value.length > longest * 0.9 && (
        <div id={counter} className="long-text-count" role="status">
          {value.length.toLocaleString('zh-CN')} / {longest.toLocaleString('zh-CN')} 字{full && '，已到上限，请分段另记'}
        </div>
      )}
    </>
  )
}
