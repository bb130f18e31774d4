/**
 * What the page holds and has not yet handed to the case file. Every autosave registers here, so that the lock,
 * a hidden window and the top line can speak to all of them at once.
 */
export interface Holding {
  readonly saving: number
  readonly failed: number
  /** Milliseconds since 1970 of the last save; null before the first. */
  readonly savedAt: number | null
}

export interface Holder {
  /** Saves everything held now; resolves when nothing is held or saving failed. */
  readonly flush: () => Promise<void>
}

const holders = new Map<Holder, 'saved' | 'saving' | 'failed'>()
const listeners = new Set<() => void>()
let current: Holding = { saving: 0, failed: 0, savedAt: null }

const tell = (savedAt: number | null): void => {
  const states = [...holders.values()]
  const count = (state: string) => states.filter((held) => held === state).length
  const next = { saving: count('saving'), failed: count('failed'), savedAt }
  if (next.saving === current.saving && next.failed === current.failed && next.savedAt === current.savedAt) return
  current = next
  for (const listener of listeners) listener()
}

/** Registers a holder; returns how it tells its state and how it leaves. */
export const hold = (holder: Holder) => {
  holders.set(holder, 'saved')
  return {
    state: (state: 'saved' | 'saving' | 'failed', savedAt: number | null = null) => {
      if (holders.has(holder)) holders.set(holder, state)
      tell(savedAt ?? current.savedAt)
    },
    leave: () => {
      holders.delete(holder)
      tell(current.savedAt)
    },
  }
}

/** Saves everything that the page holds. */
export const flushAll = async (): Promise<void> => {
  await Promise.all([...holders.keys()].map((holder) => holder.flush()))
}

/** For `useSyncExternalStore`. */
export const onHolding = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const holding = (): Holding => current
