import { useCallback, useMemo, useRef, useState } from 'react'
import { Undo } from './undo.ts'

/** A new state and where the caret goes with it (null: it stays). */
export interface EditOf<S, C> {
  readonly state: S
  readonly caret: C | null
}

export interface Editing<S, C> {
  readonly state: S
  /** Where the caret is to be put after the last edit; a new object for each wish. */
  readonly wanted: C | null
  readonly latest: () => S
  /**
   * Applies an edit; false when there was none. Edits of one `label` in quick succession are one step of undo, null
   * opens a step of its own. `from` is where the caret was, so that undo leads back there.
   */
  readonly apply: (edit: EditOf<S, C> | null, label: string | null, from: C | null) => boolean
  readonly place: (caret: C) => void
  readonly undo: (from: C | null) => void
  readonly redo: (from: C | null) => void
  /** Called when the caret leaves a field: the next typing is a step of undo of its own. */
  readonly pause: () => void
}

/**
 * Keeps a structure of rows while it is typed: what is shown, its undo, and where the caret belongs. `incoming` is
 * the kept state, memoised; `share` reuses what reads the same as before, because a saved record comes back as a
 * copy and rows must not be drawn again for it.
 */
export function useEditing<S, C extends object>(
  incoming: S,
  share: (before: S, incoming: S) => S,
  change: (next: S) => void,
): Editing<S, C> {
  const current = useRef(incoming)
  const undo = useRef(new Undo<EditOf<S, C>>())
  const [wanted, setWanted] = useState<C | null>(null)
  const state = useMemo(() => {
    current.current = share(current.current, incoming)
    return current.current
  }, [incoming, share])
  const show = useCallback(
    ({ state: next, caret }: EditOf<S, C>) => {
      if (next !== current.current) {
        current.current = next
        change(next)
      }
      if (caret !== null) setWanted({ ...caret })
    },
    [change],
  )
  const latest = useCallback(() => current.current, [])
  const apply = useCallback(
    (edit: EditOf<S, C> | null, label: string | null, from: C | null) => {
      if (edit === null) return false
      if (edit.state !== current.current) undo.current.remember({ state: current.current, caret: from }, label, Date.now())
      show(edit)
      return true
    },
    [show],
  )
  const place = useCallback((caret: C) => setWanted({ ...caret }), [])
  const move = useCallback(
    (way: 'back' | 'forth', from: C | null) => {
      const step = undo.current[way]({ state: current.current, caret: from })
      if (step) show(step)
    },
    [show],
  )
  const back = useCallback((from: C | null) => move('back', from), [move])
  const forth = useCallback((from: C | null) => move('forth', from), [move])
  const pause = useCallback(() => undo.current.pause(), [])
  return useMemo(
    () => ({ state, wanted, latest, apply, place, undo: back, redo: forth, pause }),
    [state, wanted, latest, apply, place, back, forth, pause],
  )
}

/** For rows with an id: every row that reads the same as before stays the same object. */
export function shareRows<T extends { readonly id: string }>(before: readonly T[], incoming: readonly T[]): readonly T[] {
  if (before === incoming) return before
  const known = new Map(before.map((row) => [row.id, row]))
  const shared = incoming.map((row) => {
    const old = known.get(row.id)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row
  })
  return shared.length === before.length && shared.every((row, index) => row === before[index]) ? before : shared
}
