import { Worker } from 'node:worker_threads'
import { worthAThread } from '../vault/hash-lane.ts'
import { hashOf } from './fingerprint.ts'
import { piecesOf } from './medium.ts'
import type { Volumes } from './volumes.ts'

/**
 * Written as text: a bundler would have to be told of one more file for fifteen lines. Reads by position, so that it
 * shares the open files with whoever reads them meanwhile.
 */
const program = `
const { createHash } = require('node:crypto')
const { readSync } = require('node:fs')
const { parentPort, workerData } = require('node:worker_threads')
const hash = createHash('sha256')
const piece = Buffer.allocUnsafeSlow(1024 ** 2)
for (const file of workerData) {
  for (let at = 0; ; ) {
    const read = readSync(file, piece, 0, piece.length, at)
    if (read === 0) break
    hash.update(piece.subarray(0, read))
    at += read
  }
}
parentPort.postMessage(hash.digest('hex'))
`

export interface HashAside extends AsyncDisposable {
  /** SHA-256 of the whole bundle, in hex. */
  readonly sha256: Promise<string>
}

/**
 * Hashes an open bundle of `size` bytes while the caller decrypts it, in a thread of its own when it is large: at a gigabyte
 * each of the two takes about a second. Dispose it before the file is closed; that stops what still runs.
 */
export function hashAside(file: Volumes, size: number): HashAside {
  const [sha256, stop] = size < worthAThread ? hashHere(file) : hashInThread(file)
  sha256.catch(() => undefined) // who disposes early asks no more
  return { sha256, [Symbol.asyncDispose]: stop }
}

function hashHere(file: Volumes): [Promise<string>, () => Promise<void>] {
  const stopped = new AbortController()
  const sha256 = hashOf(piecesOf(file, 0, { signal: stopped.signal }))
  const stop = async () => {
    stopped.abort()
    await sha256.catch(() => undefined)
  }
  return [sha256, stop]
}

function hashInThread(file: Volumes): [Promise<string>, () => Promise<void>] {
  const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 }
  const worker = new Worker(program, { eval: true, workerData: file.descriptors, resourceLimits })
  const sha256 = new Promise<string>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('hashing was stopped')))
  })
  const stop = async () => {
    await worker.terminate()
  }
  return [sha256, stop]
}
