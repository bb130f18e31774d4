import { Button } from 'antd'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import type { Evidence } from '../../../electron/contract/index.ts'
import { caretIn, fieldAt, placeCaret, showRow } from '../../parts/carets.ts'
import { evidenceByRow } from '../../parts/evidence-orphans.tsx'
import { interviewWords as words } from '../../words/interviews.ts'
import { TurnRow } from './turn-row.tsx'
import { append, type Caret } from './turns.ts'
import { useCommands } from './use-commands.tsx'
import type { TalkEditing } from './use-talk.ts'
import './talk.css'

export interface TalkEditorProps {
  readonly recordId: string
  readonly editing: TalkEditing
  /** Links that end at this record. */
  readonly evidence: readonly Evidence[]
  /** Field path that the person came for. */
  readonly arrival: string | undefined
  readonly onEvidence: (source: EvidenceSource) => void
  /** Pulls the outline question with this digit, after the given turn. */
  readonly onPull: (digit: number, turnId: string) => void
}

const none: readonly Evidence[] = []

/** The 问/答 turns, typed by keyboard alone while people talk. */
export const TalkEditor = (props: TalkEditorProps) => {
  const { editing, arrival } = props
  const { talk, wanted } = editing
  const root = useRef<HTMLElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const evidenceOf = useMemo(() => evidenceByRow(props.evidence, 'turns/'), [props.evidence])
  const { open, acts, run } = useCommands(props, root)
  useLayoutEffect(() => {
    if (wanted !== null && root.current) placeCaret(root.current, wanted)
  }, [wanted])
  useEmptied(talk.turns.length, first)
  useBrowserUndo(root, editing)
  const arrivedAt = useArrivedTurn(root, arrival)
  return (
    <section ref={root} className="talk" aria-label={words.talk} onKeyDown={run}>
      {talk.turns.map((turn, index) => (
        <TurnRow
          key={turn.id}
          turn={turn}
          ordinal={index + 1}
          abstractOpen={open.has(`abstract/${turn.id}`)}
          tagsOpen={open.has(`tags/${turn.id}`)}
          arrived={arrivedAt === turn.id}
          evidence={evidenceOf.get(turn.id) ?? none}
          acts={acts}
        />
      ))}
      <Button ref={first} type="text" className="talk-next" onClick={() => editing.apply(append(editing.latest()), null, null)}>
        {talk.turns.length === 0 ? words.firstTurn : words.nextTurn}
      </Button>
    </section>
  )
}

/** When the last turn goes, the caret's place is the button that opens the first. */
function useEmptied(count: number, first: RefObject<HTMLButtonElement | null>): void {
  const before = useRef(count)
  useEffect(() => {
    if (before.current > 0 && count === 0) first.current?.focus()
    before.current = count
  }, [count, first])
}

/** 撤销 from the context menu goes the same way as Ctrl+Z. */
function useBrowserUndo(root: RefObject<HTMLElement | null>, { undo, redo }: TalkEditing): void {
  useEffect(() => {
    const element = root.current
    const listen = (event: InputEvent) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      const here = fieldAt<Caret['field']>(event.target)
      if (here === null) return
      event.preventDefault()
      if (event.inputType === 'historyUndo') undo(caretIn(here))
      else redo(caretIn(here))
    }
    element?.addEventListener('beforeinput', listen)
    return () => element?.removeEventListener('beforeinput', listen)
  }, [root, undo, redo])
}

/** The turn that the person came for, brought into view. */
function useArrivedTurn(root: RefObject<HTMLElement | null>, arrival: string | undefined): string | undefined {
  const turnId = arrival?.startsWith('turns/') ? arrival.split('/')[1] : undefined
  useEffect(() => {
    if (turnId && root.current) showRow(root.current, turnId)
  }, [root, turnId])
  return turnId
}
