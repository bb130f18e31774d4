import { App } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { EvidenceSource, issueSources } from '../../db/model/draft.ts'
import type { Evidence } from '../../electron/contract/index.ts'
import { useRound } from '../app/round.tsx'
import { useSession } from '../app/session.tsx'
import { useAsk, useSay } from '../app/workstation.ts'
import { pickerWords } from '../words/evidence.ts'
import { type Choice, ChoiceDialog, ChoicePicker } from './choice-picker.tsx'
import { choicesFor } from './evidence-choices.ts'
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

/** The draft that evidence went to last: most passages of one talk belong to the same matter. */
let lastUsed: string | null = null

/** 作为证据: chooses a draft by typing, or creates one. Enter confirms. */
export const EvidencePicker = (props: EvidencePickerProps) => (
  <ChoiceDialog open={props.source !== null} title={pickerWords.title} onGiveUp={() => props.onClose(null)}>
    {props.source && <Picking {...props} source={props.source} />}
  </ChoiceDialog>
)

/** What can be chosen, and whether it is as fresh as it must be: a draft made a moment ago has to be among them. */
const useChoices = () => {
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
  const rows = useCallback((typed: string) => choicesFor(typed, data?.rows ?? [], lastUsed), [data])
  return { rows, fresh: !isFetching }
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
  const targetOf = async ({ id, title }: Choice) => {
    if (id !== null) return { draftId: id, statementId: null }
    const place = unit ?? (units.length === 1 ? (units[0] ?? null) : null)
    const body = newDraft({ memberId: session.memberId, unit: place?.body ?? null, title, learnedBy })
    const made = await create({ roundId: round?.id ?? null, unitId: place?.id ?? null, body })
    return { draftId: made.id, statementId: body.statements[0]?.id ?? null }
  }
  const take = async (choice: Choice) => {
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
  const { source, describe = '' } = props
  const { rows, fresh } = useChoices()
  const take = useTake(props)
  return <ChoicePicker words={pickerWords} quote={source.quote || describe} choicesFor={rows} fresh={fresh} take={take} />
}
