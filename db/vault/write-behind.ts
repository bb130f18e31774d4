/** What is written to by position: an open file, or several that stand for one. */
export interface WritesAt {
  /** Writes at least one byte, not always all. */
  write(bytes: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>
  datasync(): Promise<void>
}

/** Flushing begins while there is more to write: the disk is then nearly done when the last byte comes. */
const flushEvery = 64 * 1024 ** 2

/**
 * Writes to an open file one step behind its caller, who makes the next bytes meanwhile. What is passed in may be used
 * again at once. An error of a write comes out of the next call, of the last one out of `end`. Who gives up need not
 * call `end`: closing the file waits for what still runs.
 */
export class WriteBehind {
  readonly #file: WritesAt
  #position: number
  #copy: Buffer
  #unflushed = 0
  #writing: Promise<void> = Promise.resolve()
  #flushing: Promise<void> = Promise.resolve()

  /** `memory` is for the bytes on their way; a larger one is made when it does not suffice. */
  constructor(file: WritesAt, position = 0, memory: Buffer = Buffer.alloc(0)) {
    this.#file = file
    this.#position = position
    this.#copy = memory
  }

  async write(bytes: Buffer): Promise<void> {
    await this.#writing
    if (this.#copy.length < bytes.length) this.#copy = Buffer.allocUnsafeSlow(bytes.length)
    const copy = this.#copy.subarray(0, bytes.length)
    bytes.copy(copy)
    this.#writing = kept(writeAll(this.#file, copy, this.#position))
    this.#position += bytes.length
    this.#unflushed += bytes.length
    if (this.#unflushed < flushEvery) return
    this.#unflushed = 0
    await this.#flushing
    this.#flushing = kept(this.#file.datasync())
  }

  /** Waits for everything to be written; durable it is only after the caller's own sync. */
  async end(): Promise<void> {
    await Promise.all([this.#writing, this.#flushing])
  }
}

/** The same promise; its failure is told where it is awaited, not as unhandled before that. */
function kept(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined)
  return promise
}

/** Writes all of `bytes` at `position`. */
export async function writeAll(file: Pick<WritesAt, 'write'>, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  }
}
