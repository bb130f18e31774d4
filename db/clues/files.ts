import { createHash, randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { v7 as newId } from 'uuid'
import { needSpace, piecesOf, writing } from '../exchange/medium.ts'
import { largestAttachment } from '../model/attachment.ts'
import { Refusal } from '../model/failure.ts'
import { atomically } from '../records/atomically.ts'
import { bytesOf, measure } from '../records/attachments.ts'
import { mediaTypeOf } from '../records/media-types.ts'
import { enterMovement } from '../records/movements.ts'
import { beginUpload } from '../records/uploads.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { chunkSize, seal, tagSize, unseal, unsealChunk } from '../vault/stream.ts'
import { syncFolder } from '../vault/whole-file.ts'
import type { OpenClue } from '../worker/requests/clues.ts'
import type { Context } from '../worker/serve.ts'
import { changeFiles, clueFile, mustBeOpen, openClue } from './clues.ts'
import type { KeptFile } from './sealing.ts'

/**
 * Files of a clue: each encrypted under a key of its own, which only the clue's sealed body holds, and that ciphertext
 * stored like any other file. Neither the folder nor the database tells the name, and the data key does not open them.
 */

/** Streams files from disk into a clue. One that fails does not keep out the others; each failure is named. */
export async function addClueFiles(caseFile: CaseFile, id: string, paths: readonly string[], context: Context) {
  mustBeOpen(caseFile, id)
  const failed: { name: string; code: string }[] = []
  for (const path of paths) {
    try {
      const { name, size } = await measure(path)
      const onBytes = (done: number): void => context.report({ stage: 'reading', done, total: size })
      await addClueFile(caseFile, id, name, bytesOf(path), { signal: context.signal, onBytes })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'not_ready' || error.code === 'not_found') throw error
      failed.push({ name: basename(path), code: error.code })
    }
  }
  return { clue: opened(caseFile, id), failed }
}

/** Begins to take a dragged or pasted file in pieces; it becomes a file of the clue with its last one. */
export function beginClueFile(
  caseFile: CaseFile,
  id: string,
  { name, size }: { readonly name: string; readonly size: number },
  signal: AbortSignal,
): string {
  mustBeOpen(caseFile, id)
  return beginUpload(caseFile, { into: 'clue', size, signal }, (pieces) => addClueFile(caseFile, id, name, pieces, { signal }))
}

/** Takes one file in. */
export async function addClueFile(
  caseFile: CaseFile,
  id: string,
  name: string,
  source: AsyncIterable<Uint8Array>,
  { signal, onBytes }: { readonly signal?: AbortSignal; readonly onBytes?: (done: number) => void } = {},
): Promise<OpenClue> {
  const key = randomBytes(32)
  const hash = createHash('sha256')
  let size = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      size += piece.length
      if (size > largestAttachment) throw new Refusal('file_too_large', name)
      hash.update(piece)
      onBytes?.(size)
      yield piece
    }
  }
  const sealedLimit = largestAttachment + tagSize * (largestAttachment / chunkSize + 1)
  const stored = await caseFile.files.add(seal(key, counted()), { signal, limit: sealedLimit })
  const file: KeptFile = {
    ...{ id: newId(), name, mediaType: mediaTypeOf(name, undefined), size, sha256: hash.digest('hex'), addedAt: caseFile.now() },
    ...{ removed: false, key: key.toString('base64'), storedSha256: stored.sha256, storedSize: stored.size },
  }
  return changeFiles(caseFile, id, { action: 'clue.file_add', field: `files/${file.id}`, after: name }, (files) => {
    caseFile.files.record(stored)
    caseFile.queries.run(caseFile.queries.k.insertInto('clue_file').values({ clue_id: id, sha256: stored.sha256 }))
    return [...files, file]
  })
}

/** Takes a file off a clue, or puts it back; the bytes stay, as those of records do. */
export const setClueFileRemoved = (caseFile: CaseFile, id: string, fileId: string, removed: boolean): OpenClue =>
  changeFiles(
    caseFile,
    id,
    { action: removed ? 'clue.file_remove' : 'clue.file_restore', field: `files/${fileId}/removed`, after: removed },
    (files) => files.map((file) => (file.id === fileId ? { ...file, removed } : file)),
  )

/** Plaintext bytes of a clue's file from `offset`; shorter at its end. Throws `file_damaged`, `not_found`. */
export async function readClueFile(caseFile: CaseFile, id: string, fileId: string, offset: number, length: number) {
  const { name, size, mediaType, key, storedSha256 } = clueFile(caseFile, id, fileId)
  const end = Math.min(size, offset + length)
  if (offset >= end) return { bytes: new Uint8Array(0), name, size, mediaType }
  const [first, last] = [Math.floor(offset / chunkSize), Math.floor((end - 1) / chunkSize)]
  const sealedChunk = chunkSize + tagSize
  const sealed = await caseFile.files.read(storedSha256, first * sealedChunk, (last - first + 1) * sealedChunk)
  const lastOfFile = Math.max(0, Math.ceil(size / chunkSize) - 1)
  const chunks = Array.from({ length: last - first + 1 }, (_, i) =>
    unsealChunk(Buffer.from(key, 'base64'), first + i, first + i === lastOfFile, sealed.subarray(i * sealedChunk, (i + 1) * sealedChunk)),
  )
  const plain = Buffer.concat(chunks).subarray(offset - first * chunkSize, end - first * chunkSize)
  return { bytes: new Uint8Array(plain), name, size, mediaType }
}

/** Writes a clue's file, decrypted, where the person chose: part, sync, read back, audit row, then its name. */
export async function exportClueFile(
  caseFile: CaseFile,
  { id, fileId, path, reason }: { readonly id: string; readonly fileId: string; readonly path: string; readonly reason: string },
  context: Context,
): Promise<{ readonly size: number }> {
  const found = clueFile(caseFile, id, fileId)
  const name = basename(path)
  const part = `${path}.part`
  await writing(name, () => needSpace(dirname(path), found.size))
  try {
    const file = await writing(name, () => open(part, 'w+'))
    try {
      for await (const piece of unseal(Buffer.from(found.key, 'base64'), caseFile.files.stream(found.storedSha256, context.signal)))
        await writing(name, () => file.writeFile(piece))
      await writing(name, () => file.sync())
      const hash = createHash('sha256')
      for await (const piece of piecesOf(file, 0, { signal: context.signal })) hash.update(piece)
      if (hash.digest('hex') !== found.sha256) throw new Refusal('medium_gone', name)
    } finally {
      await file.close()
    }
    // The reason may name people: it goes into the clue, not into the chain that everybody reads.
    atomically(caseFile, () => {
      changeFiles(caseFile, id, { action: 'clue.file_export', field: `files/${fileId}/exported`, after: reason }, (files) => [...files])
      // Everybody reads the register, too: it says that something left, not what.
      enterMovement(caseFile, { what: 'clue_file', direction: 'out', content: '', fileName: '', path })
    })
    await writing(name, async () => {
      await rename(part, path)
      syncFolder(dirname(path))
    })
    return { size: found.size }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

function opened(caseFile: CaseFile, id: string): OpenClue {
  const found = openClue(caseFile, id)
  if (found.state !== 'open') throw new Refusal('not_ready', 'two_people')
  return found.clue
}
