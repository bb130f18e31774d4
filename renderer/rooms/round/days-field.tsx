import { Select } from 'antd'
import dayjs from 'dayjs'
import { Field } from '../../parts/field.tsx'
import { parseDay } from '../../parts/times.ts'
import { roundWords as words } from '../../words/round-room.ts'

interface DaysFieldProps {
  readonly label: string
  readonly days: readonly string[]
  readonly readOnly: boolean
  readonly onDays: (days: string[]) => void
}

/** Several days, typed in any spelling; what is no day is not taken. */
export const DaysField = ({ label, days, readOnly, onDays }: DaysFieldProps) => (
  <Field label={label}>
    {(id) => (
      <Select
        id={id}
        mode="tags"
        open={false}
        suffixIcon={null}
        disabled={readOnly}
        placeholder={words.daysHint}
        tokenSeparators={['、', '，', ',', '；', ' ']}
        value={[...days]}
        onChange={(typed: string[]) => onDays([...new Set(typed.flatMap((one) => parseDay(one, dayjs()) || []))].sort())}
        style={{ width: '100%' }}
      />
    )}
  </Field>
)
