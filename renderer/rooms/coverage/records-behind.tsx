import { Drawer } from 'antd'
import type { Kind } from '../../../db/model/record.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { coverageWords as words } from '../../words/coverage.ts'
import { kindWords } from '../../words/kinds.ts'
import type { Cell, Stay } from './trees.tsx'

interface RecordsBehindProps extends Stay {
  readonly cell: Cell
  readonly catalogueId: string
  readonly onClose: () => void
}

/** The records that a figure counts, each leading to itself. */
export const RecordsBehind = ({ cell, catalogueId, roundId, unitId, onClose }: RecordsBehindProps) => {
  const goTo = useGoTo()
  const { item, kind, unitId: only } = cell
  const asked = useAsk('coverage', 'records', {
    ...{ roundId, catalogueId, itemId: item.id, unitId: only ?? unitId },
    kind: (kind ?? null) as Kind | null,
  })
  return (
    <Drawer open title={words.recordsTitle(item.text)} size={480} closable={{ 'aria-label': words.close }} onClose={onClose}>
      {asked.error !== null && <FailureNote failure={asked.error.failure} />}
      <ul className="behind">
        {(asked.data ?? []).map((record) => (
          <li key={record.id}>
            <button type="button" className="word-button" onClick={() => goTo({ kind: record.kind, id: record.id })}>
              {[record.number, record.title].filter(Boolean).join(' ') || kindWords[record.kind]}
            </button>
            <span className="quiet">
              {[kindWords[record.kind], record.code, record.found ? words.finding : ''].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
