import { App, Button, Table } from 'antd'
import type { MadeBundle, Said } from '../../../electron/contract/index.ts'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { bytes, moment } from '../../words/figures.ts'
import { decisionWords } from '../../words/office.ts'
import { cipherWords } from '../../words/rounds.ts'
import { passphraseWords } from '../../words/trust.ts'
import { fileWords } from '../../words/volumes.ts'

/** What the office said of a bundle, and why. */
const SaidOf = ({ said }: { readonly said: Said }) => (
  <>
    <div className={said.decision === 'returned' ? 'red' : undefined}>{decisionWords.said(said.decision, moment(said.at), said.by)}</div>
    {said.reasons.text !== '' && <div>{said.reasons.text}</div>}
    {said.reasons.records.length > 0 && <div className="quiet">{decisionWords.meant(said.reasons.records)}</div>}
  </>
)

const columns = [
  { title: words.sequence, dataIndex: 'sequence', width: 56 },
  { title: words.madeAt, dataIndex: 'madeAt', width: 128, render: (at: number) => moment(at) },
  {
    title: words.fileName,
    key: 'file',
    render: (_: unknown, made: MadeBundle) => (
      <>
        <div className="exchange-file">{fileWords(made.fileName)}</div>
        {(made.kind !== 'result' || made.onlyNew) && (
          <div className="quiet">{made.onlyNew ? words.onlyNewShort : words.kinds[made.kind]}</div>
        )}
        <div className="quiet figures">{made.fingerprint}</div>
        {made.ciphers === 'gm' && <div className="quiet">{cipherWords.gm}</div>}
        {made.byPassphrase && <div className="quiet">{passphraseWords.underPassphrase}</div>}
        {made.reason !== '' && <div className="quiet">{made.reason}</div>}
      </>
    ),
  },
  { title: words.size, dataIndex: 'size', width: 88, render: (size: number) => bytes(size) },
  { title: words.madeBy, dataIndex: 'madeBy', width: 80 },
  {
    title: words.receipt,
    key: 'receipt',
    width: 200,
    render: (_: unknown, { receivedAt, said }: MadeBundle) => (
      <>
        <div>{receivedAt === null ? words.receiptNone : words.receiptAt(moment(receivedAt))}</div>
        {said !== null && <SaidOf said={said} />}
      </>
    ),
  },
]

/** 移交记录: the bundles made here, and which of them the office has confirmed. */
export const MadeBundles = () => {
  const made = useAsk('exchange', 'made', {}).data ?? []
  const readReceipt = useSay('exchange', 'readReceipt')
  const { message } = App.useApp()
  const onRead = () =>
    readReceipt.mutate(
      { job: crypto.randomUUID() },
      { onSuccess: (receipt) => receipt !== null && void message.success(words.receiptRead) },
    )
  const reader = made.length > 0 && (
    <Button loading={readReceipt.isPending} onClick={onRead}>
      {words.readReceipt}
    </Button>
  )
  return (
    <Section title={words.madeTitle} extra={reader}>
      {made.length === 0 ? (
        <p className="quiet">{words.madeEmpty}</p>
      ) : (
        <Table<MadeBundle> size="small" rowKey="bundleId" columns={columns} dataSource={[...made]} pagination={false} />
      )}
    </Section>
  )
}
