import { Input, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import './choice-picker.css'
import { useConfirming } from './confirming.ts'

/** Something to choose by number or title; `id` null stands for one that does not exist yet. */
export interface Choice {
  readonly id: string | null
  readonly number: string
  readonly title: string
}

export interface PickerWords {
  readonly title: string
  readonly search: string
  readonly searchHint: string
  readonly list: string
  readonly hint: string
  readonly create: (title: string) => string
}

const searchId = 'choice-picker-search'

/** How long a picker may take to be there, milliseconds; one that never comes must not keep the keyboard. */
const longestHold = 1000
let holding: AbortController | null = null
let early = false

/**
 * A picker is drawn a frame after it was asked for. Until the caret is in it, no key may fall into the text below: a
 * quick typist's Enter is kept for it.
 */
export const holdKeys = (): void => {
  release()
  const hold = new AbortController()
  holding = hold
  const take = (event: globalThis.KeyboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') early = true
  }
  window.addEventListener('keydown', take, { capture: true, signal: hold.signal })
  setTimeout(() => hold.abort(), longestHold)
}

/** The keyboard is the picker's now; says whether Enter was pressed already. */
const release = (): boolean => {
  holding?.abort()
  const pressed = early
  early = false
  return pressed
}

interface ChoiceDialogProps {
  readonly open: boolean
  readonly title: string
  readonly onGiveUp: () => void
  readonly children: ReactNode
}

/** The dialog around a picker: the caret goes to what is typed, Escape gives up. */
export const ChoiceDialog = ({ open, title, onGiveUp, children }: ChoiceDialogProps) => (
  <Modal
    open={open}
    title={title}
    footer={null}
    width={560}
    destroyOnHidden
    // opened from the viewer, the caret would else go to the dialog's own button, and Enter give up instead of confirm
    closable={false}
    afterOpenChange={(shown) => shown && document.getElementById(searchId)?.focus()}
    onCancel={onGiveUp}
  >
    {children}
  </Modal>
)

interface ChoicePickerProps {
  readonly words: PickerWords
  /** What is to be placed, in its own words. */
  readonly quote: string
  readonly choicesFor: (typed: string) => readonly Choice[]
  /** The choices are as fresh as they must be: what was made a moment ago has to be among them. */
  readonly fresh: boolean
  readonly take: (choice: Choice) => Promise<void>
  /** Between the quote and the list. */
  readonly children?: ReactNode
}

/** Chooses by typing, or creates. Enter confirms. */
export const ChoicePicker = ({ words, quote, choicesFor, fresh, take, children }: ChoicePickerProps) => {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const choices = useMemo(() => choicesFor(typed), [typed, choicesFor])
  const listId = useId()
  const active = Math.min(at, choices.length - 1)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const chosen = choices[active]
  const confirm = useConfirming(fresh && chosen !== undefined, () => chosen !== undefined && void take(chosen))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((active + step + choices.length) % choices.length)
    else if (event.key === 'Enter') confirm(true)
    else return
    event.preventDefault()
  }
  return (
    <>
      <blockquote className="choice-picker-quote">{quote}</blockquote>
      <Input
        id={searchId}
        autoFocus
        role="combobox"
        aria-label={words.search}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={`${listId}-${active}`}
        placeholder={words.searchHint}
        value={typed}
        maxLength={500}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onFocus={() => release() && confirm(true)}
        onKeyDown={onKeyDown}
      />
      <div id={listId} ref={list} className="choice-picker-list" role="listbox" aria-label={words.list}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a listbox belong to its combobox above
          <div
            key={choice.id ?? 'new'}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onClick={() => void take(choice)}
          >
            {choice.id !== null && <span className="choice-picker-number">{choice.number}</span>}
            <span className="choice-picker-title">{choice.id === null ? words.create(choice.title) : choice.title}</span>
          </div>
        ))}
      </div>
      {children}
      <p className="choice-picker-hint">{words.hint}</p>
    </>
  )
}
