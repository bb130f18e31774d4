import { CalendarOutlined } from '@ant-design/icons'
import dayjs from 'dayjs'
import { useRef } from 'react'
import { dayWords } from '../words/days.ts'
import { parseDay, shiftDay } from './days.ts'
import { LooseInput } from './loose-input.tsx'

interface DayInputProps {
  readonly label: string
  /** `2026-03-15`, or empty while unknown. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly readOnly?: boolean | undefined
  /** Shows the day as overdue. */
  readonly late?: boolean | undefined
  readonly placeholder?: string | undefined
}

/** A calendar day: typed in any spelling (`3.15`), moved by ↑ and ↓, or chosen from the calendar by mouse. */
export const DayInput = ({ label, value, onChange, readOnly, late, placeholder }: DayInputProps) => {
  const calendar = useRef<HTMLInputElement>(null)
  return (
    <LooseInput
      label={label}
      shown={value}
      parse={(typed) => parseDay(typed, dayjs())}
      onChange={onChange}
      complaint={dayWords.notADay}
      placeholder={placeholder}
      readOnly={readOnly}
      late={late}
      onArrow={readOnly ? undefined : (by) => onChange(shiftDay(value, by, dayjs()))}
    >
      {!readOnly && (
        <>
          <button type="button" tabIndex={-1} aria-label={dayWords.calendar(label)} onClick={() => calendar.current?.showPicker()}>
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
        </>
      )}
    </LooseInput>
  )
}
