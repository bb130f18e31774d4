import { Modal } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import type { TagOfRecord } from '../../electron/contract/index.ts'
import { useAsk, useSay } from '../app/workstation.ts'
import { focusWords as words } from '../words/catalogues.ts'
import { FocusEntries } from './focus-entries.tsx'
import './focus-tags.css'

export interface FocusPickerProps {
  readonly recordId: string
  /** What is tagged: empty for the whole record, `turns/<id>` …; the picker is open while it is not null. */
  readonly field: string | null
  /** Saves what was typed, so that the part that is tagged is there. */
  readonly before?: (() => Promise<void>) | undefined
  readonly onClose: () => void
}

const inputId = 'focus-picker-search'

/** 标注: entries by code, words or pinyin initials; Enter adds and stays, Escape is done. */
export const FocusPicker = (props: FocusPickerProps) => (
  <Modal
    open={props.field !== null}
    title={words.title}
    footer={null}
    width={640}
    destroyOnHidden
    closable={false}
    afterOpenChange={(open) => open && document.getElementById(inputId)?.focus()}
    onCancel={props.onClose}
  >
    {props.field !== null && <Picking {...props} field={props.field} />}
  </Modal>
)

const noTags: readonly TagOfRecord[] = []

const Picking = ({ recordId, field, before }: FocusPickerProps & { readonly field: string }) => {
  const all = useAsk('focus', 'ofRecord', { recordId }).data ?? noTags
  const tags = useMemo(() => all.filter(({ tag }) => tag.field === field), [all, field])
  const toggle = useToggle(recordId, field, tags, before)
  return (
    <>
      <Chosen tags={tags} onRemove={toggle} />
      <FocusEntries inputId={inputId} chosen={new Set(tags.map(({ tag }) => tag.itemId))} onTake={toggle} hint={words.hint} />
    </>
  )
}

interface ChosenProps {
  readonly tags: readonly TagOfRecord[]
  readonly onRemove: (item: { readonly catalogueId: string; readonly itemId: string }) => void
}

const Chosen = ({ tags, onRemove }: ChosenProps) =>
  tags.length === 0 ? (
    <p className="quiet focus-picker-none">{words.none}</p>
  ) : (
    <ul className="focus-picker-chosen" aria-label={words.chosen}>
      {tags.map(({ id, tag, state }) => (
        <li key={id}>
          <span>
            <span className="figures">{tag.code}</span> {tag.text}
            {state !== 'same' && <span className="focus-chip-state">{words.states[state]}</span>}
          </span>
          <button type="button" className="word-button" aria-label={words.remove(tag.code)} onClick={() => onRemove(tag)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  )

interface Item {
  readonly catalogueId: string
  readonly itemId: string
}

/** Adds an entry or takes it off. Each says the whole set, one after the other, so that quick Enters lose none. */
function useToggle(recordId: string, field: string, tags: readonly TagOfRecord[], before: FocusPickerProps['before']) {
  const set = useSay('focus', 'set').mutateAsync
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const wanted = useRef<readonly Item[] | null>(null)
  const latest = useRef(tags)
  useEffect(() => {
    latest.current = tags
    wanted.current = null
  }, [tags])
  return ({ catalogueId, itemId }: Item) => {
    const now: readonly Item[] = wanted.current ?? latest.current.map(({ tag }) => ({ catalogueId: tag.catalogueId, itemId: tag.itemId }))
    const has = now.some((item) => item.itemId === itemId)
    const items = has ? now.filter((item) => item.itemId !== itemId) : [...now, { catalogueId, itemId }]
    wanted.current = items
    line.current = line.current
      .then(() => before?.())
      .then(() => set({ recordId, field, items: [...items] }))
      .catch(() => {
        wanted.current = null // the failure notice has said it
      })
  }
}
