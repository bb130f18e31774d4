import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Attachment, largestAttachment } from '../model/attachment.ts'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { diskRefusal } from '../vault/disk-failure.ts'
import type { Stored } from '../vault/hashing.ts'
import type { Context } from '../worker/serve.ts'
import { createRecord, openRecord } from './footing.ts'
import { mediaTypeOf } from './media-types.ts'
import { findRecord, pointingAt } from './rows.ts'
import { beginUpload } from './uploads.ts'

/** 附件: files of a record. The bytes go into the file store first; record and file row then come in one transaction. */

/** To which record a file is being added, and as what. */
export interface Belonging {
  readonly recordId: string
  readonly role: Attachment['role']
}

/** Attachments of a record, oldest first. */
export function attachmentsOf(caseFile: CaseFile, recordId: string, deleted: boolean): RecordOf<'attachment'>[] {
  return pointingAt(caseFile, recordId, 'attachment_of', deleted).map((id) => openRecord(caseFile, 'attachment', id))
}

/** Throws `not_found` unless the record is there to be added to. Asked before the bytes are read, not after. */
export function mustTakeFiles(caseFile: CaseFile, { recordId }: Belonging): void {
  const owner = findRecord(caseFile, recordId)
  if (owner === undefined || owner.deletedAt !== null) throw new Refusal('not_found', 'recordId')
}

/** Makes the record of a file that lies in the store. It goes where its owner goes: same round, same unit. */
export function attach(
  caseFile: CaseFile,
  { recordId, role }: Belonging,
  file: { readonly name: string; readonly mediaType?: string },
  stored: Stored,
): RecordOf<'attachment'> {
  return caseFile.db.transaction(() => {
    mustTakeFiles(caseFile, { recordId, role })
    const owner = findRecord(caseFile, recordId)
    caseFile.files.record(stored)
    const mediaType = mediaTypeOf(file.name, file.mediaType)
    const body = { recordId, role, name: file.name, mediaType, size: stored.size, sha256: stored.sha256 }
    const record = createRecord(caseFile, 'attachment', { roundId: owner?.roundId ?? null, unitId: owner?.unitId ?? null, body })
    caseFile.audit.append('attachment.add', { kind: 'attachment', id: record.id }, { recordId, sha256: stored.sha256, size: stored.size })
    return record
  })()
}

/** Begins to take a dragged or pasted file in pieces; see uploads.ts. */
export function beginAttachment(
  caseFile: CaseFile,
  belonging: Belonging,
  file: { readonly name: string; readonly mediaType: string; readonly size: number },
  signal: AbortSignal,
): string {
  mustTakeFiles(caseFile, belonging)
  return beginUpload(caseFile, { into: 'attachment', size: file.size, signal }, async (pieces) =>
    attach(caseFile, belonging, file, await caseFile.files.add(pieces, { signal, limit: file.size })),
  )
}

interface Opened {
  readonly path: string
  readonly name: string
  readonly size: number
}

/** Streams files from disk into the case file. One that fails does not keep out the others; each failure is named. */
export async function addFiles(caseFile: CaseFile, belonging: Belonging, paths: readonly string[], context: Context) {
  mustTakeFiles(caseFile, belonging)
  const added: RecordOf<'attachment'>[] = []
  const failed: { name: string; code: string }[] = []
  const fail = (path: string, error: unknown): void => {
    if (!(error instanceof Refusal)) throw error
    failed.push({ name: basename(path), code: error.code })
  }
  const found: Opened[] = []
  for (const path of paths)
    await measure(path).then(
      (file) => found.push(file),
      (error: unknown) => fail(path, error),
    )
  const total = found.reduce((sum, file) => sum + file.size, 0)
  let before = 0
  for (const file of found) {
    const onBytes = (done: number): void => context.report({ stage: 'reading', done: before + done, total })
    try {
      const stored = await caseFile.files.add(bytesOf(file.path), { signal: context.signal, onBytes })
      added.push(attach(caseFile, belonging, { name: file.name }, stored))
    } catch (error) {
      fail(file.path, error)
    }
    before += file.size
  }
  return { added, failed }
}

/** What a path leads to. Throws `file_unreadable`, `file_too_large`. */
export async function measure(path: string): Promise<Opened> {
  return reading(path, async (file) => {
    const found = await file.stat()
    if (!found.isFile()) throw new Refusal('file_unreadable', basename(path))
    if (found.size > largestAttachment) throw new Refusal('file_too_large', basename(path))
    return { path, name: basename(path).slice(0, 500), size: found.size }
  })
}

const pieceSize = 1024 ** 2

/** A file's bytes, piece by piece, each valid until the next is asked for. Throws `file_unreadable`. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = await opened(path)
  const piece = Buffer.allocUnsafeSlow(pieceSize)
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, pieceSize, null).catch((error: unknown) => {
        throw diskRefusal(error, 'reading', basename(path))
      })
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function reading<T>(path: string, step: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await opened(path)
  try {
    return await step(file)
  } finally {
    await file.close()
  }
}

const opened = (path: string): Promise<FileHandle> =>
  open(path, 'r').catch((error: unknown) => {
    throw diskRefusal(error, 'reading', basename(path))
  })
