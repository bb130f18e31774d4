import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { sourceKinds } from '../../../db/model/forms/sources.ts'
import { useGoToRoom } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { boardWords as words } from '../../words/leads.ts'
import { BoardGrid } from './grid.tsx'
import './board.css'

const columns = sourceKinds()

/** 印证矩阵: leads by kind of source, what is missing, and what to do next. */
export default function BoardRoom() {
  const { round, unit } = useRound()
  const [ended, setEnded] = useState(false)
  const scope = { roundId: round?.id ?? '', unitId: unit?.id ?? null, ended }
  const board = useAsk('leads', 'board', scope, { enabled: round !== null, keep: true })
  const goToRoom = useGoToRoom()
  if (round === null) return <EmptyRoom heads title={words.noRound} />
  return (
    <div className="board">
      <Shortcuts place={words.title} shortcuts={words.shortcuts} />
      <header className="board-head">
        <h1>{words.title}</h1>
        {board.data && <span className="quiet">{words.count(board.data.rows.length)}</span>}
        <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>
          {words.ended}
        </Checkbox>
        {board.data && <span className="quiet">{words.needed(board.data.needed)}</span>}
      </header>
      {board.error !== null && <FailureNote failure={board.error.failure} />}
      {board.data?.rows.length === 0 && (
        <EmptyRoom title={words.emptyTitle} text={words.emptyText}>
          <Button onClick={() => goToRoom('leads')}>{words.toLeads}</Button>
        </EmptyRoom>
      )}
      {board.data && board.data.rows.length > 0 && <BoardGrid board={board.data} columns={columns} />}
    </div>
  )
}
