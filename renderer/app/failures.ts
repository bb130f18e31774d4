import type { Failure } from '../../db/model/failure.ts'

type Listener = (failure: Failure) => void
const listeners = new Set<Listener>()

/** Hands a failure to the one notice of the frame. Giving up is no failure and locking has a screen of its own. */
export const reportFailure = (failure: Failure): void => {
  if (failure.code === 'cancelled' || failure.code === 'locked') return
  for (const listener of listeners) listener(failure)
}

/** Returns its own unsubscribe. */
export const onFailure = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
