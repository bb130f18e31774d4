import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { hold } from '../app/holding.ts'
import { type BodyIn, type RecordArea, type RecordIn, recordsIn } from '../app/records.ts'
import { failureOf, queries } from '../app/workstation.ts'
import { Keeper, type Kept } from './keeper.ts'

export interface Autosave<B> extends Kept<B> {
  /** Takes changed top-level fields of the body; the screen shows them at once. */
  readonly change: (partial: Partial<B>) => void
  /** Saves now; resolves when saved or failed. */
  readonly flush: () => Promise<void>
}

/** Keeps one record for as long as the component that edits it is on the screen. */
const keep = <A extends RecordArea>(area: A, record: RecordIn<A>, delay: number) => {
  const verbs = recordsIn(area)
  const listeners = new Set<() => void>()
  const keeper = new Keeper<BodyIn<A>, RecordIn<A>>(
    record,
    {
      save: async (version, changes) => {
        const saved = await verbs.save(record.id, version, changes)
        queries.setQueryData([area, 'open', { id: record.id }], saved)
        return saved
      },
      open: () => verbs.open(record.id),
      failureOf,
    },
    delay,
    (kept) => {
      held?.state(kept.status, kept.savedAt)
      for (const listener of listeners) listener()
    },
  )
  let held: ReturnType<typeof hold> | null = null
  const flush = () => keeper.flush()
  return {
    keeper,
    flush,
    change: (partial: Partial<BodyIn<A>>) => keeper.change(partial),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    begin: () => {
      held = hold({ flush })
      window.addEventListener('blur', flush)
    },
    end: () => {
      window.removeEventListener('blur', flush)
      const leaving = held
      void keeper.close().finally(() => leaving?.leave())
    },
  }
}

/**
 * Saves a record by itself: `delay` milliseconds after the last change, a second after the first at the latest;
 * at once when the window loses the focus, the record leaves the screen, or the lock is about to fall.
 */
export const useAutosave = <A extends RecordArea>(
  area: A,
  record: RecordIn<A>,
  { delay = 400 }: { readonly delay?: number } = {},
): Autosave<BodyIn<A>> => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a keeper lives as long as its record is the same one; newer states are adopted below
  const kept = useMemo(() => keep(area, record, delay), [area, record.id, delay])
  useEffect(() => {
    kept.begin()
    return kept.end
  }, [kept])
  useEffect(() => kept.keeper.adopt(record), [kept, record])
  const state = useSyncExternalStore(kept.subscribe, () => kept.keeper.kept)
  return { ...state, change: kept.change, flush: kept.flush }
}
