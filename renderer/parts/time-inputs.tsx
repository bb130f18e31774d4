import { CalendarOutlined } from '@ant-design/icons'
import dayjs from 'dayjs'
import { useRef } from 'react'
import { timeWords } from '../words/times.ts'
import { LooseInput } from './loose-input.tsx'
import { minuteText, parseDay, parseMinute, parseMonth, parseTime, shiftDay } from './times.ts'

export interface TimeInputProps {
  /** As kept in records; empty while unknown. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly id?: string | undefined
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string | undefined
  readonly disabled?: boolean | undefined
  readonly placeholder?: string | undefined
  /** Within a table: no box until it is wanted. */
  readonly plain?: boolean | undefined
}

export interface DayInputProps extends TimeInputProps {
  /** Shows the day as overdue. */
  readonly late?: boolean | undefined
}

/** A calendar day, `2026-03-15`: typed in any spelling (`3.15`), moved by ↑ and ↓, or taken from the calendar by mouse. */
export const DayInput = ({ value, onChange, placeholder = timeWords.day, ...rest }: DayInputProps) => {
  const calendar = useRef<HTMLInputElement>(null)
  return (
    <LooseInput
      {...rest}
      placeholder={placeholder}
      shown={value}
      parse={(typed) => parseDay(typed, dayjs())}
      onChange={onChange}
      complaint={timeWords.notADay}
      onArrow={rest.disabled ? undefined : (by) => onChange(shiftDay(value, by, dayjs()))}
    >
      <button type="button" tabIndex={-1} aria-label={timeWords.calendar} onClick={() => calendar.current?.showPicker()}>
        <CalendarOutlined aria-hidden />
      </button>
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden
        className="loose-input-calendar"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </LooseInput>
  )
}

export interface MinuteInputProps extends TimeInputProps {
  /** Day that a bare time belongs to; today when empty. */
  readonly day?: string | undefined
}

/** A minute of a day, `2026-03-15T09:10`, typed in any spelling: `9:10`, `0910`, `3.15 9:10`. */
export const MinuteInput = ({ value, onChange, day = '', placeholder = timeWords.minute, ...rest }: MinuteInputProps) => (
  <LooseInput
    {...rest}
    placeholder={placeholder}
    shown={minuteText(value)}
    parse={(typed) => parseMinute(typed, day === '' ? dayjs() : dayjs(day))}
    onChange={onChange}
    complaint={timeWords.notAMinute}
  />
)

/** A time of day, `09:10`, typed in any spelling: `9:10`, `0910`. */
export const TimeInput = ({ value, onChange, placeholder = timeWords.minute, ...rest }: TimeInputProps) => (
  <LooseInput {...rest} placeholder={placeholder} shown={value} parse={parseTime} onChange={onChange} complaint={timeWords.notATime} />
)

/** A month, `1975-06`, typed in any spelling: `1975.6`, `197506`. */
export const MonthInput = ({ value, onChange, placeholder = timeWords.month, ...rest }: TimeInputProps) => (
  <LooseInput {...rest} placeholder={placeholder} shown={value} parse={parseMonth} onChange={onChange} complaint={timeWords.notAMonth} />
)
