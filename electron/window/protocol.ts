import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Refusal } from '../../db/model/failure.ts'
import { attachmentSecurityPolicy, contentSecurityPolicy } from './policy.ts'

/** A file that the page names: an attachment, or a file of the clue that is open. */
export type NamedFile = { readonly id: string } | { readonly id: string; readonly fileId: string }

/** One piece of a file, decrypted; `size` is that of the whole. */
export type ReadPiece = (piece: NamedFile & { offset: number; length: number }) => Promise<{
  readonly bytes: Uint8Array
  readonly size: number
  readonly mediaType: string
}>

/** The largest piece that the casework hands out at once, in bytes. */
const pieceLength = 1024 ** 2

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.wasm': 'application/wasm',
}

const always = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }
const refuse = (status: number): Response => new Response(null, { status, headers: always })

/**
 * Answers `app://workstation/…`: the page's own files from `folder`, attachments at `/attachment/<id>` and files of
 * clues at `/clue/<id>/<file>`, read piece by piece so that memory does not grow with the file.
 */
export const serve =
  (folder: string, read: ReadPiece) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return refuse(405)
    const path = decodeURIComponent(new URL(request.url).pathname)
    const file = fileAt(path)
    return file === null ? pageFile(folder, path) : filePart(file, request.headers.get('range'), read)
  }

const fileAt = (path: string): NamedFile | null => {
  const [, attachment] = /^\/attachment\/([0-9a-f-]{36})$/.exec(path) ?? []
  if (attachment !== undefined) return { id: attachment }
  const [, id, fileId] = /^\/clue\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/.exec(path) ?? []
  return id === undefined || fileId === undefined ? null : { id, fileId }
}

const pageFile = async (folder: string, path: string): Promise<Response> => {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  const mediaType = mediaTypes[extname(file)]
  if (!file.startsWith(folder + sep) || mediaType === undefined) return refuse(404)
  try {
    return new Response(await readFile(file), {
      headers: { ...always, 'Content-Type': mediaType, 'Content-Security-Policy': contentSecurityPolicy },
    })
  } catch {
    // Whatever the reason, the page learns only that there is no such file of ours.
    return refuse(404)
  }
}

/** What is shown inside; all else (an SVG can hold scripts) is exported instead. */
const shownInside: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

const statusOf = (error: unknown): number => {
  if (!(error instanceof Refusal)) return 500
  return error.code === 'locked' || error.code === 'not_allowed' || error.code === 'not_ready'
    ? 403
    : error.code === 'not_found'
      ? 404
      : 500
}

const filePart = async (file: NamedFile, range: string | null, read: ReadPiece): Promise<Response> => {
  let whole: Awaited<ReturnType<ReadPiece>>
  try {
    whole = await read({ ...file, offset: 0, length: 0 })
  } catch (error) {
    return refuse(statusOf(error))
  }
  if (!shownInside.has(whole.mediaType)) return refuse(415)
  const part = partOf(range, whole.size)
  if (part === null) return new Response(null, { status: 416, headers: { ...always, 'Content-Range': `bytes */${whole.size}` } })
  return new Response(pieces(file, part, read), {
    status: range === null ? 200 : 206,
    headers: {
      ...always,
      'Content-Type': whole.mediaType,
      'Content-Length': String(part.end - part.start),
      'Accept-Ranges': 'bytes',
      'Content-Security-Policy': attachmentSecurityPolicy,
      ...(range === null ? {} : { 'Content-Range': `bytes ${part.start}-${part.end - 1}/${whole.size}` }),
    },
  })
}

interface Part {
  readonly start: number
  /** One past the last byte. */
  readonly end: number
}

/** One range of RFC 9110 §14; several at once are answered as unsatisfiable, which no viewer of ours asks for. */
export const partOf = (range: string | null, size: number): Part | null => {
  if (range === null) return { start: 0, end: size }
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  return start < end ? { start, end } : null
}

const pieces = (file: NamedFile, { start, end }: Part, read: ReadPiece): ReadableStream<Uint8Array> => {
  let offset = start
  return new ReadableStream({
    async pull(controller) {
      if (offset < end) {
        const { bytes } = await read({ ...file, offset, length: Math.min(pieceLength, end - offset) })
        controller.enqueue(bytes)
        offset += bytes.length
      }
      if (offset >= end) controller.close()
    },
  })
}
