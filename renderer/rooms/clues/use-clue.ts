import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Clue } from '../../../db/model/clue.ts'
import type { ClueState, OpenClue } from '../../../electron/contract/index.ts'
import { hold } from '../../app/holding.ts'
import { call, type FailureError, failureOf, queries } from '../../app/workstation.ts'
import { Keeper, type Kept } from '../../parts/keeper.ts'

const keyOf = (id: string) => ['clues', 'open', { id }] as const

/** One clue as far as it may be seen. Nothing of it stays in the page's memory once it has left the screen. */
export const useClueState = (id: string) =>
  useQuery<ClueState, FailureError>({
    queryKey: keyOf(id),
    queryFn: async () => {
      await leaving.get(id) // who comes back at once finds it sealed, not about to be
      return call('clues', 'open', { id })
    },
    gcTime: 0,
  })

const leaving = new Map<string, Promise<unknown>>()

/** Shows a clue as it was just answered. */
export const showClue = (clue: OpenClue): void => {
  const state: ClueState = { state: 'open', clue }
  queries.setQueryData(keyOf(clue.id), state)
}

/** Leaves a clue: what two people opened is sealed again, and the page forgets it, wherever it kept a word of it. */
const leave = async (id: string): Promise<void> => {
  await call('clues', 'close', { id }).catch(() => undefined) // the lock may have fallen first, and closed it
  queries.removeQueries({ queryKey: ['clues'], type: 'inactive' })
}

const keep = (clue: OpenClue) => {
  const listeners = new Set<() => void>()
  const keeper = new Keeper<Clue, OpenClue>(
    clue,
    {
      save: async (version, changes) => {
        const saved = await call('clues', 'save', { id: clue.id, version, changes })
        showClue(saved)
        return saved
      },
      open: async () => {
        const found = await call('clues', 'open', { id: clue.id })
        if (found.state !== 'open') throw new Error('a clue that is edited is open')
        return found.clue
      },
      failureOf,
    },
    400,
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
    change: (changes: Partial<Clue>) => keeper.change(changes),
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
      const gone = keeper
        .close()
        .then(() => leave(clue.id))
        .finally(() => holder?.leave())
      leaving.set(clue.id, gone)
      void gone.then(() => leaving.get(clue.id) === gone && leaving.delete(clue.id))
    },
  }
}

export interface EditedClue extends Kept<Clue> {
  readonly change: (changes: Partial<Clue>) => void
  readonly flush: () => Promise<void>
}

/** Saves a clue by itself, as records are, and leaves it when it goes from the screen. */
export const useClueAutosave = (clue: OpenClue): EditedClue => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a keeper lives as long as its clue is the same one; newer states are adopted below
  const kept = useMemo(() => keep(clue), [clue.id])
  useEffect(() => {
    kept.begin()
    return kept.end
  }, [kept])
  useEffect(() => kept.keeper.adopt(clue), [kept, clue])
  const state = useSyncExternalStore(kept.subscribe, () => kept.keeper.kept)
  return { ...state, change: kept.change, flush: kept.flush }
}
