import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useRound } from '../../app/round.tsx'
import { useSay } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { swapPanes } from '../../parts/record-room.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { clueKeys, clueWords as words } from '../../words/clues.ts'
import { ClueList } from './clue-list.tsx'
import { CluePane } from './clue-pane.tsx'
import './clues.css'
import '../../parts/record-room.css'
import { NewClue } from './new-clue.tsx'

/** 问题线索: a room of its own, because nothing of it may show anywhere else. */
export default function CluesRoom() {
  const { round, unit, units } = useRound()
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  const navigate = useNavigate()
  const open = (next: string | null) => void navigate({ to: next === null ? '/clues' : `/clues/${next}`, search: {} })
  const [asking, setAsking] = useState(false)
  const make = useSay('clues', 'create')
  const together = round?.body.clueOpening === 'two_people'
  const create = (readers: string[] = []) => {
    if (round === null) return
    const unitId = unit?.id ?? (units.length === 1 ? (units[0]?.id ?? null) : null)
    make.mutate(
      { roundId: round.id, unitId, readers, body: {} },
      {
        onSuccess: (made) => {
          setAsking(false)
          open(made.id)
        },
      },
    )
  }
  const begin = () => (together ? setAsking(true) : create())
  useRoomKeys(begin)
  if (round === null)
    return (
      <div className="page">
        <EmptyRoom heads {...words.noRound} />
      </div>
    )
  return (
    <div className="record-room">
      <Shortcuts place={words.room} shortcuts={clueKeys} />
      <ClueList roundId={round.id} openId={id ?? null} onOpen={open} onCreate={begin} />
      <section id="record-pane" className="record-pane" tabIndex={-1} aria-label={words.thing}>
        {id === undefined ? <EmptyRoom title={words.choose} /> : <CluePane key={id} id={id} onGone={() => open(null)} />}
      </section>
      {asking && <NewClue pending={make.isPending} onCreate={(reader) => create([reader])} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** The keys that every room with a list has. */
const useRoomKeys = (create: () => void): void => {
  const latest = useRef(create)
  useEffect(() => {
    latest.current = create
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const letter = event.ctrlKey && !event.shiftKey ? event.key.toLowerCase() : ''
      if (letter === 'n') latest.current()
      else if (letter === 'f') document.getElementById('clue-find')?.focus()
      else if (event.key === 'F6') swapPanes()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])
}
