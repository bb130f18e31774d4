import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { ClueLine, HandedOver } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { clueStatusWords, clueWords as words } from '../../words/clues.ts'
import { moment } from '../../words/figures.ts'

interface ClueListProps {
  readonly roundId: string
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly onCreate: () => void
}

/** The clues that name the person at the keyboard. They are few, so they are asked for whole and narrowed here. */
export const ClueList = ({ roundId, openId, onOpen, onCreate }: ClueListProps) => {
  const [text, setText] = useState('')
  const [deleted, setDeleted] = useState(false)
  const { unit } = useRound()
  const asked = useAsk('clues', 'list', { roundId, deleted }, { keep: true })
  const all = (asked.data?.lines ?? []).filter((line) => unit === null || line.unitId === null || line.unitId === unit.id)
  const shown = all.filter((line) => `${line.name} ${line.person}`.includes(text.trim()))
  return (
    <div className="list-column clue-list">
      <div className="list-head">
        <div className="list-head-line">
          <h1>{words.room}</h1>
          <div className="list-head-acts">
            <Button size="small" type="text" aria-pressed={deleted} onClick={() => setDeleted(!deleted)}>
              {words.trash}
            </Button>
            <Button size="small" type="primary" onClick={onCreate}>
              {words.create}
            </Button>
          </div>
        </div>
        <Input
          size="small"
          allowClear
          id="clue-find"
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {asked.error !== null && <FailureNote failure={asked.error.failure} />}
      {asked.data !== undefined && shown.length === 0 ? (
        <Nothing filtered={all.length > 0} deleted={deleted} onCreate={onCreate} />
      ) : (
        <Lines lines={shown} openId={openId} onOpen={onOpen} />
      )}
      {!deleted && <Receipts receipts={asked.data?.handedOver ?? []} />}
    </div>
  )
}

interface NothingProps {
  readonly filtered: boolean
  readonly deleted: boolean
  readonly onCreate: () => void
}

const Nothing = ({ filtered, deleted, onCreate }: NothingProps) => {
  if (filtered) return <EmptyRoom title={words.nothingFound} />
  if (deleted) return <EmptyRoom title={words.trashEmpty} />
  return (
    <EmptyRoom {...words.empty}>
      <Button onClick={onCreate}>{words.createFirst}</Button>
    </EmptyRoom>
  )
}

interface LinesProps {
  readonly lines: readonly ClueLine[]
  readonly openId: string | null
  readonly onOpen: (id: string) => void
}

const Lines = ({ lines, openId, onOpen }: LinesProps) => {
  const key = (event: KeyboardEvent) => {
    const at = lines.findIndex(({ id }) => id === openId)
    const next = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: lines.length - 1 }[event.key]
    if (event.key === 'Enter') document.querySelector<HTMLElement>('#record-pane input, #record-pane textarea')?.focus()
    else if (next === undefined) return
    else onOpen(lines[Math.min(next, lines.length - 1)]?.id ?? '')
    event.preventDefault()
  }
  return (
    <div
      id="record-list"
      className="list-rows"
      role="listbox"
      aria-label={words.list}
      tabIndex={0}
      aria-activedescendant={openId === null || !lines.some(({ id }) => id === openId) ? undefined : `row-${openId}`}
      onKeyDown={key}
    >
      {lines.map((line) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it holds the focus and takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
        <div
          key={line.id}
          id={`row-${line.id}`}
          role="option"
          aria-selected={line.id === openId}
          className="list-row"
          onClick={() => onOpen(line.id)}
        >
          <div className="list-row-line">
            <span className="list-row-title">{titleOf(line)}</span>
            <StatusWord words={clueStatusWords} status={line.status} />
          </div>
          <div className="list-row-line list-row-second">
            <span className="list-row-title">{line.person}</span>
            <span className="list-row-facts">{moment(line.updatedAt)}</span>
          </div>
        </div>
      ))}
    </div>
  )
}

const closedLines = { sealed: words.sealedLine, unpaired: words.unpairedLine, lost: words.lostLine } as const

const titleOf = ({ state, name }: ClueLine) => {
  if (state === 'open') return name === '' ? <span className="quiet">{words.untitled}</span> : name
  return <span className="quiet">{closedLines[state]}</span>
}

/** That something was handed to the leader: all that is left with whoever did it. */
const Receipts = ({ receipts }: { readonly receipts: readonly HandedOver[] }) => {
  const people = useMembers({ deleted: true })
  if (receipts.length === 0) return null
  return (
    <section className="clue-receipts" aria-label={words.handedOver}>
      <h2>{words.handedOver}</h2>
      <ul>
        {receipts.map(({ id, at, to }) => (
          <li key={id}>
            {words.handedOverLine(people.find((person) => person.id === to)?.name ?? words.someone)}
            <span className="quiet"> {moment(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
