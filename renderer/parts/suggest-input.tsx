import { AutoComplete } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type ArgsOf, useAsk } from '../app/workstation.ts'

export interface SuggestInputProps {
  readonly scope: ArgsOf<'search', 'suggest'>['scope']
  readonly value: string
  readonly onChange: (value: string) => void
  readonly id?: string
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
}

/** A line that completes itself from what was typed before in this case file. */
export const SuggestInput = ({ scope, value, onChange, label, ...rest }: SuggestInputProps) => {
  const [open, setOpen] = useState(false)
  const text = useDeferredValue(value)
  const found = useAsk('search', 'suggest', { scope, text }, { enabled: open, keep: true }).data ?? []
  const options = found.filter((word) => word !== value).map((word) => ({ value: word }))
  return (
    <AutoComplete
      {...rest}
      aria-label={label}
      value={value}
      options={options}
      open={open && options.length > 0}
      onOpenChange={setOpen}
      onChange={(next: string | undefined) => onChange((next ?? '').slice(0, 500))}
      defaultActiveFirstOption={false}
      style={{ width: '100%' }}
    />
  )
}
