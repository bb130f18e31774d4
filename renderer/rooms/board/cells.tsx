import type { Form } from '../../../db/model/forms/form.ts'
import { leadForm } from '../../../db/model/forms/lead.ts'
import type { SourceKind } from '../../../db/model/forms/sources.ts'
import { isEnded } from '../../../db/model/lead.ts'
import type { BoardRow } from '../../../electron/contract/index.ts'
import { useMember } from '../../app/members.ts'
import { StatusWord } from '../../parts/status-word.tsx'
import { isPast } from '../../parts/times.ts'
import { stepWords, boardWords as words } from '../../words/leads.ts'
import { statusWordsOf } from '../forms/statuses.ts'

const statuses = statusWordsOf(leadForm as unknown as Form)

/** Which lead it is, where it stands, whose it is and until when. */
export const LeadCell = ({ row }: { readonly row: BoardRow }) => {
  const handler = useMember(row.handler)
  return (
    <>
      <div className="board-title" title={row.title}>
        <span className="board-number">{row.number}</span>
        {row.title}
      </div>
      <div className="board-facts">
        <StatusWord words={statuses} status={row.status} />
        {row.priority === 'high' && <strong>{words.high}</strong>}
        {handler && <span>{handler.name}</span>}
        {row.dueOn !== '' && !isEnded(row) && (
          <span className={isPast(row.dueOn) ? 'red' : undefined}>
            {isPast(row.dueOn) ? words.overdue(row.dueOn) : words.due(row.dueOn)}
          </span>
        )}
      </div>
    </>
  )
}

/** Independent sources of one kind; what was planned and is not there says so. */
export const SourceCell = ({ row, kind }: { readonly row: BoardRow; readonly kind: string }) => {
  const cell = row.cells.find((one) => one.kind === kind)
  if (cell === undefined) {
    return row.missing.includes(kind) ? (
      <span className="board-missing" title={words.planned}>
        {words.missing}
      </span>
    ) : null
  }
  return (
    <>
      {cell.supports > 0 && <span className="board-figure">{cell.supports}</span>}
      {cell.contradicts > 0 && <span className="red">{words.against(cell.contradicts)}</span>}
      {cell.supports + cell.contradicts === 0 && cell.neutral > 0 && <span className="quiet">{words.neutral(cell.neutral)}</span>}
      {cell.stale > 0 && <span className="red board-stale">{words.stale(cell.stale)}</span>}
    </>
  )
}

/** 2/2: how many independent sources there are of those that are needed. */
export const TotalCell = ({ row, needed }: { readonly row: BoardRow; readonly needed: number }) => (
  <span className={row.independent >= needed ? 'board-figure' : undefined}>
    {row.independent}/{needed}
  </span>
)

/** What to do next, in words. */
export const NextCell = ({ row, columns }: { readonly row: BoardRow; readonly columns: readonly SourceKind[] }) => {
  if (isEnded(row)) return null
  const names = row.stepKinds.map((kind) => columns.find((column) => column.kind === kind)?.word ?? '')
  return stepWords(row.step, names.filter((name) => name !== '').join('、'))
}
