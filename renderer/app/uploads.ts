import type { Attachment } from '../../db/model/attachment.ts'
import { largestAttachment } from '../../db/model/attachment.ts'
import type { Answer, Failure } from '../../db/model/failure.ts'
import { ask, FailureError, failureOf, workstation } from './workstation.ts'

/** One file on its way into the case file. */
export interface Upload {
  readonly id: string
  readonly recordId: string
  readonly name: string
  /** Bytes; 0 while unknown. */
  readonly size: number
  readonly done: number
  readonly startedAt: number
  readonly failure: Failure | null
  /** Told only where it belongs, not in the line that every room shows. */
  readonly secret: boolean
}

/** How a file reaches what it is for: in pieces, or by the system's own picker. */
interface Road {
  readonly secret: boolean
  begin(file: File): Promise<Answer<{ readonly uploadId: string }>>
  append(piece: { uploadId: string; bytes: Uint8Array }): Promise<Answer<null>>
  finish(upload: { uploadId: string }): Promise<Answer<unknown>>
  abandon(upload: { uploadId: string }): Promise<Answer<null>>
  /** Null when the person gave up. */
  pick(job: string): Promise<Answer<{ readonly failed: readonly { readonly name: string; readonly code: string }[] } | null>>
}

/** To a record, as one of its attachments. */
const toRecord = (recordId: string, role: Attachment['role']): Road => ({
  secret: false,
  begin: ({ name, type, size }) =>
    workstation.attachments.begin({ recordId, role, name, mediaType: type || 'application/octet-stream', size }),
  append: workstation.attachments.append,
  finish: workstation.attachments.finish,
  abandon: workstation.attachments.abandon,
  pick: (job) => workstation.attachments.pick({ recordId, role, job }),
})

/** Into a clue: its name is nobody's business outside it. */
const toClue = (id: string): Road => ({
  secret: true,
  begin: ({ name, size }) => workstation.clues.beginFile({ id, name, size }),
  append: workstation.clues.appendFile,
  finish: workstation.clues.finishFile,
  abandon: workstation.clues.abandonFile,
  pick: (job) => workstation.clues.pickFiles({ id, job }),
})

/** Bytes in one message to the worker. The next piece waits for the answer to the last: memory does not grow. */
const piece = 1024 ** 2

let uploads: readonly Upload[] = []
const stops = new Map<string, AbortController>()
const listeners = new Set<() => void>()

const tell = (next: readonly Upload[]): void => {
  uploads = next
  for (const listener of listeners) listener()
}
const update = (id: string, change: Partial<Upload>): void =>
  tell(uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)))
const drop = (id: string): void => {
  stops.delete(id)
  tell(uploads.filter((upload) => upload.id !== id))
}

/** For `useSyncExternalStore`. */
export const onUploads = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const currentUploads = (): readonly Upload[] => uploads

/** Stops one upload; what was already written of it is thrown away. A failed one is put out of sight. */
export const stopUpload = (id: string): void => {
  const stop = stops.get(id)
  if (stop === undefined) drop(id)
  else stop.abort()
}

/** Forgets all of them; the lock has ended them. */
export const forgetUploads = (): void => {
  for (const stop of stops.values()) stop.abort()
  stops.clear()
  tell([])
}

const begin = (recordId: string, name: string, size: number, secret: boolean): { readonly id: string; readonly signal: AbortSignal } => {
  const id = crypto.randomUUID()
  const stop = new AbortController()
  stops.set(id, stop)
  tell([...uploads, { id, recordId, name, size, done: 0, startedAt: Date.now(), failure: null, secret }])
  return { id, signal: stop.signal }
}

const end = (id: string, error: unknown): void => {
  const failure = failureOf(error)
  if (failure.code === 'cancelled' || failure.code === 'locked') drop(id)
  else {
    stops.delete(id)
    update(id, { failure })
  }
}

const send = async (recordId: string, road: Road, file: File): Promise<void> => {
  const { id, signal } = begin(recordId, file.name, file.size, road.secret)
  let uploadId: string | null = null
  try {
    if (file.size > largestAttachment) throw new FailureError({ code: 'file_too_large', where: file.name })
    const begun = await ask(road.begin(file))
    uploadId = begun.uploadId
    for (let offset = 0; offset < file.size; offset += piece) {
      if (signal.aborted) throw new FailureError({ code: 'cancelled' })
      const bytes = new Uint8Array(await readPiece(file, offset))
      await ask(road.append({ uploadId, bytes }))
      update(id, { done: Math.min(file.size, offset + piece) })
    }
    if (signal.aborted) throw new FailureError({ code: 'cancelled' })
    await ask(road.finish({ uploadId }))
    drop(id)
  } catch (error) {
    if (uploadId !== null) await road.abandon({ uploadId })
    end(id, error)
  }
}

/** A file whose medium was pulled out fails here, in the page. */
const readPiece = async (file: File, offset: number): Promise<ArrayBuffer> => {
  try {
    return await file.slice(offset, offset + piece).arrayBuffer()
  } catch {
    throw new FailureError({ code: 'file_unreadable', where: file.name })
  }
}

/** One after the other, in the order in which they came. */
const sendAll = async (recordId: string, road: Road, files: readonly File[]): Promise<void> => {
  for (const file of files) await send(recordId, road, file)
}

/** The main process reads them; progress comes from there. */
const pick = async (recordId: string, road: Road, name: string): Promise<void> => {
  const { id, signal } = begin(recordId, name, 0, road.secret)
  const leave = workstation.on.progress((progress) => {
    if (progress.job === id) update(id, { done: progress.done, size: progress.total })
  })
  signal.addEventListener('abort', () => void workstation.jobs.cancel({ job: id }))
  try {
    const picked = await ask(road.pick(id))
    drop(id)
    for (const { name: file, code } of picked?.failed ?? []) {
      const refused = begin(recordId, file, 0, road.secret)
      end(refused.id, new FailureError({ code: code as Failure['code'], where: file }))
    }
  } catch (error) {
    end(id, error)
  } finally {
    leave()
  }
}

/** Dragged and pasted files, as attachments of a record. */
export const addFiles = (recordId: string, role: Attachment['role'], files: readonly File[]): Promise<void> =>
  sendAll(recordId, toRecord(recordId, role), files)

/** Files from the system's own picker. */
export const pickFiles = (recordId: string, role: Attachment['role'], name: string): Promise<void> =>
  pick(recordId, toRecord(recordId, role), name)

/** The same for a clue. */
export const addClueFiles = (id: string, files: readonly File[]): Promise<void> => sendAll(id, toClue(id), files)
export const pickClueFiles = (id: string, name: string): Promise<void> => pick(id, toClue(id), name)
