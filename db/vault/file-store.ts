import { createHmac } from 'node:crypto'
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { largestAttachment } from '../model/attachment.ts'
import { Refusal } from '../model/failure.ts'
import type { Queries } from '../schema/queries.ts'
import { diskRefusal } from './disk-failure.ts'
import { FileBatch, type Tools } from './file-batch.ts'
import { headSize, newHead, openHead, sealHead } from './file-head.ts'
import { hasherHere } from './hash-lane.ts'
import { hashing, type Stored } from './hashing.ts'
import { subkey } from './keys.ts'
import type { Secret } from './secret.ts'
import { chunkSize, seal, sealedSize, tagSize, unseal, unsealChunk } from './stream.ts'
import { WriteBehind, writeAll } from './write-behind.ts'

/** The encrypted files of a case file, under `files/`: written once, named by a keyed hash of their content. */
export interface FileStore {
  /**
   * Encrypts a file in, in constant memory. What is written has no row yet: the caller records it in its own transaction,
   * or it is swept at the next opening. Throws `file_too_large`, `disk_full`, `folder_read_only`, `medium_gone`,
   * `cancelled`, or whatever the source threw.
   */
  add(source: AsyncIterable<Uint8Array>, options?: AddOptions): Promise<Stored>
  /** The same for many files, which become durable together; `expected` is about how many bytes they have. */
  batch(expected: number): Batch
  /** Notes that the file belongs to the case file. */
  record(found: Stored): void
  has(sha256: string): boolean
  /** Plaintext bytes from `offset`; shorter at the file's end. Throws `file_damaged`, `not_found`. */
  read(sha256: string, offset: number, length: number): Promise<Buffer>
  /**
   * The whole plaintext, checked against its hash at the end. A yielded buffer is valid until the next is asked for.
   * Throws `file_damaged`, `not_found`, `cancelled`.
   */
  stream(sha256: string, signal?: AbortSignal): AsyncGenerator<Buffer>
  /** Removes those of the stored files that neither a `file` nor a `staged_file` row names. */
  discard(storedNames: readonly string[]): Promise<void>
  /** At opening: removes half-written files and files that no row names; answers how many. */
  sweep(): Promise<number>
  /** Forgets the keys; nothing can be read or added afterwards. */
  close(): void
}

export interface AddOptions {
  readonly signal?: AbortSignal | undefined
  /** Told the plaintext bytes so far. */
  readonly onBytes?: ((total: number) => void) | undefined
  /** The most plaintext bytes; 4 GiB where nothing is said. */
  readonly limit?: number | undefined
}

/** Files that are added one after another and become durable together. Dispose it at the end, whatever happened. */
export interface Batch extends AsyncDisposable {
  /** As `FileStore.add`, but the file may still be on its way to the disk. Also throws what became of an earlier one. */
  add(source: AsyncIterable<Uint8Array>, options?: AddOptions): Promise<Stored>
  /** Waits until all that was added is on the disk under its name. Throws `disk_full`, `folder_read_only`, `medium_gone`. */
  settle(): Promise<void>
}

/** Read in pieces of this many bytes when a whole file is wanted. */
const pieceSize = 1024 ** 2

export class EncryptedFiles implements FileStore {
  readonly #folder: string
  readonly #queries: Queries
  readonly #contentKey: Secret
  readonly #nameKey: Secret
  readonly #now: () => number

  constructor(caseFolder: string, queries: Queries, dataKey: Secret, now: () => number) {
    this.#folder = join(caseFolder, 'files')
    this.#queries = queries
    this.#contentKey = subkey(dataKey, 'files')
    this.#nameKey = subkey(dataKey, 'file names')
    this.#now = now
  }

  close(): void {
    this.#contentKey.wipe()
    this.#nameKey.wipe()
  }

  batch(expected: number): Batch {
    return new FileBatch(this.#folder, (...work) => this.#write(...work), expected)
  }

  async add(source: AsyncIterable<Uint8Array>, options: AddOptions = {}): Promise<Stored> {
    await using batch = this.batch(0)
    const found = await batch.add(source, options)
    await batch.settle()
    return found
  }

  async #write(file: FileHandle, source: AsyncIterable<Uint8Array>, options: AddOptions, tools: Tools): Promise<Stored> {
    const head = newHead()
    const key = this.#contentKey.use((bytes) => head.key(bytes))
    const counted = hashing(source, { ...options, limit: options.limit ?? largestAttachment, hasher: tools.hasher })
    try {
      const behind = new WriteBehind(file, headSize, tools.written)
      for await (const sealed of seal(key, counted.bytes, tools.sealed)) await writing(() => behind.write(sealed))
      await writing(() => behind.end())
      const { sha256, size } = await counted.result()
      await writing(() =>
        writeAll(
          file,
          this.#contentKey.use((bytes) => sealHead(bytes, head.salt, sha256)),
          0,
        ),
      )
      return { sha256, size, storedName: this.storedName(sha256) }
    } finally {
      key.fill(0)
    }
  }

