import { useNavigate } from '@tanstack/react-router'
import { App, Checkbox, Modal } from 'antd'
import { useId, useState } from 'react'
import { useRound } from '../../app/round.tsx'
import { useSession } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { LongText } from '../../parts/long-text.tsx'
import { clueFieldNames, clueWords } from '../../words/clues.ts'
import { leadWords as words } from '../../words/leads.ts'
import { ReaderSelect } from '../clues/readers.tsx'

interface LeadToClueProps {
  readonly leadId: string
  /** Saves what was typed. */
  readonly before: () => Promise<void>
  readonly onClose: () => void
}

/** 转问题线索: the clue is made and the lead ended in one press. */
export const LeadToClue = ({ leadId, before, onClose }: LeadToClueProps) => {
  useFocusReturn()
  const { memberId } = useSession()
  const { round } = useRound()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [aboutHead, setAboutHead] = useState(false)
  const [second, setSecond] = useState<string | null>(null)
  const make = useSay('leads', 'toClue', { handles: 'all' })
  const reasonId = useId()
  const together = round?.body.clueOpening === 'two_people' && !aboutHead
  const confirm = async () => {
    await before()
    make.mutate(
      { id: leadId, reason: reason.trim(), aboutHead, readers: together && second !== null ? [second] : [] },
      {
        onSuccess: ({ clueId }) => {
          void message.success(words.clueMade)
          void navigate({ to: `/clues/${clueId}`, search: {} })
        },
      },
    )
  }
  return (
    <Modal
      open
      title={words.clue}
      okText={words.clue}
      cancelText={words.cancel}
      okButtonProps={{ disabled: reason.trim() === '' || (together && second === null), loading: make.isPending }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <p className="quiet">{words.clueHint}</p>
      <Checkbox checked={aboutHead} onChange={({ target }) => setAboutHead(target.checked)}>
        {clueFieldNames.aboutHead}
      </Checkbox>
      {together && (
        <Field label={clueWords.second} hint={clueWords.newText} required>
          {(id) => <ReaderSelect id={id} without={[memberId]} value={second} onChange={setSecond} />}
        </Field>
      )}
      <label htmlFor={reasonId} className="field-label">
        {words.reason}
      </label>
      <LongText id={reasonId} minRows={2} value={reason} onChange={setReason} />
      {make.error !== null && <FailureNote failure={make.error.failure} />}
    </Modal>
  )
}
