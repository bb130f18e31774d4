import dayjs from 'dayjs'
import { dayWords } from '../words/days.ts'
import { minuteText, parseMinute } from './days.ts'
import { LooseInput } from './loose-input.tsx'

interface MinuteInputProps {
  readonly label: string
  /** `2026-03-15T09:10`, or empty while unknown. */
  readonly value: string
  readonly onChange: (minute: string) => void
  /** Day that a bare time belongs to; today when empty. */
  readonly day?: string | undefined
  readonly readOnly?: boolean | undefined
  readonly placeholder?: string | undefined
}

/** A wall-clock minute, typed in any spelling: `9:10`, `0910`, `3.15 9:10`. */
export const MinuteInput = ({ label, value, onChange, day = '', readOnly, placeholder }: MinuteInputProps) => (
  <LooseInput
    label={label}
    shown={minuteText(value)}
    parse={(typed) => parseMinute(typed, day === '' ? dayjs() : dayjs(day))}
    onChange={onChange}
    complaint={dayWords.notAMinute}
    placeholder={placeholder}
    readOnly={readOnly}
  />
)
