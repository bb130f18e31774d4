import { useCallback, useMemo, useRef, useState } from 'react'
import type { Turn } from '../../../db/model/interview.ts'
import type { Caret, Edit, Talk } from './turns.ts'
import { Undo } from './undo.ts'

const sameTurn = (one: Turn, other: Turn): boolean =>
  one.question === other.question &&
  one.answer === other.answer &&
  one.abstract === other.abstract &&
  one.lead === other.lead &&
  one.notedAt === other.notedAt &&
  one.outlineQuestionId === other.outlineQuestionId &&
  one.tags.length === other.tags.length &&
  one.tags.every((tag, index) => tag === other.tags[index])

/**
 * The incoming talk, with every turn that reads the same as before kept as the same object: a saved record comes
 * back as a copy, and two thousand rows must not be drawn again for it.
 */
export function shareTurns(before: Talk, turns: readonly Turn[], covered: readonly string[]): Talk {
  if (turns === before.turns && covered === before.covered) return before
  const known = new Map(before.turns.map((turn) => [turn.id, turn]))
  return {
    covered,
    turns: turns.map((turn) => {
      const old = known.get(turn.id)
      return old !== undefined && sameTurn(old, turn) ? old : turn
    }),
  }
}

export interface TalkEditing {
  readonly talk: Talk
  /** Where the caret is to be put after the last edit; a new object for each wish. */
  readonly wanted: Caret | null
  readonly latest: () => Talk
  /** Applies an edit. Edits of one `label` in quick succession are one step of undo; null opens a step of its own. */
  readonly apply: (edit: Edit | null, label: string | null, from: Caret | null) => boolean
  readonly place: (caret: Caret) => void
  /** `from` is where the caret was, so that the way back leads there. */
  readonly undo: (from: Caret | null) => void
  readonly redo: (from: Caret | null) => void
}

/** Keeps the talk of one interview while it is typed: what is shown, its undo, and where the caret belongs. */
export function useTalk(
  turns: readonly Turn[],
  covered: readonly string[],
  change: (changes: { turns: Turn[]; covered: string[] }) => void,
): TalkEditing {
  const current = useRef<Talk>({ turns, covered })
  const undo = useRef(new Undo())
  const [wanted, setWanted] = useState<Caret | null>(null)
  const talk = useMemo(() => {
    current.current = shareTurns(current.current, turns, covered)
    return current.current
  }, [turns, covered])

  const show = useCallback(
    (next: Talk, caret: Caret | null) => {
      if (next !== current.current) {
        current.current = next
        change({ turns: [...next.turns], covered: [...next.covered] })
      }
      if (caret !== null) setWanted({ ...caret })
    },
    [change],
  )
  const latest = useCallback(() => current.current, [])
  const apply = useCallback(
    (edit: Edit | null, label: string | null, from: Caret | null) => {
      if (edit === null) return false
      if (edit.talk !== current.current) undo.current.remember({ talk: current.current, caret: from }, label, Date.now())
      show(edit.talk, edit.caret)
      return true
    },
    [show],
  )
  const place = useCallback((caret: Caret) => setWanted({ ...caret }), [])
  const back = useCallback(
    (from: Caret | null) => {
      const step = undo.current.back({ talk: current.current, caret: from })
      if (step) show(step.talk, step.caret)
    },
    [show],
  )
  const forth = useCallback(
    (from: Caret | null) => {
      const step = undo.current.forth({ talk: current.current, caret: from })
      if (step) show(step.talk, step.caret)
    },
    [show],
  )
  return useMemo(() => ({ talk, wanted, latest, apply, place, undo: back, redo: forth }), [talk, wanted, latest, apply, place, back, forth])
}
