import { beforeEach, describe, expect, it } from 'vitest'
import { type Clock, createLock, type Lock, longestFlush } from '../../../electron/window/lock.ts'

/** A clock that moves when the test says so. */
class HandClock implements Clock {
  #now = 1_000_000
  #waiting: { readonly at: number; readonly call: () => void }[] = []
  now = (): number => this.#now
  after(milliseconds: number, call: () => void): () => void {
    const waiting = { at: this.#now + milliseconds, call }
    this.#waiting.push(waiting)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting)
    }
  }
  /** Time passes and everything due happens in order. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds
    for (;;) {
      const due = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.#waiting = this.#waiting.filter((other) => other !== due)
      this.#now = due.at
      due.call()
    }
    this.#now = until
  }
  /** Time passes while the machine sleeps: no timer fires. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds
  }
}

const minute = 60_000
let clock: HandClock
let said: string[]
let lock: Lock

beforeEach(() => {
  clock = new HandClock()
  said = []
  lock = createLock({
    clock,
    say: (name, { reason }) => said.push(`${name} ${reason}`),
    close: async () => {
      said.push('closed')
    },
  })
})

describe('the idle lock', () => {
  it('falls after the minutes that were set, having told the page first', async () => {
    lock.opened(5)
    clock.pass(5 * minute - 1)
    expect(said).toEqual([])
    clock.pass(1)
    expect(said).toEqual(['locking idle'])
    lock.readyToLock()
    await lock.lock('idle')
    expect(said).toEqual(['locking idle', 'closed', 'locked idle'])
    expect(lock.isOpen()).toBe(false)
  })

  it('is put off by whoever is there', () => {
    lock.opened(5)
    for (let i = 0; i < 10; i++) {
      clock.pass(4 * minute)
      lock.active()
    }
    expect(said).toEqual([])
    clock.pass(5 * minute)
    expect(said).toEqual(['locking idle'])
  })

  it('follows a change of the minutes at once', () => {
    lock.opened(30)
    clock.pass(3 * minute)
    lock.setIdleMinutes(2)
    clock.pass(0)
    expect(said).toEqual(['locking idle'])
  })

  it('falls at the first sign of life after a sleep that nobody announced', () => {
    lock.opened(5)
    clock.sleep(60 * minute)
    lock.active()
    expect(said).toEqual(['locking idle'])
  })

  it('does not tick while nothing is open', () => {
    clock.pass(60 * minute)
    lock.active()
    clock.pass(60 * minute)
    expect(said).toEqual([])
  })

  it('does not tick on after the lock fell', async () => {
    lock.opened(5)
    const falling = lock.lock('by_hand')
    lock.readyToLock()
    await falling
    clock.pass(60 * minute)
    expect(said).toEqual(['locking by_hand', 'closed', 'locked by_hand'])
  })
})

describe('locking', () => {
  it('waits for the page to save what it holds', async () => {
    lock.opened(5)
    const falling = lock.lock('by_hand')
    clock.pass(longestFlush - 1)
    expect(said).toEqual(['locking by_hand'])
    expect(lock.isOpen()).toBe(true)
    lock.readyToLock()
    await falling
    expect(said).toEqual(['locking by_hand', 'closed', 'locked by_hand'])
  })

  it('does not wait longer than two seconds', async () => {
    lock.opened(5)
    const falling = lock.lock('suspend')
    clock.pass(2_000)
    await falling
    expect(said).toEqual(['locking suspend', 'closed', 'locked suspend'])
  })

  it('falls once, however many ask for it', async () => {
    lock.opened(5)
    const all = [lock.lock('by_hand'), lock.lock('suspend'), lock.lock('quit')]
    lock.readyToLock()
    await Promise.all(all)
    expect(said).toEqual(['locking by_hand', 'closed', 'locked by_hand'])
  })

  it('does nothing when nothing is open', async () => {
    await lock.lock('quit')
    expect(said).toEqual([])
  })

  it('counts as open again after the next unlocking, with its own minutes', async () => {
    lock.opened(5)
    const falling = lock.lock('by_hand')
    lock.readyToLock()
    await falling
    lock.opened(1)
    clock.pass(minute)
    expect(said.at(-1)).toBe('locking idle')
  })
})

describe('a thread that died', () => {
  it('leaves the case file locked and says so', () => {
    lock.opened(5)
    lock.threadGone()
    expect(said).toEqual(['locked worker_gone'])
    expect(lock.isOpen()).toBe(false)
  })

  it('is no news while nothing is open', () => {
    lock.threadGone()
    expect(said).toEqual([])
  })
})
