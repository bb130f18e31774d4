import { statfs } from 'node:fs/promises'
import { Refusal } from '../model/failure.ts'
import { diskRefusal } from '../vault/disk-failure.ts'
import type { Progress } from '../worker/messages.ts'

/** Runs `f`; an error of the disk becomes the refusal that fits writing to a folder. `where` is a file name. */
export const writing = <T>(where: string, f: () => Promise<T>): Promise<T> =>
  f().catch((error: unknown) => {
    throw diskRefusal(error, 'writing', where)
  })

/** The same for reading somebody's file. */
export const reading = <T>(where: string, f: () => Promise<T>): Promise<T> =>
  f().catch((error: unknown) => {
    throw diskRefusal(error, 'reading', where)
  })

/** Throws `Refusal('disk_full')` with both figures when the folder's disk has less than `bytes` and a little room left. */
export async function needSpace(folder: string, bytes: number): Promise<void> {
  const disk = await statfs(folder)
  const free = disk.bavail * disk.bsize
  if (free < bytes + 65_536) throw new Refusal('disk_full', undefined, { needed: bytes, free })
}

/** A long job as the exchange sees it: it tells how far it is, and may be stopped. */
export interface Work {
  readonly signal: AbortSignal
  report(progress: Omit<Progress, 'job'>): void
}

export interface Watching {
  readonly signal?: AbortSignal | undefined
  /** Told the size of the file before its first byte. */
  readonly onSize?: ((total: number) => void) | undefined
  /** Told the bytes done so far. */
  readonly onBytes?: ((total: number) => void) | undefined
}

/** Throws `Refusal('cancelled')` once the person has stopped the job. */
export function stopWhenCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Refusal('cancelled')
}

const pieceSize = 1024 ** 2

/** What is read by position: an open file, or several that stand for one. */
export interface ReadsAt {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>
}

/**
 * The bytes of an open file from `start` to its end. The next piece is read while the consumer works on this one;
 * a piece is valid only until the next is asked for.
 */
export async function* piecesOf(handle: ReadsAt, start: number, { signal, onBytes }: Watching = {}): AsyncGenerator<Buffer> {
  const buffers = [Buffer.allocUnsafeSlow(pieceSize), Buffer.allocUnsafeSlow(pieceSize)] as const
  let position = start
  let turn: 0 | 1 = 0
  let ahead = handle.read(buffers[turn], 0, pieceSize, position)
  try {
    for (;;) {
      const { bytesRead } = await ahead
      if (bytesRead === 0) return
      stopWhenCancelled(signal)
      const piece = buffers[turn].subarray(0, bytesRead)
      position += bytesRead
      turn = turn === 0 ? 1 : 0
      ahead = handle.read(buffers[turn], 0, pieceSize, position)
      yield piece
      onBytes?.(position)
    }
  } finally {
    await ahead.catch(() => undefined) // the handle must not be closed under a running read; its outcome no longer matters
  }
}
