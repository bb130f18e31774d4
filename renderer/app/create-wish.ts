import type { RecordArea } from './records.ts'

/** Begins a record in a room from outside of it: the wish waits until the room is on the screen. */

let wished: RecordArea | null = null
const listeners = new Set<() => void>()

/** Wishes for a new record of an area; its room takes the wish as soon as it stands. */
export const wishNew = (area: RecordArea): void => {
  wished = area
  for (const listener of listeners) listener()
}

/** Whether a new record of this area is wished for; asking takes the wish. */
export const takeWish = (area: RecordArea): boolean => {
  const mine = wished === area
  if (mine) wished = null
  return mine
}

/** Hears of further wishes; returns its own unsubscribe. */
export const onWish = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
