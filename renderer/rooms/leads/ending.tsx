import { App, Button, Modal } from 'antd'
import { useId, useState } from 'react'
import { type LeadEnd, leadEnds } from '../../../db/model/lead.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { LongText } from '../../parts/long-text.tsx'
import { RecordSelect } from '../../parts/record-select.tsx'
import { leadWords as words } from '../../words/leads.ts'
import { LeadToClue } from './to-clue.tsx'

interface LeadEndingProps {
  readonly leadId: string
  readonly status: string
  /** Something that still stands speaks for it. */
  readonly supported: boolean
  /** Saves what was typed. */
  readonly before: () => Promise<void>
}

const names: Readonly<Record<LeadEnd, string>> = {
  draft: words.toKnownDraft,
  clue: words.clue,
  merged: words.merge,
  excluded: words.exclude,
}

/** How a lead ends: as a draft in one press, or in one of the other ways with its reason; and back again. */
export const LeadEnding = ({ leadId, status, supported, before }: LeadEndingProps) => {
  const [ending, setEnding] = useState<LeadEnd | null>(null)
  const toDraft = useSay('leads', 'toDraft')
  const reopen = useSay('leads', 'reopen')
  const goTo = useGoTo()
  const { message } = App.useApp()
  const make = async () => {
    await before()
    toDraft.mutate(
      { id: leadId },
      {
        onSuccess: ({ draft, left }) => {
          void message.success(words.made(draft.body.number, left))
          goTo({ kind: 'issue_draft', id: draft.id })
        },
      },
    )
  }
  if ((leadEnds as readonly string[]).includes(status)) {
    return (
      <Section title={words.end}>
        <Button onClick={() => reopen.mutate({ id: leadId })}>{words.reopen}</Button>
      </Section>
    )
  }
  return (
    <Section title={words.end}>
      <div className="lead-ends">
        <Button type="primary" disabled={!supported} loading={toDraft.isPending} onClick={() => void make()}>
          {words.toDraft}
        </Button>
        {leadEnds.map((end) => (
          <Button key={end} onClick={() => setEnding(end)}>
            {names[end]}
          </Button>
        ))}
      </div>
      <p className="quiet">{words.toDraftHint}</p>
      {ending === 'clue' && <LeadToClue leadId={leadId} before={before} onClose={() => setEnding(null)} />}
      {ending !== null && ending !== 'clue' && <EndLead leadId={leadId} as={ending} before={before} onClose={() => setEnding(null)} />}
    </Section>
  )
}

interface EndLeadProps {
  readonly leadId: string
  readonly as: Exclude<LeadEnd, 'clue'>
  readonly before: () => Promise<void>
  readonly onClose: () => void
}

const EndLead = ({ leadId, as, before, onClose }: EndLeadProps) => {
  useFocusReturn()
  const [reason, setReason] = useState('')
  const [targetId, setTarget] = useState<string | null>(null)
  const end = useSay('leads', 'end')
  const reasonId = useId()
  const targetFieldId = useId()
  const targeted = as === 'draft' || as === 'merged'
  const confirm = async () => {
    await before()
    end.mutate({ id: leadId, as, reason: reason.trim(), targetId }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={names[as]}
      okText={names[as]}
      cancelText={words.cancel}
      okButtonProps={{ disabled: (as !== 'draft' && reason.trim() === '') || (targeted && targetId === null), loading: end.isPending }}
      onOk={confirm}
      onCancel={onClose}
    >
      {targeted && (
        <div className="field">
          <label htmlFor={targetFieldId} className="field-label">
            {words.target[as]}
          </label>
          <RecordSelect id={targetFieldId} kinds={[as === 'draft' ? 'issue_draft' : 'lead']} value={targetId} onChange={setTarget} />
        </div>
      )}
      {as === 'merged' && <p className="quiet">{words.mergeHint}</p>}
      <label htmlFor={reasonId} className="field-label">
        {words.reason}
      </label>
      <LongText id={reasonId} minRows={2} value={reason} onChange={setReason} />
    </Modal>
  )
}
