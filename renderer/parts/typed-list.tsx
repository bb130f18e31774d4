import { Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useConfirming } from './confirming.ts'
import './typed-list.css'

interface TypedListProps<T> {
  readonly inputId: string
  readonly label: string
  readonly listLabel: string
  readonly placeholder: string
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly choices: readonly T[]
  /** The choices belong to what is typed; until then Enter is kept. */
  readonly fresh: boolean
  readonly keyOf: (choice: T) => string
  readonly render: (choice: T) => ReactNode
  /** Whether a choice can be taken; one that cannot is still shown. */
  readonly mayTake?: (choice: T) => boolean
  readonly onTake: (choice: T) => void
  /** Told which choice the arrows stand on. */
  readonly onAt?: (choice: T | undefined) => void
}

/** A field to type in over a list to choose from: arrows move, Enter takes; the focus stays in the field. */
export const TypedList = <T,>(props: TypedListProps<T>) => {
  const { inputId, typed, onTyped, choices, fresh, keyOf, render, mayTake = () => true, onTake, onAt } = props
  const [at, setAt] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const active = Math.max(0, Math.min(at, choices.length - 1))
  const chosen = choices[active]
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  useEffect(() => onAt?.(chosen), [onAt, chosen])
  const confirm = useConfirming(fresh, () => chosen !== undefined && mayTake(chosen) && onTake(chosen))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && choices.length > 0) setAt((active + step + choices.length) % choices.length)
    else if (event.key === 'Enter') confirm(true)
    else return
    event.preventDefault()
  }
  return (
    <>
      <Input
        id={inputId}
        role="combobox"
        aria-label={props.label}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${active}`}
        placeholder={props.placeholder}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          onTyped(event.target.value)
          setAt(0)
          confirm(false)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} ref={list} className="typed-list" role="listbox" aria-label={props.listLabel}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a listbox belong to its combobox above
          <div
            key={keyOf(choice)}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            aria-disabled={!mayTake(choice)}
            tabIndex={-1}
            // the caret stays where it is typed
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => (mayTake(choice) ? onTake(choice) : setAt(index))}
          >
            {render(choice)}
          </div>
        ))}
      </div>
    </>
  )
}
