import { useQuery } from '@tanstack/react-query'
import type { Clue } from '../../../db/model/clue.ts'
import type { ClueState, OpenClue } from '../../../electron/contract/index.ts'
import { call, type FailureError, queries } from '../../app/workstation.ts'
import { type Autosave, useKeeping } from '../../parts/autosave.ts'

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

/** Saves a clue by itself, as records are, and leaves it when it goes from the screen. */
export const useClueAutosave = (clue: OpenClue): Autosave<Clue> =>
  useKeeping<Clue, OpenClue>(clue.id, clue, {
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
    left: (closed) => {
      const gone = closed.then(() => leave(clue.id))
      leaving.set(clue.id, gone)
      return gone.finally(() => leaving.get(clue.id) === gone && leaving.delete(clue.id))
    },
  })
