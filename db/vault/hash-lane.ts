import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'

/** Takes bytes and answers their SHA-256 in hex. Bytes passed in may be used again once `update` has resolved. */
export interface Hasher {
  update(bytes: Uint8Array): Promise<void> | void
  digest(): Promise<string> | string
}

/** Below so many bytes a thread takes longer to start than to do its work. */
export const worthAThread = 16 * 1024 ** 2

/** Hashes where it is called. */
export function hasherHere(): Hasher {
  const hash = createHash('sha256')
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') }
}

/** Written as text: a bundler would have to be told of one more file for ten lines. */
const program = `
const { createHash } = require('node:crypto')
const { parentPort } = require('node:worker_threads')
let hash
parentPort.on('message', (message) => {
  if (message === 'begin') {
    hash = createHash('sha256')
    return
  }
  if (message === 'end') {
    parentPort.postMessage(hash.digest('hex'))
    return
  }
  hash.update(new Uint8Array(message.piece, 0, message.length))
  parentPort.postMessage(message.piece, [message.piece])
})
`
const pieceSize = 1024 ** 2
/** So many pieces may wait in the lane: enough that neither side waits for the other, and no more memory than that. */
const pieces = 3

/**
 * A second thread that hashes one stream after another while the first decrypts and encrypts: at a gigabyte each of the
 * three takes most of a second. It sees what passes through, never a key. Dispose it at the end.
 */
export class HashLane implements AsyncDisposable {
  readonly #worker = new Worker(program, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 } })
  readonly #free: ArrayBuffer[] = Array.from({ length: pieces }, () => new ArrayBuffer(pieceSize))
  #waiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined
  #digest: ((sha256: string) => void) | undefined
  #failure: unknown

  constructor() {
    this.#worker.on('message', (message: ArrayBuffer | string) => {
      if (typeof message === 'string') this.#digest?.(message)
      else this.#free.push(message)
      this.#waiting?.resolve()
    })
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('hashing was stopped')))
  }

  /** One stream at a time; a new one forgets what was left of the one before. */
  hasher(): Hasher {
    this.#worker.postMessage('begin')
    return { update: (bytes) => this.#update(bytes), digest: () => this.#end() }
  }

  async #update(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const piece = this.#free.pop()
      if (piece === undefined) {
        await this.#news()
        continue
      }
      const length = Math.min(pieceSize, bytes.length - at)
      new Uint8Array(piece).set(bytes.subarray(at, at + length))
      this.#worker.postMessage({ piece, length }, [piece])
      at += length
    }
  }

  async #end(): Promise<string> {
    let found: string | undefined
    this.#digest = (sha256) => {
      found = sha256
    }
    this.#worker.postMessage('end')
    while (found === undefined) await this.#news()
    return found
  }

  /** Waits until the thread has said something. Throws when it is gone. */
  #news(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure)
      this.#waiting = { resolve, reject }
    })
  }

  #fail(error: unknown): void {
    this.#failure ??= error
    this.#waiting?.reject(error)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate()
  }
}
