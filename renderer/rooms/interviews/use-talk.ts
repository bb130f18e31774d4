import { useCallback, useMemo } from 'react'
import type { Turn } from '../../../db/model/interview.ts'
import { useEditing } from '../../parts/editing.ts'
import type { Caret, Edit, Talk } from './turns.ts'

const sameTurn = (one: Turn, other: Turn): boolean =>
  one.question === other.question &&
  one.answer === other.answer &&
  one.abstract === other.abstract &&
  one.lead === other.lead &&
  one.notedAt === other.notedAt &&
  one.outlineQuestionId === other.outlineQuestionId &&
  one.tags.length === other.tags.length &&
  one.tags.every((tag, index) => tag === other.tags[index])

/** The incoming talk, with every turn that reads the same as before kept as the same object: two thousand rows are not drawn again for a save. */
export function shareTalk(before: Talk, incoming: Talk): Talk {
  if (incoming.turns === before.turns && incoming.covered === before.covered) return before
  const known = new Map(before.turns.map((turn) => [turn.id, turn]))
  const turns = incoming.turns.map((turn) => {
    const old = known.get(turn.id)
    return old !== undefined && sameTurn(old, turn) ? old : turn
  })
  return { turns, covered: incoming.covered }
}

export interface TalkEditing {
  readonly talk: Talk
  readonly wanted: Caret | null
  readonly latest: () => Talk
  readonly apply: (edit: Edit | null, label: string | null, from: Caret | null) => boolean
  readonly place: (caret: Caret) => void
  readonly undo: (from: Caret | null) => void
  readonly redo: (from: Caret | null) => void
  readonly pause: () => void
}

/** Keeps the talk of one interview while it is typed. */
export function useTalk(
  turns: readonly Turn[],
  covered: readonly string[],
  change: (changes: { turns: Turn[]; covered: string[] }) => void,
): TalkEditing {
  const incoming = useMemo(() => ({ turns, covered }), [turns, covered])
  const save = useCallback((talk: Talk) => change({ turns: [...talk.turns], covered: [...talk.covered] }), [change])
  const editing = useEditing<Talk, Caret>(incoming, shareTalk, save)
  const { state, apply } = editing
  const applyEdit = useCallback(
    (edit: Edit | null, label: string | null, from: Caret | null) => apply(edit && { state: edit.talk, caret: edit.caret }, label, from),
    [apply],
  )
  return useMemo(() => ({ ...editing, talk: state, apply: applyEdit }), [editing, state, applyEdit])
}
