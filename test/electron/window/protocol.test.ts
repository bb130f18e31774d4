import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../db/model/failure.ts'
import { partOf, serve } from '../../../electron/window/protocol.ts'

const mebibyte = 1024 ** 2
const content = randomBytes(2.5 * mebibyte)
const picture = randomUUID()
const word = randomUUID()
const drawing = randomUUID()
const clue = randomUUID()
const sealed = randomUUID()
const types: Record<string, string> = { [picture]: 'image/png', [word]: 'application/msword', [drawing]: 'image/svg+xml' }
const asked: number[] = []

let folder: string
let answer: (request: Request) => Promise<Response>
let open = true

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-protocol-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'notes.txt'), 'not for the page')
  answer = serve(folder, async ({ id, offset, length, ...file }) => {
    if (!open) throw new Refusal('locked')
    if ('fileId' in file && id === sealed) throw new Refusal('not_ready', 'two_people')
    const mediaType = 'fileId' in file ? (id === clue ? types[file.fileId] : undefined) : types[id]
    if (mediaType === undefined) throw new Refusal('not_found')
    asked.push(length)
    return { bytes: content.subarray(offset, offset + length), size: content.length, mediaType }
  })
})
afterAll(() => rm(folder, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  answer(new Request(`app://workstation${path}`, { headers, method }))

describe('the page’s own files', () => {
  it('carry the policy and are never kept', async () => {
    const response = await get('/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/missing.js',
    '/notes.txt',
    '/assets',
    '/%00.js',
  ])('do not include %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('are only read', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(405)
  })
})

describe('attachments', () => {
  it('come whole, in pieces of at most one mebibyte', async () => {
    asked.length = 0
    const response = await get(`/attachment/${picture}`)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    expect(Math.max(...asked)).toBe(mebibyte)
  })

  it('come by range, for the PDF viewer', async () => {
    const response = await get(`/attachment/${picture}`, { range: 'bytes=1048570-1048585' })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes 1048570-1048585/${content.length}`)
    expect(response.headers.get('content-length')).toBe('16')
    expect(Buffer.from(await response.arrayBuffer()).equals(content.subarray(1048570, 1048586))).toBe(true)
  })

  it('say so when a range lies outside', async () => {
    const response = await get(`/attachment/${picture}`, { range: `bytes=${content.length}-` })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe(`bytes */${content.length}`)
  })

  it('are kept nowhere, and could run nothing if opened as a document', async () => {
    const { headers } = await get(`/attachment/${picture}`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox")
  })

  it.each([
    ['a Word file', word],
    ['an SVG, which can hold scripts', drawing],
  ])('are not shown inside when they are %s', async (_what, id) => {
    expect((await get(`/attachment/${id}`)).status).toBe(415)
  })

  it('that do not exist are not found', async () => {
    expect((await get(`/attachment/${randomUUID()}`)).status).toBe(404)
    expect((await get('/attachment/../index.html')).status).toBe(200) // the address is made plain before it gets here
    expect((await get('/attachment/x')).status).toBe(404)
  })

  it('are refused while the case file is locked', async () => {
    open = false
    expect((await get(`/attachment/${picture}`)).status).toBe(403)
    open = true
  })
})

describe('files of a clue', () => {
  it('come as attachments do, by the clue and the file, and are kept nowhere', async () => {
    const response = await get(`/clue/${clue}/${picture}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    expect((await get(`/clue/${clue}/${word}`)).status).toBe(415)
  })

  it('are not there for whoever is not named, and refused while the clue is sealed', async () => {
    expect((await get(`/clue/${randomUUID()}/${picture}`)).status).toBe(404)
    expect((await get(`/clue/${clue}`)).status).toBe(404)
    expect((await get(`/clue/${sealed}/${picture}`)).status).toBe(403)
  })
})

describe('a range', () => {
  it.each([
    [null, { start: 0, end: 100 }],
    ['bytes=0-', { start: 0, end: 100 }],
    ['bytes=0-0', { start: 0, end: 1 }],
    ['bytes=10-19', { start: 10, end: 20 }],
    ['bytes=90-1000', { start: 90, end: 100 }],
    ['bytes=-5', { start: 95, end: 100 }],
    ['bytes=-1000', { start: 0, end: 100 }],
    ['bytes=100-', null],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['lines=1-2', null],
  ])('%s of 100 bytes is %j', (range, part) => {
    expect(partOf(range, 100)).toEqual(part)
  })

  it('of an empty file is everything or nothing', () => {
    expect(partOf(null, 0)).toEqual({ start: 0, end: 0 })
    expect(partOf('bytes=0-', 0)).toBeNull()
  })
})
