import { App, Button } from 'antd'
import type { Unit } from '../../../db/model/round.ts'
import type { PartDrift } from '../../../electron/contract/index.ts'
import { useRecord } from '../../app/records.ts'
import { useRound } from '../../app/round.tsx'
import { call, useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { compareTexts, shortened } from '../../parts/difference.ts'
import { Facts } from '../../parts/reading.tsx'
import { confirmationWords as words } from '../../words/reports.ts'
import type { ExtraProps, RowExtraProps } from '../forms/extras.ts'
import './reports.css'

/** What the sheet has from its round, and taking the chosen drafts over. */
export const ConfirmationHead = ({ record, body, flush, readOnly }: ExtraProps) => {
  const { rounds, units } = useRound()
  const prefill = useSay('confirmations', 'prefill')
  const { message } = App.useApp()
  const round = rounds.find(({ id }) => id === record.roundId)?.body
  const unit = units.find(({ id }) => id === record.unitId)?.body
  const press = async () => {
    await flush()
    const { version } = await call('factConfirmations', 'open', { id: record.id })
    prefill.mutate({ id: record.id, version }, { onSuccess: () => void message.success(words.prefilled) })
  }
  return (
    <>
      <Facts
        items={[
          { label: words.year, value: round === undefined ? '' : String(round.year) },
          { label: words.batch, value: round?.name ?? '' },
          { label: words.group, value: round?.groupName ?? '' },
          { label: words.unit, value: unit === undefined ? <UnitName id={record.unitId} /> : nameOf(unit) },
        ]}
      />
      {!readOnly && (
        <div className="report-head">
          <Button disabled={(body.drafts as readonly string[]).length === 0} loading={prefill.isPending} onClick={() => void press()}>
            {words.prefill}
          </Button>
          <p className="quiet">{words.prefillHint}</p>
        </div>
      )}
    </>
  )
}

const nameOf = ({ name, shortName }: Unit): string => shortName || name

/** A unit of another round than the one that is chosen. */
const UnitName = ({ id }: { readonly id: string | null }) => (id === null ? null : <FarUnit id={id} />)
const FarUnit = ({ id }: { readonly id: string }) => {
  const unit = useRecord('units', id).data
  return unit === undefined ? null : nameOf(unit.body)
}

/** Whether this part still says what its draft says; the difference, and taking it over. */
export const ConfirmedRow = ({ record, row, flush, readOnly }: RowExtraProps) => {
  const drifts = useAsk('confirmations', 'drift', { id: record.id }, { keep: true }).data
  const drift = drifts?.find(({ partId }) => partId === row.id)
  const takeOver = useSay('confirmations', 'takeOver')
  const { message } = App.useApp()
  if (drift === undefined || drift.state === 'not_taken') return null
  const press = async () => {
    await flush()
    const { version } = await call('factConfirmations', 'open', { id: record.id })
    takeOver.mutate({ id: record.id, version, partId: row.id }, { onSuccess: () => void message.success(words.takenOver) })
  }
  if (drift.state !== 'changed') return <p className="report-row quiet">{drift.state === 'gone' ? words.gone : words.same}</p>
  return (
    <div className="report-row">
      <strong className="report-alert">{words.stale}</strong>
      {!readOnly && (
        <ConfirmButton
          size="small"
          question={words.takeOverQuestion}
          meaning={words.takeOverMeaning}
          act={words.takeOver}
          loading={takeOver.isPending}
          onConfirm={() => void press()}
        >
          {words.takeOver}
        </ConfirmButton>
      )}
      <Differences drift={drift} />
    </div>
  )
}

const Differences = ({ drift: { differences } }: { readonly drift: PartDrift }) => (
  <dl className="report-difference">
    {differences.map(({ field, before, after }) => (
      <div key={field}>
        <dt className="quiet">{words.fields[field]}</dt>
        <dd>
          {shortened(compareTexts(before, after)).map(({ kind, text }, index) => {
            const key = `${index} ${kind}`
            return kind === 'gone' ? (
              <del key={key}>{text}</del>
            ) : kind === 'come' ? (
              <ins key={key}>{text}</ins>
            ) : (
              <span key={key}>{text}</span>
            )
          })}
        </dd>
      </div>
    ))}
  </dl>
)
