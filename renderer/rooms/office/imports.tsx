import { Table } from 'antd'
import type { ImportedBundle } from '../../../electron/contract/index.ts'
import { useAsk } from '../../app/workstation.ts'
import { moment } from '../../words/figures.ts'
import { totalsWords, officeWords as words } from '../../words/office.ts'
import { cardWords } from '../../words/trust.ts'
import { fileWords } from '../../words/volumes.ts'
import { AsideOf } from './set-aside.tsx'
import { SaveReceipt } from './taken-in.tsx'

const columns = [
  {
    title: words.group,
    key: 'group',
    render: (_: unknown, bundle: ImportedBundle) => (
      <>
        <div>{bundle.groupName}</div>
        <div className="quiet">
          {bundle.roundName} · {words.sequence} {bundle.sequence}
        </div>
        {bundle.signerRevoked !== null && <div className="red">✕ {cardWords.signerSince}</div>}
      </>
    ),
  },
  {
    title: words.fileName,
    key: 'file',
    render: (_: unknown, bundle: ImportedBundle) => (
      <>
        <div className="office-file">{fileWords(bundle.fileName)}</div>
        <div className="quiet figures">{bundle.fingerprint}</div>
        {bundle.setAside > 0 && <AsideOf bundleId={bundle.bundleId} />}
      </>
    ),
  },
  { title: words.totals, key: 'totals', width: 160, render: (_: unknown, bundle: ImportedBundle) => totalsWords(bundle.totals) },
  {
    title: words.importedAt,
    key: 'at',
    width: 128,
    render: (_: unknown, bundle: ImportedBundle) => (
      <>
        <div>{moment(bundle.importedAt)}</div>
        <div className="quiet">{bundle.importedBy}</div>
      </>
    ),
  },
  {
    title: words.receipt,
    key: 'receipt',
    width: 144,
    render: (_: unknown, bundle: ImportedBundle) => (
      <>
        <div>{bundle.receiptSaved ? words.receiptYes : words.receiptNo}</div>
        <SaveReceipt bundleId={bundle.bundleId} />
      </>
    ),
  },
]

/** 导入记录: every bundle that came in, and whether its receipt has gone back. */
export const Imports = () => {
  const imports = useAsk('office', 'imports', {}).data ?? []
  if (imports.length === 0) return <p className="quiet">{words.importsEmpty}</p>
  return <Table<ImportedBundle> size="small" rowKey="bundleId" columns={columns} dataSource={[...imports]} pagination={false} />
}
