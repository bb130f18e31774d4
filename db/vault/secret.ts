import { inspect } from 'node:util'
import sodium from 'sodium-native'
import { Refusal } from '../model/failure.ts'

/**
 * Bytes that must never be printed, and that are wiped when the case file locks.
 * An ordinary buffer of its own, not `sodium_malloc`: Electron's memory cage forbids memory from outside V8's heap.
 */
export class Secret {
  readonly #bytes: Buffer
  #wiped = false

  /** Takes the bytes over: the buffer that is passed in is zeroed. */
  constructor(bytes: Buffer) {
    this.#bytes = Buffer.alloc(bytes.length)
    this.#bytes.set(bytes)
    sodium.sodium_memzero(bytes)
  }

  /** Lends the bytes for one call; `f` keeps no reference. Throws `Refusal('locked')` once wiped. */
  use<T>(f: (bytes: Buffer) => T): T {
    if (this.#wiped) throw new Refusal('locked')
    return f(this.#bytes)
  }

  /** Zeroes the bytes for good. Wiping twice is harmless. */
  wipe(): void {
    this.#wiped = true
    sodium.sodium_memzero(this.#bytes)
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}
