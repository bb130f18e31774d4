import { Button } from 'antd'
import { type FocusEvent, memo, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import type { Evidence } from '../../../electron/contract/index.ts'
import { caretIn, fieldAt, placeCaret, showRow } from '../../parts/carets.ts'
import { evidenceByRow } from '../../parts/evidence-orphans.tsx'
import { useTagsByField } from '../../parts/focus-tags.tsx'
import { RowBar } from '../../parts/row-bar.tsx'
import { focusKey, focusWords } from '../../words/catalogues.ts'
import { interviewWords as words } from '../../words/interviews.ts'
import { TurnGroups } from './turn-group.tsx'
import type { RowActs } from './turn-row.tsx'
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
  /** Opens the picker of catalogue entries for a part of the record. */
  readonly onFocusTags: (field: string) => void
  /** Pulls the outline question with this digit, after the given turn. */
  readonly onPull: (digit: number, turnId: string) => void
}

/** The 问/答 turns, typed by keyboard alone while people talk. */
export const TalkEditor = (props: TalkEditorProps) => {
  const { editing, arrival } = props
  const { talk, wanted } = editing
  const root = useRef<HTMLElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const evidenceOf = useMemo(() => evidenceByRow(props.evidence, 'turns/'), [props.evidence])
  const focusOf = useTagsByField(props.recordId)
  const { open, acts, run } = useCommands(props, root)
  useLayoutEffect(() => {
    if (wanted !== null && root.current) placeCaret(root.current, wanted)
  }, [wanted])
  useEmptied(talk.turns.length, first)
  useBrowserUndo(root, editing)
  const arrivedAt = useArrivedTurn(root, arrival)
  const at = useLastTurn(talk.turns.at(-1)?.id ?? null)
  return (
    <section ref={root} className="talk" aria-label={words.talk} onKeyDown={run} onFocus={at.follow} onBlur={editing.pause}>
      <TurnGroups turns={talk.turns} open={open} arrivedAt={arrivedAt} evidenceOf={evidenceOf} focusOf={focusOf} acts={acts} />
      <Button ref={first} type="text" className="talk-next" onClick={() => editing.apply(append(editing.latest()), null, null)}>
        {talk.turns.length === 0 ? words.firstTurn : words.nextTurn}
      </Button>
      {talk.turns.length > 0 && <TalkBar acts={acts} at={at} />}
    </section>
  )
}

interface LastTurn {
  readonly follow: (event: FocusEvent) => void
  readonly turnId: () => string | null
}

/** The turn in which the caret was last, or the last one: the bar acts on it. Held without drawing anything again. */
function useLastTurn(fallback: string | null): LastTurn {
  const last = useRef<string | null>(null)
  const end = useRef(fallback)
  end.current = fallback
  return useMemo(
    () => ({
      follow: (event) => {
        last.current = fieldAt(event.target)?.rowId ?? last.current
      },
      turnId: () => last.current ?? end.current,
    }),
    [],
  )
}

const TalkBar = memo(({ acts, at }: { readonly acts: RowActs; readonly at: LastTurn }) => {
  const on = (act: (turnId: string) => void) => () => {
    const turnId = at.turnId()
    if (turnId !== null) act(turnId)
  }
  const tools = [
    { word: words.takeEvidence, keys: 'Ctrl+E', act: on(acts.evidence) },
    { word: words.lead, keys: 'Ctrl+D', act: on(acts.lead) },
    { word: words.noteTime, keys: 'Ctrl+T', act: on(acts.time) },
    { word: words.abstract, keys: 'Ctrl+M', act: on((turnId) => acts.unfold(turnId, 'abstract')) },
    { word: focusWords.add, keys: focusKey.keys, act: on(acts.focus) },
    { word: words.tags, keys: 'Ctrl+G', act: on((turnId) => acts.unfold(turnId, 'tags')) },
    { word: words.removeTurn, keys: 'Ctrl+Shift+⌫', act: on(acts.remove) },
  ]
  return <RowBar label={words.bar} tools={tools} />
})

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
