import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../model/bundle.ts'
import type { Device } from '../vault/case-file.ts'
import { syncFolder } from '../vault/whole-file.ts'
import { WriteBehind } from '../vault/write-behind.ts'
import { type Entry, packed, packedSize } from './archive.ts'
import { hashOf, sha256 } from './fingerprint.ts'
import { hashAside } from './hash-aside.ts'
import { manifestBytes, manifestPath, signaturePath } from './manifest.ts'
import { needSpace, piecesOf, stopWhenCancelled, writing } from './medium.ts'
import { walk } from './read.ts'
import { ciphersOfLock, type Lock, newSealed, type Payload } from './sealing.ts'
import { signManifest } from './signature.ts'
import { namesFor, removeAll, Volumes } from './volumes.ts'

export interface WrittenBundle {
  /** Of a bundle in volumes that of the first. */
  readonly fileName: string
  /** In all its volumes. */
  readonly size: number
  /** SHA-256 of the encrypted file, the volumes laid end to end; hex. */
  readonly fileSha256: string
  readonly manifestSha256: string
}

export interface Plan {
  readonly folder: string
  readonly fileName: string
  /** A bundle of more bytes is cut into volumes of so many. */
  readonly volumeSize?: number | undefined
  /** Whoever shall open it, and by which algorithms. Nobody else can, the writer included. */
  readonly lock: Lock
  readonly signer: Device
  readonly manifest: Manifest
  /** One for each of the manifest's entries, in its order. */
  readonly entries: readonly Entry[]
  readonly signal: AbortSignal
  readonly onProgress: (stage: 'writing' | 'verifying', done: number, total: number) => void
  /**
   * Called when the file is whole, synced, read back and found true, just before it gets its name. What it writes down
   * stands even if the power fails in the next moment; the answer undoes it when the renaming fails.
   */
  readonly settle: (written: WrittenBundle) => () => void
}

/**
 * Writes a bundle: `name.part`, sync, read back to the end against the manifest, rename, sync the folder; each of these
 * for all of its volumes before the next. Whatever fails, no `name` and (while the medium is there) no `name.part` remain.
 * Throws `Refusal`: 'disk_full' with both figures before anything is written, 'folder_read_only', 'medium_gone',
 * 'file_too_large', 'cancelled', 'bundle_damaged' when the medium gave back other bytes, and what the entries throw.
 */
export async function writeBundle(plan: Plan): Promise<WrittenBundle> {
  const { folder, fileName, manifest, entries } = plan
  const head = manifestBytes(manifest)
  const signature = signManifest(plan.signer, ciphersOfLock(plan.lock), head)
  const all: Entry[] = [inMemory(manifestPath, head), inMemory(signaturePath, signature), ...entries]
  const { head: container, payload } = await newSealed(plan.lock)
  const size =
    container.length + payload.sealedSize(packedSize([head.length, signature.length, ...manifest.entries.map((entry) => entry.size)]))
  const each = plan.volumeSize ?? Number.POSITIVE_INFINITY
  const names = namesFor(fileName, size, each)
  const parts = names.map((name) => join(folder, `${name}.part`))
  return writing(fileName, async () => {
    await needSpace(folder, size)
    const file = await Volumes.create(parts, each)
    try {
      const sealed = payload.seal(packed(all, manifest.madeAt))
      await pour(file, container, sealed, (done) => {
        stopWhenCancelled(plan.signal)
        plan.onProgress('writing', done, size)
      })
      await file.sync()
      await file.close()
      const fileSha256 = await readBack(parts, container.length, payload, plan, size)
      stopWhenCancelled(plan.signal) // what fits into one piece asked only before it
      const written = { fileName: names[0] ?? fileName, size, fileSha256, manifestSha256: sha256(head).toString('hex') }
      await giveNames(folder, names, plan.settle(written))
      return written
    } catch (error) {
      await file.close().catch(() => undefined) // closed already, or the medium is gone: the first error is the one to tell
      await removeAll(parts)
      throw error
    } finally {
      payload.wipe()
    }
  })
}

/** Between two renames a set is there in part under its names; whoever reads it then is told which volume is missing. */
async function giveNames(folder: string, names: readonly string[], undo: () => void): Promise<void> {
  const given: string[] = []
  try {
    for (const name of names) {
      const path = join(folder, name)
      await rename(`${path}.part`, path)
      given.push(path)
    }
    syncFolder(folder)
  } catch (error) {
    undo()
    await removeAll(given)
    throw error
  }
}

/** An entry whose bytes are at hand. */
export const inMemory = (path: string, bytes: Buffer): Entry => ({
  path,
  size: bytes.length,
  bytes: async function* () {
    yield bytes
  },
})

async function pour(file: Volumes, head: Buffer, source: AsyncIterable<Buffer>, onBytes: (done: number) => void): Promise<void> {
  const behind = new WriteBehind(file)
  let done = head.length
  await behind.write(head)
  for await (const piece of source) {
    await behind.write(piece)
    done += piece.length
    onBytes(done)
  }
  await behind.end()
}

/** A file's content was held against its hash on its way in; since then every chunk carries a tag that nobody else can make. */
async function passOver(sha256: string, bytes: AsyncIterable<Buffer>): Promise<string> {
  for await (const _ of bytes);
  return sha256
}

/**
 * Opens what was written anew and reads it as the recipient will: decrypts with the payload key, which is still in
 * memory, and holds every entry against the manifest. Answers the SHA-256 of the file.
 */
async function readBack(paths: readonly string[], payloadStart: number, payload: Payload, plan: Plan, size: number): Promise<string> {
  const { volumes: file } = await Volumes.open(paths)
  const aside = hashAside(file, size)
  try {
    const watching = { signal: plan.signal, onBytes: (done: number) => plan.onProgress('verifying', done, size) }
    await walk(payload.unseal(piecesOf(file, payloadStart, watching)), payload.ciphers, {
      head: () => true,
      entry: (entry, bytes) => (entry.path.startsWith('files/') ? passOver(entry.sha256, bytes) : hashOf(bytes)),
    })
    return await aside.sha256
  } finally {
    await aside[Symbol.asyncDispose]()
    await file.close()
  }
}
