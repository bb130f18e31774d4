import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import './loose-input.css'

export interface LooseInputProps {
  readonly id?: string | undefined
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string | undefined
  /** The value as people read it. */
  readonly shown: string
  /** Reads what was typed; null when it makes no sense. */
  readonly parse: (typed: string) => string | null
  readonly onChange: (value: string) => void
  /** Said when what was typed makes no sense; the typed words stay for correction. */
  readonly complaint: string
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  /** Within a table: no box until it is wanted. */
  readonly plain?: boolean | undefined
  readonly late?: boolean | undefined
  readonly onArrow?: ((by: -1 | 1) => void) | undefined
  readonly children?: ReactNode
}

/** A field that takes a value in many spellings and settles it on Enter or when left. */
export const LooseInput = (props: LooseInputProps) => {
  const { shown, parse, onChange, onArrow } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const complaintId = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value from elsewhere replaces what was being typed
  useEffect(() => setTyped(null), [shown])
  const settle = () => {
    if (typed === null) return
    const value = parse(typed)
    setWrong(value === null)
    if (value === null) return
    setTyped(null)
    onChange(value)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') settle()
    if (onArrow && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && typed === null && !event.ctrlKey) {
      event.preventDefault()
      onArrow(event.key === 'ArrowUp' ? 1 : -1)
    }
  }
  return (
    <span className={`loose-input${props.plain ? ' loose-input-plain' : ''}${props.late ? ' loose-input-late' : ''}`}>
      <input
        id={props.id}
        aria-label={props.label}
        aria-invalid={wrong}
        aria-describedby={wrong ? complaintId : undefined}
        autoComplete="off"
        placeholder={props.placeholder}
        readOnly={props.disabled}
        value={typed ?? shown}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
      {!props.disabled && props.children}
      {wrong && (
        <span id={complaintId} role="alert" className="loose-input-wrong">
          {props.complaint}
        </span>
      )}
    </span>
  )
}
