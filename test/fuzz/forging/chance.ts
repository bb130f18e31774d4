import { createHash } from 'node:crypto'

/** Bytes that look drawn and are the same on every run: SHA-256 over the seed and a counter. */
export class Chance {
  readonly #seed: string
  #count = 0
  constructor(seed: string) {
    this.#seed = seed
  }

  bytes(size: number): Buffer {
    const blocks: Buffer[] = []
    for (let left = size; left > 0; left -= 32)
      blocks.push(
        createHash('sha256')
          .update(`${this.#seed} ${this.#count++}`)
          .digest(),
      )
    return Buffer.concat(blocks).subarray(0, size)
  }

  /** A whole number from 0, below `limit` (at most 2³²). */
  below(limit: number): number {
    return this.bytes(6).readUIntBE(0, 6) % limit
  }
}

/** A UUIDv7 that is the same on every run. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`id ${name}`).digest('hex')
  return `019f0000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