  record(found: Stored): void {
    const { k } = this.#queries
    this.#queries.run(
      k
        .insertInto('file')
        .orIgnore()
        .values({ sha256: found.sha256, size: found.size, stored_name: found.storedName, added_at: this.#now() }),
    )
  }

  has(sha256: string): boolean {
    return this.#queries.first(this.#queries.k.selectFrom('file').select('sha256').where('sha256', '=', sha256)) !== undefined
  }

  async read(sha256: string, offset: number, length: number): Promise<Buffer> {
    const size = this.#sizeOf(sha256)
    const end = Math.min(size, offset + length)
    if (offset >= end) return Buffer.alloc(0)
    const opened = await this.#open(sha256, size)
    try {
      const first = Math.floor(offset / chunkSize)
      const last = Math.floor((end - 1) / chunkSize)
      const lastOfFile = Math.max(0, Math.ceil(size / chunkSize) - 1)
      const from = first * (chunkSize + tagSize)
      const to = Math.min(sealedSize(size), (last + 1) * (chunkSize + tagSize))
      const sealed = Buffer.alloc(to - from)
      await reading(() => readAll(opened.file, sealed, headSize + from))
      const chunks: Buffer[] = []
      for (let index = first; index <= last; index += 1) {
        const at = (index - first) * (chunkSize + tagSize)
        chunks.push(unsealChunk(opened.key, index, index === lastOfFile, sealed.subarray(at, at + chunkSize + tagSize)))
      }
      return Buffer.concat(chunks).subarray(offset - first * chunkSize, end - first * chunkSize)
    } finally {
      opened.key.fill(0)
      await opened.file.close()
    }
  }

  async *stream(sha256: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const size = this.#sizeOf(sha256)
    const { file, key } = await this.#open(sha256, size)
    try {
      const sealed = pieces(file, headSize, headSize + sealedSize(size))
      const counted = hashing(unseal(key, sealed), { signal, limit: size, hasher: hasherHere() })
      yield* counted.bytes
      if ((await counted.result()).sha256 !== sha256) throw new Refusal('file_damaged')
    } finally {
      key.fill(0)
      await file.close()
    }
  }

  async discard(storedNames: readonly string[]): Promise<void> {
    const named = this.#namedFiles()
    for (const name of storedNames) if (!named.has(name)) await rm(join(this.#folder, name), { force: true })
  }

  async sweep(): Promise<number> {
    const named = this.#namedFiles()
    const found = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [] // a case file without attachments
      throw diskRefusal(error, 'reading', 'files')
    })
    const left = found.filter((name) => !named.has(name))
    for (const name of left) await rm(join(this.#folder, name), { force: true })
    return left.length
  }

  /** Under which name a content lies in `files/`. */
  storedName(sha256: string): string {
    return this.#nameKey.use((key) => createHmac('sha256', key).update(sha256).digest('hex'))
  }

  #namedFiles(): Set<string> {
    const { k } = this.#queries
    const rows = this.#queries.all(k.selectFrom('file').select('stored_name').union(k.selectFrom('staged_file').select('stored_name')))
    return new Set(rows.map((row) => row.stored_name))
  }

  #sizeOf(sha256: string): number {
    const { k } = this.#queries
    const row = this.#queries.first(
      k
        .selectFrom('file')
        .select('size')
        .where('sha256', '=', sha256)
        .union(k.selectFrom('staged_file').select('size').where('sha256', '=', sha256)),
    )
    if (row === undefined) throw new Refusal('not_found')
    return row.size
  }

  /** Opens the ciphertext and finds its key; a missing, cut or exchanged file is damage. */
  async #open(sha256: string, size: number): Promise<{ file: FileHandle; key: Buffer }> {
    const path = join(this.#folder, this.storedName(sha256))
    const found = await stat(path).catch(() => undefined)
    if (found?.size !== headSize + sealedSize(size)) throw new Refusal('file_damaged')
    const file = await reading(() => open(path, 'r'))
    try {
      const head = Buffer.alloc(headSize)
      await reading(() => readAll(file, head, 0))
      return { file, key: this.#contentKey.use((bytes) => openHead(bytes, head, sha256)) }
    } catch (error) {
      await file.close()
      throw error
    }
  }
}

async function* pieces(file: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(pieceSize, to - from))
  for (let position = from; position < to; position += pieceSize) {
    const piece = buffer.subarray(0, Math.min(pieceSize, to - position))
    await reading(() => readAll(file, piece, position))
    yield piece
  }
}

async function readAll(file: FileHandle, into: Buffer, position: number): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await file.read(into, done, into.length - done, position + done)
    if (bytesRead === 0) throw new Refusal('file_damaged')
    done += bytesRead
  }
}

async function writing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw diskRefusal(error, 'writing')
  }
}

async function reading<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw diskRefusal(error, 'reading')
  }
}
