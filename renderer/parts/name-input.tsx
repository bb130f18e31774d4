import { Input } from 'antd'
import { useState } from 'react'

export interface NameInputProps {
  readonly id?: string
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly readOnly?: boolean
}

/** A name that must not be empty: while it is, the last one stays kept. Selected on entering, for quick renaming. */
export const NameInput = ({ label, value, onChange, readOnly = false, ...rest }: NameInputProps) => {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Input
      {...rest}
      aria-label={label}
      readOnly={readOnly}
      maxLength={500}
      value={typed ?? value}
      {...(typed?.trim() === '' && { status: 'error' as const })}
      onFocus={({ target }) => target.select()}
      onBlur={() => setTyped(null)}
      onChange={({ target }) => {
        setTyped(target.value)
        if (target.value.trim() !== '') onChange(target.value)
      }}
    />
  )
}
