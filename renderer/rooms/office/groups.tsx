import { App, Button, InputNumber, Table } from 'antd'
import { useState } from 'react'
import type { GroupState, ImportedBundle } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Field, Section } from '../../parts/field.tsx'
import { moment } from '../../words/figures.ts'
import { decisionWords, totalsWords, groupWords as words } from '../../words/office.ts'
import { SendBack } from './send-back.tsx'

/** 各组情况: what came of each group, what is missing, what the office said of it, and the receipts that say so. */
export const Groups = () => {
  const state = useAsk('office', 'groups', {}).data
  const setStaleDays = useSay('office', 'setStaleDays')
  const mayReceive = useMay('receive')
  const [returning, setReturning] = useState<ImportedBundle | null>(null)
  if (state === undefined) return null
  if (state.groups.length === 0) return <p className="quiet">{words.empty}</p>
  const waiting = state.groups.flatMap(({ bundles }) => bundles).filter(({ receiptSaved }) => !receiptSaved)
  // Most laptops of a group hand over to their leader: they need no part of their own here.
  const silent = state.groups.filter(({ bundles, stale }) => bundles.length === 0 && !stale)
  return (
    <>
      <p>{words.lead}</p>
      {mayReceive && (
        <div className="office-acts office-groups-acts">
          <Receipts bundles={waiting} />
          <Field label={words.staleDays}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={365}
                value={state.staleDays}
                onChange={(days) => typeof days === 'number' && setStaleDays.mutate({ days })}
              />
            )}
          </Field>
        </div>
      )}
      {state.groups
        .filter((group) => !silent.includes(group))
        .map((group) => (
          <Group key={group.deviceId} group={group} staleDays={state.staleDays} onReturn={setReturning} />
        ))}
      {silent.length > 0 && <p className="quiet">{words.silent(silent.map(({ name }) => name))}</p>}
      <SendBack bundle={returning} onClose={() => setReturning(null)} />
    </>
  )
}

const Receipts = ({ bundles }: { readonly bundles: readonly ImportedBundle[] }) => {
  const save = useSay('office', 'saveReceipts')
  const { message } = App.useApp()
  const onSave = () =>
    save.mutate(
      { bundleIds: bundles.map(({ bundleId }) => bundleId), job: crypto.randomUUID() },
      {
        onSuccess: (report) => {
          if (report !== null) void message.info(words.receiptsSaved(report.saved.length, report.failed.length))
        },
      },
    )
  return (
    <Button type="primary" disabled={bundles.length === 0} loading={save.isPending} onClick={onSave}>
      {words.saveReceipts(bundles.length)}
    </Button>
  )
}

interface GroupProps {
  readonly group: GroupState
  readonly staleDays: number
  readonly onReturn: (bundle: ImportedBundle) => void
}

const Group = ({ group, staleDays, onReturn }: GroupProps) => (
  <Section title={group.name}>
    <p className="quiet">
      {group.lastAt === null ? words.nothing : words.last(moment(group.lastAt))}
      {group.stale && <span className="red">　! {words.stale(staleDays)}</span>}
    </p>
    {group.gaps.length > 0 && <p role="note">{words.gaps(group.gaps)}</p>}
    {group.bundles.length > 0 && (
      <Table<ImportedBundle>
        size="small"
        rowKey="bundleId"
        columns={columns(onReturn)}
        dataSource={[...group.bundles]}
        pagination={group.bundles.length > 10 ? { pageSize: 10 } : false}
      />
    )}
  </Section>
)

const columns = (onReturn: GroupProps['onReturn']) => [
  { title: words.sequence, dataIndex: 'sequence', width: 64 },
  {
    title: words.round,
    key: 'round',
    render: (_: unknown, bundle: ImportedBundle) => (
      <>
        <div>{bundle.roundName}</div>
        <div className="quiet">{totalsWords(bundle.totals)}</div>
      </>
    ),
  },
  { title: words.importedAt, dataIndex: 'importedAt', width: 128, render: (at: number) => moment(at) },
  { title: words.decision, key: 'decision', width: 260, render: (_: unknown, bundle: ImportedBundle) => <Decided bundle={bundle} /> },
  {
    title: words.receipt,
    dataIndex: 'receiptSaved',
    width: 72,
    render: (saved: boolean) => (saved ? words.receiptYes : words.receiptNo),
  },
  {
    title: words.acts,
    key: 'acts',
    width: 136,
    render: (_: unknown, bundle: ImportedBundle) => <Acts bundle={bundle} onReturn={onReturn} />,
  },
]

const Decided = ({ bundle: { said } }: { readonly bundle: ImportedBundle }) =>
  said === null ? (
    <span className="quiet">{decisionWords.none}</span>
  ) : (
    <>
      <div className={said.decision === 'returned' ? 'red' : undefined}>{decisionWords.said(said.decision, moment(said.at), said.by)}</div>
      {said.reasons.text !== '' && <div className="quiet">{said.reasons.text}</div>}
      {said.reasons.records.length > 0 && <div className="quiet">{decisionWords.meant(said.reasons.records)}</div>}
    </>
  )

const Acts = ({ bundle, onReturn }: { readonly bundle: ImportedBundle; readonly onReturn: GroupProps['onReturn'] }) => {
  const decide = useSay('office', 'decide')
  const mayReceive = useMay('receive')
  if (!mayReceive) return null
  return (
    <div className="office-row-acts">
      {bundle.said?.decision !== 'accepted' && (
        <Button
          size="small"
          aria-label={words.acceptOf(bundle.sequence)}
          loading={decide.isPending}
          onClick={() => decide.mutate({ bundleId: bundle.bundleId, decision: 'accepted' })}
        >
          {words.accept}
        </Button>
      )}
      <Button size="small" aria-label={words.sendBackOf(bundle.sequence)} onClick={() => onReturn(bundle)}>
        {words.sendBack}
      </Button>
    </div>
  )
}
