import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { hold } from '../app/holding.ts'
import { type BodyIn, type RecordArea, type RecordIn, recordsIn } from '../app/records.ts'
import { failureOf, queries } from '../app/workstation.ts'
import { Keeper, type Kept, type Road, type Saved } from './keeper.ts'

export interface Autosave<B> extends Kept<B> {
  /** Takes changed top-level fields of the body; the screen shows them at once. */
  readonly change: (partial: Partial<B>) => void
  /** Saves now; resolves when saved or failed. */
  readonly flush: () => Promise<void>
}

/** How what is edited reaches the case file. */
export interface Ways<B, S extends Saved<B>> extends Omit<Road<B, S>, 'failureOf'> {
  /** Milliseconds after the last change. */
  readonly delay?: number
  /** What is still to be done once it has left the screen and `closed`, its last save, is through. */
  readonly left?: (closed: Promise<void>) => Promise<void>
}

/** Keeps one thing for as long as the component that edits it is on the screen. */
const keep = <B extends object, S extends Saved<B>>(saved: S, { save, open, delay = 400, left }: Ways<B, S>) => {
  const listeners = new Set<() => void>()
  const keeper = new Keeper<B, S>(saved, { save, open, failureOf }, delay, (kept) => {
    held?.state(kept.status, kept.savedAt)
    for (const listener of listeners) listener()
  })
  let held: ReturnType<typeof hold> | null = null
  const flush = () => keeper.flush()
  return {
    keeper,
    flush,
    change: (partial: Partial<B>) => keeper.change(partial),
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
      const holder = held
      const closed = keeper.close()
      void (left?.(closed) ?? closed).finally(() => holder?.leave())
    },
  }
}

/**
 * Saves by itself what is edited: after the delay, a second after the first change at the latest; at once when the
 * window loses the focus, it leaves the screen, or the lock is about to fall. `key` tells when it is another thing:
 * the ways are those of its first drawing.
 */
export const useKeeping = <B extends object, S extends Saved<B>>(key: string, saved: S, ways: Ways<B, S>): Autosave<B> => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a keeper lives as long as its thing is the same one; newer states are adopted below
  const kept = useMemo(() => keep(saved, ways), [key])
  useEffect(() => {
    kept.begin()
    return kept.end
  }, [kept])
  useEffect(() => kept.keeper.adopt(saved), [kept, saved])
  const state = useSyncExternalStore(kept.subscribe, () => kept.keeper.kept)
  return { ...state, change: kept.change, flush: kept.flush }
}

/** Saves a record by itself. */
export const useAutosave = <A extends RecordArea>(
  area: A,
  record: RecordIn<A>,
  { delay }: { readonly delay?: number } = {},
): Autosave<BodyIn<A>> => {
  const verbs = recordsIn(area)
  return useKeeping<BodyIn<A>, RecordIn<A>>(`${area} ${record.id} ${delay}`, record, {
    save: async (version, changes) => {
      const saved = await verbs.save(record.id, version, changes)
      queries.setQueryData([area, 'open', { id: record.id }], saved)
      return saved
    },
    open: () => verbs.open(record.id),
    ...(delay !== undefined && { delay }),
  })
}
