import { Button, Table } from 'antd'
import type { KeptCertificate } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { moment } from '../../words/figures.ts'
import { wipeWords as words } from '../../words/wipe.ts'

const recordsIn = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

const columns = [
  {
    title: words.columns.group,
    key: 'group',
    render: (_: unknown, { certificate: { statement } }: KeptCertificate) => (
      <>
        <div>{statement.rounds.map(({ groupName }) => groupName).join('、') || statement.label}</div>
        <div className="quiet">{statement.rounds.map(({ name }) => name).join('、')}</div>
      </>
    ),
  },
  {
    title: words.columns.device,
    key: 'device',
    render: (_: unknown, { certificate }: KeptCertificate) => certificate.statement.deviceName,
  },
  {
    title: words.columns.contents,
    key: 'contents',
    render: (_: unknown, { certificate: { statement } }: KeptCertificate) => words.contents(recordsIn(statement.counts), statement.files),
  },
  {
    title: words.columns.handedOver,
    key: 'handed',
    render: (_: unknown, { certificate: { statement } }: KeptCertificate) => words.sequence(statement.handedOver.sequence),
  },
  {
    title: words.columns.wiped,
    key: 'wiped',
    width: 144,
    render: (_: unknown, { certificate: { statement } }: KeptCertificate) => (
      <>
        <div>{moment(statement.at)}</div>
        <div className="quiet">{statement.by.map(({ name }) => name).join('、')}</div>
      </>
    ),
  },
  {
    title: words.columns.keptAt,
    key: 'kept',
    width: 144,
    render: (_: unknown, kept: KeptCertificate) => (
      <>
        <div>{moment(kept.keptAt)}</div>
        <div className="quiet">{kept.keptBy}</div>
      </>
    ),
  },
]

/** 清理证明: which laptops were wiped, by whom, after which hand-over. */
export const Certificates = () => {
  const kept = useAsk('wipe', 'kept', {}).data ?? []
  const keep = useSay('wipe', 'keep')
  const mayReceive = useMay('receive')
  return (
    <>
      <p>{words.certificatesLead}</p>
      {mayReceive && (
        <div className="office-acts">
          <Button loading={keep.isPending} onClick={() => keep.mutate({})}>
            {words.keep}
          </Button>
        </div>
      )}
      {kept.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <Table<KeptCertificate>
          size="small"
          rowKey={({ certificate }) => certificate.statement.vaultId}
          columns={columns}
          dataSource={[...kept]}
          pagination={false}
        />
      )}
    </>
  )
}
