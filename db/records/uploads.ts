import { PassThrough } from 'node:stream'
import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { OpenClue } from '../worker/requests/clues.ts'

/** What a dragged or pasted file becomes. */
interface Outcomes {
  readonly attachment: RecordOf<'attachment'>
  readonly clue: OpenClue
}
type Into = keyof Outcomes

/** A dragged or pasted file on its way in. `size` is what the page promised, in bytes. */
interface Upload {
  readonly into: Into
  readonly size: number
  readonly pipe: PassThrough
  /** What has become of it, once all pieces are there. */
  readonly taken: Promise<Outcomes[Into]>
  received: number
}

/** Uploads in progress, by case file: they end with it. */
const underway = new WeakMap<CaseFile, Map<string, Upload>>()

/**
 * Begins to take a file in pieces; `signal` falls when the case file locks. `take` stores the pieces and answers what
 * the file has become; it comes to that only if all of them arrive. Answers the upload's id.
 */
export function beginUpload<I extends Into>(
  caseFile: CaseFile,
  { into, size, signal }: { readonly into: I; readonly size: number; readonly signal: AbortSignal },
  take: (pieces: AsyncIterable<Uint8Array>) => Promise<Outcomes[I]>,
): string {
  const pipe = new PassThrough()
  pipe.on('error', () => undefined) // whoever appends or finishes hears of it through `taken`
  const stop = (): void => void pipe.destroy(new Refusal('cancelled'))
  signal.addEventListener('abort', stop)
  const taken = take(pipe).finally(() => signal.removeEventListener('abort', stop))
  taken.catch(() => pipe.destroy()) // a full disk must stop the page's next piece, not wait for it
  const id = newId()
  const uploads = underway.get(caseFile) ?? new Map<string, Upload>()
  underway.set(caseFile, uploads.set(id, { into, size, pipe, taken, received: 0 }))
  return id
}

/** Takes the next piece; answers once there is room for another. A failed upload is forgotten. */
export async function appendToUpload(caseFile: CaseFile, id: string, bytes: Uint8Array): Promise<void> {
  const upload = uploadOf(caseFile, id)
  upload.received += bytes.length
  try {
    if (upload.received > upload.size) throw new Refusal('bad_input', 'size')
    const written = new Promise<void>((resolve) => upload.pipe.write(bytes, () => resolve()))
    await Promise.race([written, upload.taken])
    if (upload.pipe.destroyed) await upload.taken
  } catch (error) {
    await abandonUpload(caseFile, id)
    throw error
  }
}

/** All pieces are there: answers what the file has become. */
export async function finishUpload<I extends Into>(caseFile: CaseFile, into: I, id: string): Promise<Outcomes[I]> {
  const upload = uploadOf(caseFile, id)
  if (upload.into !== into) throw new Refusal('not_found', 'uploadId')
  try {
    if (upload.received !== upload.size) throw new Refusal('bad_input', 'size')
    upload.pipe.end()
    return (await upload.taken) as Outcomes[I]
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
  await upload.taken.catch(() => undefined) // until its half file is removed
}

function uploadOf(caseFile: CaseFile, id: string): Upload {
  const upload = underway.get(caseFile)?.get(id)
  if (upload === undefined) throw new Refusal('not_found', 'uploadId')
  return upload
}
