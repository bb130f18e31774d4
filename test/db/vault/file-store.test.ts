import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { temporaryCaseFile, testPassword } from '../case-file.ts'
import { gathered } from '../gathered.ts'
import { filesHolding } from '../plaintext.ts'

async function* inPieces(bytes: Buffer, piece = 50_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const refusal = (code: string) => expect.objectContaining({ code })
const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_576, 3_000_001]

describe('keeping a file', () => {
  test.each(sizes)('of %i bytes gives the same bytes back, whole and from any place', async (size) => {
    await using tmp = await temporaryCaseFile()
    const { files } = tmp.caseFile
    const bytes = randomBytes(size)
    const stored = await files.add(inPieces(bytes))
    expect(stored).toMatchObject({ sha256: sha256(bytes), size })
    expect(files.has(stored.sha256)).toBe(false)
    files.record(stored)
    expect(files.has(stored.sha256)).toBe(true)
    expect((await gathered(files.stream(stored.sha256))).equals(bytes)).toBe(true)
    for (const [offset, length] of [
      [0, size],
      [0, 1],
      [size - 1, 1],
      [65_530, 20],
      [65_536, 65_536],
      [size, 10],
      [size + 5, 10],
    ] as const) {
      const from = Math.max(0, offset)
      expect((await files.read(stored.sha256, from, length)).equals(bytes.subarray(from, from + length))).toBe(true)
    }
  })

  test('leaves no plaintext, and no name by which a known file could be asked for', async () => {
    await using tmp = await temporaryCaseFile()
    const bytes = Buffer.from('示例哨兵：附件内容'.repeat(10_000))
    const stored = await tmp.caseFile.files.add(inPieces(bytes))
    tmp.caseFile.files.record(stored)
    expect(filesHolding(tmp.folder, '示例哨兵：附件内容')).toEqual([])
    expect(readdirSync(join(tmp.folder, 'files'))).toEqual([stored.storedName])
    expect(stored.storedName).not.toContain(stored.sha256.slice(0, 16))
  })

  test('twice keeps it once, under the same name', async () => {
    await using tmp = await temporaryCaseFile()
    const bytes = randomBytes(100_000)
    const first = await tmp.caseFile.files.add(inPieces(bytes))
    tmp.caseFile.files.record(first)
    const second = await tmp.caseFile.files.add(inPieces(bytes))
    tmp.caseFile.files.record(second)
    expect(second).toEqual(first)
    expect(readdirSync(join(tmp.folder, 'files'))).toHaveLength(1)
  })

  test('past its limit, cancelled, or with a source that fails, leaves nothing behind', async () => {
    await using tmp = await temporaryCaseFile()
    const { files } = tmp.caseFile
    const bytes = randomBytes(500_000)
    await expect(files.add(inPieces(bytes), { limit: 499_999 })).rejects.toEqual(refusal('file_too_large'))
    const stop = new AbortController()
    const onBytes = (total: number): void => (total > 200_000 ? stop.abort() : undefined)
    await expect(files.add(inPieces(bytes), { signal: stop.signal, onBytes })).rejects.toEqual(refusal('cancelled'))
    async function* failing(): AsyncGenerator<Buffer> {
      yield bytes
      throw new RangeError('示例')
    }
    await expect(files.add(failing())).rejects.toThrow(RangeError)
    expect(readdirSync(join(tmp.folder, 'files'))).toEqual([])
  })

  test('does not grow with the file: 150 MB pass through less than 60 MB of memory', async () => {
    await using tmp = await temporaryCaseFile()
    const piece = randomBytes(1024 ** 2)
    let highest = 0
    const before = process.memoryUsage().rss
    async function* large(): AsyncGenerator<Buffer> {
      for (let i = 0; i < 150; i += 1) {
        yield piece
        highest = Math.max(highest, process.memoryUsage().rss - before)
      }
    }
    const stored = await tmp.caseFile.files.add(large())
    tmp.caseFile.files.record(stored)
    for await (const _ of tmp.caseFile.files.stream(stored.sha256)) highest = Math.max(highest, process.memoryUsage().rss - before)
    expect(highest).toBeLessThan(60 * 1024 ** 2)
  })
})

describe('a stored file that was touched', () => {
  const touched = async (touch: (path: string, other: string) => void): Promise<void> => {
    await using tmp = await temporaryCaseFile()
    const { files } = tmp.caseFile
    const stored = await files.add(inPieces(randomBytes(200_000)))
    const other = await files.add(inPieces(randomBytes(200_000)))
    files.record(stored)
    files.record(other)
    touch(join(tmp.folder, 'files', stored.storedName), join(tmp.folder, 'files', other.storedName))
    await expect(gathered(files.stream(stored.sha256))).rejects.toEqual(refusal('file_damaged'))
    await expect(files.read(stored.sha256, 70_000, 10)).rejects.toEqual(refusal('file_damaged'))
  }
  const flip = (at: number) => (path: string) => {
    const bytes = readFileSync(path)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
  }

  test('in its mark, salt, bond or body is damage', async () => {
    for (const at of [0, 10, 30, 52 + 65_552 + 100]) await touched(flip(at))
  })
  test('cut short, lengthened or gone is damage', async () => {
    await touched((path) => writeFileSync(path, readFileSync(path).subarray(0, -1)))
    await touched((path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(1)])))
    await touched((path) => rmSync(path))
  })
  test('exchanged for another of the same case file is damage', async () => {
    await touched((path, other) => renameSync(other, path))
  })
  test('is well again when the same file is added once more', async () => {
    await using tmp = await temporaryCaseFile()
    const bytes = randomBytes(100_000)
    const stored = await tmp.caseFile.files.add(inPieces(bytes))
    tmp.caseFile.files.record(stored)
    flip(60_000)(join(tmp.folder, 'files', stored.storedName))
    await tmp.caseFile.files.add(inPieces(bytes))
    expect((await gathered(tmp.caseFile.files.stream(stored.sha256))).equals(bytes)).toBe(true)
  })
})

describe('what nobody needs', () => {
  test('is swept at the next opening: half files, files without a row, files of an undecided import', async () => {
    await using tmp = await temporaryCaseFile()
    const { files, queries } = tmp.caseFile
    const kept = await files.add(inPieces(randomBytes(1000)))
    files.record(kept)
    await files.add(inPieces(randomBytes(1000)))
    const staged = await files.add(inPieces(randomBytes(1000)))
    const row = { import_id: 'x', sha256: staged.sha256, size: staged.size, stored_name: staged.storedName }
    queries.run(queries.k.insertInto('staged_file').values(row))
    const folder = join(tmp.folder, 'files')
    writeFileSync(join(folder, 'left.part'), 'x')
    expect(await files.sweep()).toBe(2)
    expect(readdirSync(folder)).toHaveLength(2)
    tmp.caseFile.close()
    const again = await openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })
    expect(readdirSync(folder)).toEqual([kept.storedName])
    again.close()
  })

  test('is discarded by name, but not what a row still names', async () => {
    await using tmp = await temporaryCaseFile()
    const { files } = tmp.caseFile
    const kept = await files.add(inPieces(randomBytes(1000)))
    files.record(kept)
    const loose = await files.add(inPieces(randomBytes(1000)))
    await files.discard([kept.storedName, loose.storedName])
    expect(existsSync(join(tmp.folder, 'files', kept.storedName))).toBe(true)
    expect(existsSync(join(tmp.folder, 'files', loose.storedName))).toBe(false)
  })
})
