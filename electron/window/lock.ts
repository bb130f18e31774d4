import type { Events, LockReason } from '../contract/index.ts'

/** Time as the lock sees it; tests turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls once after so many milliseconds; returns the way to call it off. */
  after(milliseconds: number, call: () => void): () => void
}

export const wallClock: Clock = {
  now: Date.now,
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
}

export interface LockParts {
  readonly clock: Clock
  /** Tells the page. */
  say<E extends 'locking' | 'locked'>(name: E, event: Events[E]): void
  /** Wipes the key, closes the database and ends the thread; never rejects. */
  close(): Promise<void>
}

/** How long the page may take to save what it holds, in milliseconds. */
export const longestFlush = 2_000
/** How long the thread may take to close the case file, in milliseconds; a running transaction ends before. */
export const longestClosing = 10_000

/**
 * The lock of the open case file. It falls by hand, after idle minutes, on suspend and on quit, always the same way:
 * the page is told and saves what it holds, then the case file is closed, then the page is told again.
 */
export const createLock = ({ clock, say, close }: LockParts) => {
  /** Idle minutes until the lock falls; null while nothing is open. */
  let minutes: number | null = null
  let lastActive = 0
  let callOff = () => {}
  let pageIsReady = () => {}
  let falling: Promise<void> | null = null

  const idle = (): boolean => minutes !== null && clock.now() - lastActive >= minutes * 60_000
  const watch = (): void => {
    callOff()
    if (minutes === null) return
    callOff = clock.after(Math.max(0, lastActive + minutes * 60_000 - clock.now()), () => (idle() ? lock('idle') : watch()))
  }

  const fall = async (reason: LockReason): Promise<void> => {
    callOff()
    await new Promise<void>((resolve) => {
      const tooLong = clock.after(longestFlush, resolve)
      pageIsReady = () => {
        tooLong()
        resolve()
      }
      say('locking', { reason })
    })
    pageIsReady = () => {}
    minutes = null
    await close()
    say('locked', { reason })
  }

  /** Resolves when the case file is closed; at once when none is open. */
  const lock = (reason: LockReason): Promise<void> => {
    if (falling !== null) return falling
    if (minutes === null) return Promise.resolve()
    falling = fall(reason).finally(() => {
      falling = null
    })
    return falling
  }

  return {
    lock,
    /** A case file was opened. */
    opened(idleMinutes: number): void {
      minutes = idleMinutes
      lastActive = clock.now()
      watch()
    },
    setIdleMinutes(idleMinutes: number): void {
      if (minutes === null) return
      minutes = idleMinutes
      watch()
    },
    /** Somebody is there. After a sleep that nobody announced the time may already be up: then it locks instead. */
    active(): void {
      if (minutes === null || falling !== null) return
      if (idle()) {
        lock('idle')
        return
      }
      lastActive = clock.now()
      watch()
    },
    readyToLock: (): void => pageIsReady(),
    /** The thread died under an open case file: its memory is gone with it, which is all that locking does. */
    threadGone(): void {
      if (minutes === null) return
      minutes = null
      callOff()
      pageIsReady()
      say('locked', { reason: 'worker_gone' })
    },
    isOpen: (): boolean => minutes !== null,
  }
}
export type Lock = ReturnType<typeof createLock>
