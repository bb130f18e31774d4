import { App } from 'antd'
import type { ListQuery } from '../../electron/contract/index.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { useSay } from '../app/workstation.ts'
import { bulkWords as words } from '../words/bulk.ts'
import { ExportReason } from './export-reason.tsx'

interface ExportListProps {
  readonly area: RecordArea
  /** The chosen records in their order, or all that the query lists. */
  readonly ids?: readonly string[]
  readonly query?: ListQuery
  readonly rows: number
  readonly onClose: () => void
}

/** Letting a list out as a table: a deliberate act with a reason, kept in the audit record. */
export const ExportList = ({ area, ids, query, rows, onClose }: ExportListProps) => {
  const { message } = App.useApp()
  const out = useSay('records', 'export', { handles: 'all' })
  const write = (reason: string) =>
    out.mutate(
      { kind: kindOf[area], ...(ids && { ids: [...ids] }), ...(query && { list: query }), reason, job: crypto.randomUUID() },
      {
        onSuccess: (done) => {
          if (done === null) return
          void message.info(words.exported(done.name, done.rows))
          onClose()
        },
      },
    )
  return (
    <ExportReason
      title={words.exportTitle}
      meaning={words.exportMeaning(rows)}
      reasonLabel={words.exportReason}
      act={words.exportAct}
      busy={out.isPending}
      failure={out.error?.failure ?? null}
      onWrite={write}
      onClose={onClose}
    />
  )
}
