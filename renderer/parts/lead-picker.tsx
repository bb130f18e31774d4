import { App, Radio } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { EvidenceSource } from '../../db/model/draft.ts'
import { type SupportWeight, supportWeights } from '../../db/model/lead.ts'
import { useRound } from '../app/round.tsx'
import { useSession } from '../app/session.tsx'
import { useAsk, useSay } from '../app/workstation.ts'
import { weightWords, leadPickerWords as words } from '../words/leads.ts'
import { type Choice, ChoiceDialog, ChoicePicker } from './choice-picker.tsx'
import { choicesFor } from './evidence-choices.ts'
import { useTaking } from './taking.ts'

export interface LeadPickerProps {
  /** What speaks to a lead; the picker is open while there is something. */
  readonly source: EvidenceSource | null
  /** What stands for a file that has no words of its own. */
  readonly describe?: string | undefined
  /** Saves the text that the source points into, before the link is made. */
  readonly before?: (() => Promise<void>) | undefined
  readonly onClose: () => void
}

/** The lead that was supported last: one talk tells of the same matter several times. */
let lastUsed: string | null = null

/** How many characters of a quote make a title. */
const titleLength = 40

/** 印证疑点: chooses a lead by typing, or creates one out of the very words. Enter confirms. */
export const LeadPicker = (props: LeadPickerProps) => (
  <ChoiceDialog open={props.source !== null} title={words.title} onGiveUp={props.onClose}>
    {props.source && <Picking {...props} source={props.source} />}
  </ChoiceDialog>
)

const titled = (choice: Choice, quote: string): Choice =>
  choice.id === null && choice.title === '' ? { ...choice, title: quote.replace(/\s+/gu, ' ').slice(0, titleLength) } : choice

const useChoices = (quote: string) => {
  const { round, unit } = useRound()
  const { data, isFetching, refetch } = useAsk('leads', 'list', {
    roundId: round?.id ?? null,
    unitId: unit?.id ?? null,
    status: ['raised', 'in_progress', 'confirmed'],
    sortBy: 'updatedAt',
    limit: 1000,
  })
  useEffect(() => void refetch(), [refetch])
  const rows = useCallback(
    (typed: string) => choicesFor(typed, data?.rows ?? [], lastUsed).map((choice) => titled(choice, quote)),
    [data, quote],
  )
  return { rows, fresh: !isFetching }
}

/** Makes the link, and the lead before it where it is a new one. */
const useTake = ({ source, before, onClose }: LeadPickerProps & { readonly source: EvidenceSource }, weight: SupportWeight) => {
  const { round, unit, units } = useRound()
  const { memberId } = useSession()
  const create = useSay('leads', 'create').mutateAsync
  const add = useSay('leads', 'addSupport').mutateAsync
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  // The caret goes back to the text at once: whoever types on must not wait for a dialog to leave.
  const [origin] = useState(() => (document.activeElement instanceof HTMLElement ? document.activeElement : null))
  const leadOf = async ({ id, title }: Choice): Promise<string> => {
    if (id !== null) return id
    const unitId = unit?.id ?? (units.length === 1 ? units[0]?.id : null) ?? null
    const body = { title, matter: source.quote, handler: memberId }
    return (await create({ roundId: round?.id ?? null, unitId, body })).id
  }
  return async (choice: Choice) => {
    if (busy) return
    setBusy(true)
    try {
      await before?.()
      const leadId = await leadOf(choice)
      const made = await add({ leadId, source, weight })
      lastUsed = leadId
      void message.success(words.done(made.lead.number))
      onClose()
      origin?.focus()
    } catch {
      // the failure notice has said it; the picker stays open with what was typed
      setBusy(false)
    }
  }
}

const Picking = (props: LeadPickerProps & { readonly source: EvidenceSource }) => {
  const { source, describe = '' } = props
  const quote = source.quote || describe
  const [weight, setWeight] = useState<SupportWeight>('supports')
  const { rows, fresh } = useChoices(quote)
  const take = useTake(props, weight)
  return (
    <ChoicePicker words={words} quote={quote} choicesFor={rows} fresh={fresh} take={take}>
      <Radio.Group
        className="choice-picker-extra"
        aria-label={words.weight}
        value={weight}
        onChange={(event) => setWeight(event.target.value as SupportWeight)}
        options={supportWeights.map((value) => ({ value, label: weightWords[value] }))}
      />
    </ChoicePicker>
  )
}

/** The lead picker of one record: what is taken to it, and the dialog itself. */
export const useLeadPicking = (recordId: string, before: () => Promise<void>) => {
  const { source, name, take, takeFile: file, done } = useTaking(recordId)
  const dialog = <LeadPicker source={source} describe={name} before={before} onClose={done} />
  return { take, file, dialog }
}
