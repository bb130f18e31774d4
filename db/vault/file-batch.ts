import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { diskRefusal } from './disk-failure.ts'
import type { AddOptions, Batch } from './file-store.ts'
import { type Hasher, HashLane, hasherHere, worthAThread } from './hash-lane.ts'
import type { Stored } from './hashing.ts'
import { sealedBatch } from './stream.ts'
import { makeFolder, syncFolder } from './whole-file.ts'

/** So many files may be on their way to the disk while the next are made. */
const mostLanding = 4

/** What one file after another is made with. A megabyte of fresh memory for each would pile up faster than it is collected. */
export interface Tools {
  readonly hasher: Hasher
  /** For what has been sealed, and for what is being written. */
  readonly sealed: Buffer
  readonly written: Buffer
}

/** Encrypts a source into an open file. */
export type Encrypt = (file: FileHandle, source: AsyncIterable<Uint8Array>, options: AddOptions, tools: Tools) => Promise<Stored>

/**
 * Files that are added together. Each is synced under a passing name and renamed while the next is being made, for the
 * disk is slow and the processor need not wait for it; only `settle` waits.
 */
export class FileBatch implements Batch {
  readonly #folder: string
  readonly #encrypt: Encrypt
  readonly #lane: HashLane | undefined
  readonly #memory = { sealed: Buffer.allocUnsafeSlow(sealedBatch), written: Buffer.allocUnsafeSlow(sealedBatch) }
  readonly #landing = new Set<Promise<void>>()
  #landed = false
  #failure: { readonly error: unknown } | undefined

  /** `expected` is about how many plaintext bytes will come. */
  constructor(folder: string, encrypt: Encrypt, expected: number) {
    this.#folder = folder
    this.#encrypt = encrypt
    this.#lane = expected < worthAThread ? undefined : new HashLane()
  }

  async add(source: AsyncIterable<Uint8Array>, options: AddOptions = {}): Promise<Stored> {
    const part = join(this.#folder, `${randomBytes(16).toString('hex')}.part`)
    const file = await writing(async () => {
      makeFolder(this.#folder)
      return open(part, 'wx', 0o600)
    })
    try {
      const found = await this.#encrypt(file, source, options, { ...this.#memory, hasher: this.#lane?.hasher() ?? hasherHere() })
      while (this.#landing.size >= mostLanding) await Promise.race(this.#landing)
      if (this.#failure !== undefined) throw this.#failure.error
      this.#land(file, part, join(this.#folder, found.storedName))
      return found
    } catch (error) {
      await leave(file, part)
      throw error
    }
  }

  #land(file: FileHandle, part: string, name: string): void {
    const landing = writing(async () => {
      await file.sync()
      await file.close()
      await rename(part, name)
      this.#landed = true
    })
      .catch(async (error: unknown) => {
        this.#failure ??= { error }
        await leave(file, part)
      })
      .finally(() => this.#landing.delete(landing))
    this.#landing.add(landing)
  }

  async settle(): Promise<void> {
    await Promise.all(this.#landing)
    if (this.#failure !== undefined) throw this.#failure.error
    if (this.#landed) await writing(async () => syncFolder(this.#folder))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#landing)
    await this.#lane?.[Symbol.asyncDispose]()
  }
}

/** Gives a file up. Where the medium is gone this fails too; what is left is swept at the next opening. */
async function leave(file: FileHandle, part: string): Promise<void> {
  await file.close().catch(() => undefined)
  await rm(part, { force: true }).catch(() => undefined)
}

async function writing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw diskRefusal(error, 'writing')
  }
}
