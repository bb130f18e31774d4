import type { Attachment } from '../../db/model/attachment.ts'
import { largestAttachment } from '../../db/model/attachment.ts'
import type { Failure } from '../../db/model/failure.ts'
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
}

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

const begin = (recordId: string, name: string, size: number): { readonly id: string; readonly signal: AbortSignal } => {
  const id = crypto.randomUUID()
  const stop = new AbortController()
  stops.set(id, stop)
  tell([...uploads, { id, recordId, name, size, done: 0, startedAt: Date.now(), failure: null }])
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

const send = async (recordId: string, role: Attachment['role'], file: File): Promise<void> => {
  const { id, signal } = begin(recordId, file.name, file.size)
  let uploadId: string | null = null
  try {
    if (file.size > largestAttachment) throw new FailureError({ code: 'file_too_large', where: file.name })
    const begun = await ask(
      workstation.attachments.begin({
        recordId,
        role,
        name: file.name,
        mediaType: file.type || 'application/octet-stream',
        size: file.size,
      }),
    )
    uploadId = begun.uploadId
    for (let offset = 0; offset < file.size; offset += piece) {
      if (signal.aborted) throw new FailureError({ code: 'cancelled' })
      const bytes = new Uint8Array(await readPiece(file, offset))
      await ask(workstation.attachments.append({ uploadId, bytes }))
      update(id, { done: Math.min(file.size, offset + piece) })
    }
    if (signal.aborted) throw new FailureError({ code: 'cancelled' })
    await ask(workstation.attachments.finish({ uploadId }))
    drop(id)
  } catch (error) {
    if (uploadId !== null) await workstation.attachments.abandon({ uploadId })
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

/** Dragged and pasted files, one after the other in the order in which they came. */
export const addFiles = async (recordId: string, role: Attachment['role'], files: readonly File[]): Promise<void> => {
  for (const file of files) await send(recordId, role, file)
}

/** Files from the system's own picker; the main process reads them, progress comes from there. */
export const pickFiles = async (recordId: string, role: Attachment['role'], name: string): Promise<void> => {
  const { id, signal } = begin(recordId, name, 0)
  const leave = workstation.on.progress((progress) => {
    if (progress.job === id) update(id, { done: progress.done, size: progress.total })
  })
  signal.addEventListener('abort', () => void workstation.jobs.cancel({ job: id }))
  try {
    const { failed } = await ask(workstation.attachments.pick({ recordId, role, job: id }))
    drop(id)
    for (const { name: file, code } of failed) {
      const refused = begin(recordId, file, 0)
      end(refused.id, new FailureError({ code: code as Failure['code'], where: file }))
    }
  } catch (error) {
    end(id, error)
  } finally {
    leave()
  }
}
