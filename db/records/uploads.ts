import { PassThrough } from 'node:stream'
import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Stored } from '../vault/hashing.ts'
import { attach, type Belonging, mustTakeFiles } from './attachments.ts'

/** A dragged or pasted file on its way in. `size` is what the page promised, in bytes. */
interface Upload {
  readonly belonging: Belonging
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly pipe: PassThrough
  readonly stored: Promise<Stored>
  received: number
}

/** Uploads in progress, by case file: they end with it. */
const underway = new WeakMap<CaseFile, Map<string, Upload>>()

/** Begins to take a file in pieces; `signal` falls when the case file locks. Answers the upload's id. */
export function beginUpload(
  caseFile: CaseFile,
  belonging: Belonging,
  file: { readonly name: string; readonly mediaType: string; readonly size: number },
  signal: AbortSignal,
): string {
  mustTakeFiles(caseFile, belonging)
  const pipe = new PassThrough()
  pipe.on('error', () => undefined) // whoever appends or finishes hears of it through `stored`
  const stop = (): void => void pipe.destroy(new Refusal('cancelled'))
  signal.addEventListener('abort', stop)
  const stored = caseFile.files.add(pipe, { signal, limit: file.size }).finally(() => signal.removeEventListener('abort', stop))
  stored.catch(() => pipe.destroy()) // a full disk must stop the page's next piece, not wait for it
  const id = newId()
  const uploads = underway.get(caseFile) ?? new Map<string, Upload>()
  underway.set(caseFile, uploads.set(id, { belonging, ...file, pipe, stored, received: 0 }))
  return id
}

/** Takes the next piece; answers once there is room for another. A failed upload is forgotten. */
export async function appendToUpload(caseFile: CaseFile, id: string, bytes: Uint8Array): Promise<void> {
  const upload = uploadOf(caseFile, id)
  upload.received += bytes.length
  try {
    if (upload.received > upload.size) throw new Refusal('bad_input', 'size')
    const taken = new Promise<void>((resolve) => upload.pipe.write(bytes, () => resolve()))
    await Promise.race([taken, upload.stored])
    if (upload.pipe.destroyed) await upload.stored
  } catch (error) {
    await abandonUpload(caseFile, id)
    throw error
  }
}

/** All pieces are there: the attachment comes into being. */
export async function finishUpload(caseFile: CaseFile, id: string): Promise<RecordOf<'attachment'>> {
  const upload = uploadOf(caseFile, id)
  try {
    if (upload.received !== upload.size) throw new Refusal('bad_input', 'size')
    upload.pipe.end()
    return attach(caseFile, upload.belonging, upload, await upload.stored)
  } finally {
    await abandonUpload(caseFile, id)
  }
}

/** Forgets an upload, and what it has written so far. Abandoning what has ended changes nothing. */
export async function abandonUpload(caseFile: CaseFile, id: string): Promise<void> {
  const upload = underway.get(caseFile)?.get(id)
  if (upload === undefined) return
  underway.get(caseFile)?.delete(id)
  if (!upload.pipe.writableEnded) upload.pipe.destroy(new Refusal('cancelled'))
  await upload.stored.catch(() => undefined) // until its half file is removed
}

function uploadOf(caseFile: CaseFile, id: string): Upload {
  const upload = underway.get(caseFile)?.get(id)
  if (upload === undefined) throw new Refusal('not_found', 'uploadId')
  return upload
}
