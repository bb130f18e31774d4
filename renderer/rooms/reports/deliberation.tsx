import { App } from 'antd'
import type { Carrying } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import { useMay } from '../../app/session.tsx'
import { call, useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { stageWords } from '../../words/drafts.ts'
import { moment } from '../../words/figures.ts'
import { deliberationWords as words } from '../../words/reports.ts'
import type { ExtraProps, RowExtraProps } from '../forms/extras.ts'
import './reports.css'

const none: readonly Carrying[] = []
const useCarrying = (id: string): readonly Carrying[] => useAsk('decisions', 'carrying', { id }, { keep: true }).data ?? none

/** How many decisions wait, and one press for all of them. */
export const DeliberationHead = (extra: ExtraProps) => {
  const waiting = useCarrying(extra.record.id).filter(({ act }) => act !== null)
  return (
    <div className="report-head">
      <p className="quiet">{waiting.length === 0 ? words.nothing : words.waiting(waiting.length)}</p>
      {waiting.length > 0 && <CarryOut extra={extra} rows={waiting} all />}
    </div>
  )
}

/** What the decision on one draft means for it, and carrying it out. */
export const DecidedRow = (extra: RowExtraProps) => {
  const people = useMembers({ deleted: true })
  const carrying = useCarrying(extra.record.id).find(({ rowId }) => rowId === extra.row.id)
  if (carrying === undefined || extra.row.draftId === null) return null
  const { stage, changedSince, act, obstacle, doneAt, doneBy } = carrying
  return (
    <div className="report-row">
      {stage !== null && <StatusWord words={stageWords} status={stage} />}
      {changedSince && doneAt === null && <span className="report-alert">{words.changedSince}</span>}
      {doneAt !== null && <span>{words.done(moment(doneAt), people.find(({ id }) => id === doneBy)?.name ?? '')}</span>}
      {obstacle !== null && <span className="quiet">{words.obstacles[obstacle]}</span>}
      {act !== null && <CarryOut extra={extra} rows={[carrying]} />}
    </div>
  )
}

interface CarryOutProps {
  readonly extra: ExtraProps
  readonly rows: readonly Carrying[]
  readonly all?: boolean
}

/** 落实决定: asks once, then does it to the drafts. */
const CarryOut = ({ extra: { record, flush }, rows, all = false }: CarryOutProps) => {
  const carryOut = useSay('decisions', 'carryOut')
  const { message } = App.useApp()
  const maySign = useMay('sign')
  if (!maySign || record.deletedAt !== null) return null
  const press = async () => {
    await flush()
    const { version } = await call('deliberations', 'open', { id: record.id })
    const rowIds = all ? null : rows.map(({ rowId }) => rowId)
    carryOut.mutate({ id: record.id, version, rowIds }, { onSuccess: () => void message.success(words.carriedOut) })
  }
  const acts = [...new Set(rows.flatMap(({ act }) => (act === null ? [] : [words.acts[act]])))]
  return (
    <ConfirmButton
      size={all ? 'middle' : 'small'}
      question={words.question}
      meaning={words.meaning(acts)}
      act={words.carryOut}
      loading={carryOut.isPending}
      onConfirm={() => void press()}
    >
      {all ? words.carryOutAll(rows.length) : words.carryOut}
    </ConfirmButton>
  )
}
