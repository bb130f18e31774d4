import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ListQuery, RecordSummary } from '../../electron/contract/index.ts'
import { useLayout } from '../app/layout.ts'
import { useAsk } from '../app/workstation.ts'
import { versionWords as words } from '../words/versions.ts'
import { EmptyRoom } from './empty-room.tsx'
import { FailureNote } from './failure-note.tsx'
import type { VersionArea } from './reliants.tsx'
import { VersionList, type VersionRow } from './version-list.tsx'

interface VersionRoomProps {
  readonly area: VersionArea
  readonly names: {
    readonly room: string
    readonly list: string
    readonly choose: string
    readonly emptyTitle: string
    readonly emptyText: string
  }
  readonly order: Pick<ListQuery, 'sortBy' | 'direction'>
  /** Beside the title of the list. */
  readonly acts: ReactNode
  /** While there is nothing yet. */
  readonly firstSteps: ReactNode
  readonly groupOf: (row: RecordSummary) => string
  readonly rowOf: (row: RecordSummary) => Omit<VersionRow, 'id' | 'title'>
  /** One version; `rows` are all living ones. */
  readonly pane: (id: string, rows: readonly RecordSummary[]) => ReactNode
  readonly dialog: ReactNode
}

const none: readonly RecordSummary[] = []

/** Catalogues, policies: trees or documents by group, their versions, and the one that is open; and the bin. */
export const VersionRoom = ({ area, names, order, acts, firstSteps, groupOf, rowOf, pane, dialog }: VersionRoomProps) => {
  const { id } = useParams({ strict: false })
  const { list } = useLayout()
  const [deleted, setDeleted] = useState(false)
  const found = useAsk(area as 'catalogues', 'list', { ...order, limit: 1000 }, { keep: true })
  const binned = useAsk(area as 'catalogues', 'list', { ...order, limit: 1000, deleted: true }, { keep: true }).data?.rows ?? none
  const rows = found.data?.rows ?? none
  if (found.error !== null) return <FailureNote failure={found.error.failure} />
  if (found.data !== undefined && rows.length + binned.length === 0) {
    return (
      <div className="page">
        <EmptyRoom title={names.emptyTitle} text={names.emptyText} heads>
          {firstSteps}
        </EmptyRoom>
        {dialog}
      </div>
    )
  }
  const shown = deleted ? binned : rows
  return (
    <div className="version-room">
      <VersionList
        room={area}
        label={names.list}
        title={deleted ? `${names.room} · ${words.bin}` : names.room}
        width={list.width}
        acts={
          <>
            {!deleted && acts}
            <Button type={deleted ? 'default' : 'text'} onClick={() => setDeleted(!deleted)}>
              {deleted ? words.leaveBin : words.bin}
            </Button>
          </>
        }
        empty={deleted ? words.binEmpty : names.emptyTitle}
        groups={grouped(shown, groupOf).map(({ name, rows: versions }) => ({
          name,
          rows: versions.map((row) => ({ id: row.id, title: row.title, ...rowOf(row) })),
        }))}
      />
      {id === undefined ? (
        <div className="version-pane">
          <EmptyRoom title={names.choose} />
        </div>
      ) : (
        pane(id, rows)
      )}
      {dialog}
    </div>
  )
}

function grouped(rows: readonly RecordSummary[], groupOf: VersionRoomProps['groupOf']) {
  const groups = new Map<string, RecordSummary[]>()
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row])
  return [...groups].map(([name, versions]) => ({ name, rows: versions }))
}
