import { createDecipheriv } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import sodium from 'sodium-native'

/** As every database of ours is written; see db/vault/open-database.ts. */
export const pageSize = 4096
/** At the end of each page: 16 bytes nonce, 16 bytes tag. */
const reserved = 32
export const usable = pageSize - reserved

/** The pages of a damaged database, one by one: each is whole, or it is not there. */
export interface Pages {
  readonly count: number
  /** The plain page, from 1; null where it is damaged or cannot be read. Valid until the next is asked for. */
  page(number: number): Buffer | null
  close(): void
}

/**
 * Opens a database file page by page, past SQLite, which gives up at the first damaged page that it needs. SQLite3MC
 * encrypts each page for itself (ChaCha20-Poly1305, bound to its number), so that what verifies is exactly what was
 * written. Committed pages that still stand in the write-ahead log come before those of the file. Only reads.
 */
export function openPages(path: string, key: Buffer): Pages {
  const file = openSync(path, 'r')
  const wal = existsSync(`${path}-wal`) ? openSync(`${path}-wal`, 'r') : null
  const log = wal === null ? { frames: new Map<number, number>(), count: 0 } : committed(wal)
  const count = log.count || Math.ceil(fstatSync(file).size / pageSize)
  const read = (from: number, position: number): Buffer | null => {
    const bytes = Buffer.alloc(pageSize)
    try {
      return readSync(from, bytes, 0, pageSize, position) === pageSize ? bytes : null
    } catch {
      return null // a bad sector is a lost page, no more
    }
  }
  return {
    count,
    page(number) {
      const logged = log.frames.get(number)
      const bytes = wal !== null && logged !== undefined ? read(wal, logged) : read(file, (number - 1) * pageSize)
      return bytes !== null && opened(bytes, number, key) ? bytes : null
    },
    close() {
      closeSync(file)
      if (wal !== null) closeSync(wal)
    },
  }
}

/** Checks the tag of a page and decrypts it in place. The head of page 1 holds the salt, and the page size in plain. */
function opened(bytes: Buffer, number: number, key: Buffer): boolean {
  const nonce = bytes.subarray(usable, usable + 16)
  const counter = (nonce.readUInt32LE(12) ^ number) >>> 0
  const once = chacha(Buffer.alloc(64), key, nonce, counter)
  const tag = bytes.subarray(usable + 16)
  if (!sodium.crypto_onetimeauth_verify(tag, bytes.subarray(0, usable + 16), once.subarray(0, 32))) return false
  const from = number === 1 ? 24 : 0
  chacha(bytes.subarray(from, usable), once.subarray(32), nonce, (counter + 1) >>> 0).copy(bytes, from)
  return true
}

function chacha(bytes: Buffer, key: Buffer, nonce: Buffer, counter: number): Buffer {
  const iv = Buffer.alloc(16)
  iv.writeUInt32LE(counter)
  nonce.copy(iv, 4, 0, 12)
  return createDecipheriv('chacha20', key, iv).update(bytes)
}

const walHead = 32
const frameHead = 24

/** Where the last committed copy of each page stands in a write-ahead log, and how many pages the database then had. */
function committed(wal: number): { frames: Map<number, number>; count: number } {
  const frames = new Map<number, number>()
  const pending = new Map<number, number>()
  let count = 0
  const head = Buffer.alloc(walHead)
  const size = fstatSync(wal).size
  if (size < walHead || readSync(wal, head, 0, walHead, 0) < walHead) return { frames, count }
  const frame = Buffer.alloc(frameHead)
  for (let at = walHead; at + frameHead + pageSize <= size; at += frameHead + pageSize) {
    readSync(wal, frame, 0, frameHead, at)
    // Another salt: what an earlier log left behind. The tag of the page is what tells damage.
    if (!frame.subarray(8, 16).equals(head.subarray(16, 24))) break
    pending.set(frame.readUInt32BE(0), at + frameHead)
    const pages = frame.readUInt32BE(4)
    if (pages === 0) continue
    for (const [number, place] of pending) frames.set(number, place)
    pending.clear()
    count = pages
  }
  return { frames, count }
}
