import { App, Input, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { EvidenceSource, issueSources } from '../../db/model/draft.ts'
import type { Evidence } from '../../electron/contract/index.ts'
import { useRound } from '../app/round.tsx'
import { useSession } from '../app/session.tsx'
import { useAsk, useSay } from '../app/workstation.ts'
import { pickerWords } from '../words/evidence.ts'
import { choicesFor, type DraftChoice } from './evidence-choices.ts'
import './evidence-picker.css'
import { newDraft } from './new-draft.ts'

export interface EvidencePickerProps {
  /** What is to become evidence; the picker is open while there is something. */
  readonly source: EvidenceSource | null
  /** What stands for a file that has no words of its own. */
  readonly describe?: string | undefined
  /** How the matter was learned; noted on a draft that is created here. */
  readonly learnedBy: (typeof issueSources)[number]
  /** Saves the text that the evidence points into, before the link is made. */
  readonly before?: (() => Promise<void>) | undefined
  /** `made` is null when the person gave up. */
  readonly onClose: (made: Evidence | null) => void
}

const searchId = 'evidence-picker-search'

/** The draft that evidence went to last: most passages of one talk belong to the same matter. */
let lastUsed: string | null = null

/** 作为证据: chooses a draft by typing, or creates one. Enter confirms. */
export const EvidencePicker = (props: EvidencePickerProps) => (
  <Modal
    open={props.source !== null}
    title={pickerWords.title}
    footer={null}
    width={560}
    destroyOnHidden
    // opened from the viewer, the caret would else go to the dialog's own button, and Enter give up instead of confirm
    closable={false}
    afterOpenChange={(open) => open && document.getElementById(searchId)?.focus()}
    onCancel={() => props.onClose(null)}
  >
    {props.source && <Picking {...props} source={props.source} />}
  </Modal>
)

/** What can be chosen, and whether it is as fresh as it must be: a draft made a moment ago has to be among them. */
const useChoices = (typed: string) => {
  const { round, unit } = useRound()
  const open = useAsk('drafts', 'list', {
    roundId: round?.id ?? null,
    unitId: unit?.id ?? null,
    status: ['drafting', 'returned'],
    sortBy: 'updatedAt',
    limit: 1000,
  })
  const { data, isFetching, refetch } = open
  useEffect(() => void refetch(), [refetch])
  const choices = useMemo(() => choicesFor(typed, data?.rows ?? [], lastUsed), [typed, data])
  return { choices, fresh: !isFetching }
}

/** Makes the link, and the draft before it where it is a new one. */
const useTake = ({ source, learnedBy, before, onClose }: EvidencePickerProps & { readonly source: EvidenceSource }) => {
  const { round, unit, units } = useRound()
  const session = useSession()
  const create = useSay('drafts', 'create').mutateAsync
  const add = useSay('evidence', 'add').mutateAsync
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  // The caret goes back to the text at once: whoever types on must not wait for a dialog to leave.
  const [origin] = useState(() => (document.activeElement instanceof HTMLElement ? document.activeElement : null))
  /** The draft and, in a new one, the statement that waits for its first proof. */
  const targetOf = async ({ id, title }: DraftChoice) => {
    if (id !== null) return { draftId: id, statementId: null }
    const place = unit ?? (units.length === 1 ? (units[0] ?? null) : null)
    const body = newDraft({ memberId: session.memberId, unit: place?.body ?? null, title, learnedBy })
    const made = await create({ roundId: round?.id ?? null, unitId: place?.id ?? null, body })
    return { draftId: made.id, statementId: body.statements[0]?.id ?? null }
  }
  const take = async (choice: DraftChoice) => {
    if (busy) return
    setBusy(true)
    try {
      await before?.()
      const target = await targetOf(choice)
      const made = await add({ ...target, source })
      lastUsed = target.draftId
      void message.success(pickerWords.done(made.draft.number))
      onClose(made)
      origin?.focus()
    } catch {
      // the failure notice has said it; the picker stays open with what was typed
      setBusy(false)
    }
  }
  return take
}

const Picking = (props: EvidencePickerProps & { readonly source: EvidenceSource }) => {
  const { source, describe } = props
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { choices, fresh } = useChoices(typed)
  const listId = useId()
  const take = useTake(props)
  const active = Math.min(at, choices.length - 1)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  // Enter may come before the list does; it is kept until then rather than taken for 新建.
  const [confirmed, setConfirmed] = useState(false)
  const chosen = choices[active]
  useEffect(() => {
    if (!confirmed || !fresh || chosen === undefined) return
    setConfirmed(false)
    void take(chosen)
  }, [confirmed, fresh, chosen, take])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((active + step + choices.length) % choices.length)
    else if (event.key === 'Enter') setConfirmed(true)
    else return
    event.preventDefault()
  }
  return (
    <>
      <blockquote className="evidence-picker-quote">{source.quote || describe}</blockquote>
      <Input
        id={searchId}
        autoFocus
        role="combobox"
        aria-label={pickerWords.search}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={`${listId}-${active}`}
        placeholder={pickerWords.searchHint}
        value={typed}
        maxLength={500}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} ref={list} className="evidence-picker-list" role="listbox" aria-label={pickerWords.list}>
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
            {choice.id !== null && <span className="evidence-picker-number">{choice.number}</span>}
            <span className="evidence-picker-title">{choice.id === null ? pickerWords.create(choice.title) : choice.title}</span>
          </div>
        ))}
      </div>
      <p className="evidence-picker-hint">{pickerWords.hint}</p>
    </>
  )
}
