import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { v7 as newId } from 'uuid'
import { describe, expect, test } from 'vitest'
import { addFiles, attachmentsOf, beginAttachment } from '../../../db/records/attachments.ts'
import { exportAttachment } from '../../../db/records/export-attachment.ts'
import { createRecord, deleteRecord } from '../../../db/records/footing.ts'
import { abandonUpload, appendToUpload, finishUpload } from '../../../db/records/uploads.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { attachments } from '../../../db/worker/areas/attachments.ts'
import type { Progress } from '../../../db/worker/messages.ts'
import type { Context } from '../../../db/worker/serve.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { gathered } from '../gathered.ts'
import { canMount, mountMedium } from '../media.ts'
import { filesHolding } from '../plaintext.ts'

const refusal = (code: string) => expect.objectContaining({ code })

/** A context that notes the progress told, and can be cancelled. */
const watched = () => {
  const told: Omit<Progress, 'job'>[] = []
  const stop = new AbortController()
  const context: Context = { report: (progress) => void told.push(progress), signal: stop.signal, changed: () => undefined }
  return { told, stop, context }
}
const someone = (caseFile: CaseFile): string =>
  createRecord(caseFile, 'member', { roundId: null, unitId: null, body: { name: '示例组员', post: 'member' } }).id
const actions = (caseFile: CaseFile): unknown[] => caseFile.db.prepare('SELECT action FROM audit ORDER BY seq').pluck().all()
const stored = (folder: string): string[] => (existsSync(join(folder, 'files')) ? readdirSync(join(folder, 'files')) : [])

describe('files from disk', () => {
  test('come in with name, type, size and hash, belong where their record belongs, and are audited', async () => {
    await using tmp = await temporaryCaseFile()
    const { caseFile } = tmp
    const recordId = someone(caseFile)
    const path = join(dirname(tmp.folder), '扫描件.PDF')
    const bytes = randomBytes(2_500_000)
    writeFileSync(path, bytes)
    const { told, context } = watched()
    const { added, failed } = await addFiles(caseFile, { recordId, role: 'signed_scan' }, [path], context)
    expect(failed).toEqual([])
    expect(added[0]?.body).toMatchObject({
      recordId,
      name: '扫描件.PDF',
      mediaType: 'application/pdf',
      size: 2_500_000,
      role: 'signed_scan',
    })
    expect(told.at(-1)).toEqual({ stage: 'reading', done: 2_500_000, total: 2_500_000 })
    expect(attachmentsOf(caseFile, recordId, false).map((one) => one.id)).toEqual([added[0]?.id])
    expect(actions(caseFile)).toContain('attachment.add')
    const args = { id: added[0]?.id ?? '', offset: 1_000_000, length: 100 }
    const read = await attachments.read(caseFile, args, context)
    expect(Buffer.from(read.bytes).equals(bytes.subarray(1_000_000, 1_000_100))).toBe(true)
    expect(read).toMatchObject({ name: '扫描件.PDF', size: 2_500_000, mediaType: 'application/pdf' })
    expect(read.bytes.buffer.byteLength).toBe(100) // and not a piece of some larger memory
  })

  test('that cannot be read or are too large are named, and the others come in', async () => {
    await using tmp = await temporaryCaseFile()
    const recordId = someone(tmp.caseFile)
    const at = (name: string): string => join(dirname(tmp.folder), name)
    writeFileSync(at('好.txt'), '示例')
    writeFileSync(at('大.mp4'), '')
    truncateSync(at('大.mp4'), 4 * 1024 ** 3 + 1)
    mkdirSync(at('夹'))
    const paths = [at('无.txt'), at('夹'), at('大.mp4'), at('好.txt')]
    const { added, failed } = await addFiles(tmp.caseFile, { recordId, role: 'other' }, paths, watched().context)
    expect(added.map((one) => one.body.name)).toEqual(['好.txt'])
    expect(failed).toEqual([
      { name: '无.txt', code: 'file_unreadable' },
      { name: '夹', code: 'file_unreadable' },
      { name: '大.mp4', code: 'file_too_large' },
    ])
  })

  test('are refused for a record that is not there, or in the bin, before a byte is read', async () => {
    await using tmp = await temporaryCaseFile()
    const recordId = someone(tmp.caseFile)
    deleteRecord(tmp.caseFile, 'member', recordId)
    for (const id of [recordId, newId()]) {
      await expect(addFiles(tmp.caseFile, { recordId: id, role: 'other' }, ['/x'], watched().context)).rejects.toEqual(refusal('not_found'))
    }
    expect(stored(tmp.folder)).toEqual([])
  })

  test('stop when the person cancels: nothing half is kept', async () => {
    await using tmp = await temporaryCaseFile()
    const recordId = someone(tmp.caseFile)
    const path = join(dirname(tmp.folder), '大.bin')
    writeFileSync(path, randomBytes(5_000_000))
    const { stop, context } = watched()
    const report = (progress: Omit<Progress, 'job'>): void => (progress.done > 2_000_000 ? stop.abort() : undefined)
    const { added, failed } = await addFiles(tmp.caseFile, { recordId, role: 'other' }, [path, path], { ...context, report })
    expect(added).toEqual([])
    expect(failed.map((one) => one.code)).toEqual(['cancelled', 'cancelled'])
    expect(stored(tmp.folder)).toEqual([])
  })

  test.runIf(canMount)('on a full disk say so; what was there stays', async () => {
    using small = mountMedium(4)
    await using tmp = await temporaryCaseFile({ parent: small.path })
    const { caseFile } = tmp
    const recordId = someone(caseFile)
    async function* bytes(size: number): AsyncGenerator<Buffer> {
      for (let at = 0; at < size; at += 100_000) yield randomBytes(100_000)
    }
    const kept = await caseFile.files.add(bytes(500_000))
    caseFile.files.record(kept)
    const id = beginAttachment(
      caseFile,
      { recordId, role: 'other' },
      { name: 'x', mediaType: '', size: 9_000_000 },
      watched().context.signal,
    )
    const upload = async (): Promise<void> => {
      for (let i = 0; i < 90; i += 1) await appendToUpload(caseFile, id, randomBytes(100_000))
    }
    await expect(upload()).rejects.toEqual(refusal('disk_full'))
    expect(stored(tmp.folder)).toEqual([kept.storedName])
    expect(await gathered(caseFile.files.stream(kept.sha256))).toHaveLength(500_000)
    expect(attachmentsOf(caseFile, recordId, false)).toEqual([])
  })
})

describe('dragged and pasted files', () => {
  const signal = new AbortController().signal
  const picture = (size: number) => ({ name: '粘贴的图片.png', mediaType: 'image/png', size })

  test('come in piece by piece', async () => {
    await using tmp = await temporaryCaseFile()
    const { caseFile } = tmp
    const recordId = someone(caseFile)
    const bytes = randomBytes(700_001)
    const id = beginAttachment(caseFile, { recordId, role: 'evidence' }, picture(bytes.length), signal)
    for (let at = 0; at < bytes.length; at += 100_000) await appendToUpload(caseFile, id, bytes.subarray(at, at + 100_000))
    const record = await finishUpload(caseFile, 'attachment', id)
    expect(record.body).toMatchObject({ name: '粘贴的图片.png', role: 'evidence', size: 700_001 })
    expect((await gathered(caseFile.files.stream(record.body.sha256))).equals(bytes)).toBe(true)
    await expect(finishUpload(caseFile, 'attachment', id)).rejects.toEqual(refusal('not_found'))
  })

  test('of no bytes are files too', async () => {
    await using tmp = await temporaryCaseFile()
    const id = beginAttachment(tmp.caseFile, { recordId: someone(tmp.caseFile), role: 'other' }, picture(0), signal)
    expect((await finishUpload(tmp.caseFile, 'attachment', id)).body.size).toBe(0)
  })

  test('with more or fewer bytes than promised are refused, and forgotten', async () => {
    await using tmp = await temporaryCaseFile()
    const { caseFile } = tmp
    const recordId = someone(caseFile)
    const short = beginAttachment(caseFile, { recordId, role: 'other' }, picture(10), signal)
    await appendToUpload(caseFile, short, randomBytes(9))
    await expect(finishUpload(caseFile, 'attachment', short)).rejects.toEqual(refusal('bad_input'))
    const long = beginAttachment(caseFile, { recordId, role: 'other' }, picture(10), signal)
    await expect(appendToUpload(caseFile, long, randomBytes(11))).rejects.toEqual(refusal('bad_input'))
    await expect(appendToUpload(caseFile, long, randomBytes(1))).rejects.toEqual(refusal('not_found'))
    expect(stored(tmp.folder)).toEqual([])
    expect(attachmentsOf(caseFile, recordId, false)).toEqual([])
  })

  test('end with the person’s word or with the lock, and leave nothing', async () => {
    await using tmp = await temporaryCaseFile()
    const { caseFile } = tmp
    const recordId = someone(caseFile)
    const given = beginAttachment(caseFile, { recordId, role: 'other' }, picture(1_000_000), signal)
    await appendToUpload(caseFile, given, randomBytes(400_000))
    await abandonUpload(caseFile, given)
    const locking = new AbortController()
    const cut = beginAttachment(caseFile, { recordId, role: 'other' }, picture(1_000_000), locking.signal)
    await appendToUpload(caseFile, cut, randomBytes(400_000))
    locking.abort()
    await expect(appendToUpload(caseFile, cut, randomBytes(1))).rejects.toEqual(refusal('cancelled'))
    expect(stored(tmp.folder)).toEqual([])
  })
})

describe('taking an attachment out', () => {
  const withOne = async (caseFile: CaseFile, bytes: Buffer): Promise<string> => {
    const file = { name: '证据.txt', mediaType: 'text/plain', size: bytes.length }
    const id = beginAttachment(caseFile, { recordId: someone(caseFile), role: 'evidence' }, file, new AbortController().signal)
    await appendToUpload(caseFile, id, bytes)
    return (await finishUpload(caseFile, 'attachment', id)).id
  }

  test('writes the very bytes, reads them back, and is audited with its reason', async () => {
    await using tmp = await temporaryCaseFile()
    const bytes = randomBytes(1_500_000)
    const id = await withOne(tmp.caseFile, bytes)
    const path = join(dirname(tmp.folder), '导出.txt')
    const { told, context } = watched()
    await exportAttachment(tmp.caseFile, { id, path, reason: '交领导核对' }, context)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(existsSync(`${path}.part`)).toBe(false)
    expect(told.map((progress) => progress.stage)).toContain('verifying')
    const row = tmp.caseFile.db.prepare('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get() as { action: string; detail: string }
    expect(row.action).toBe('attachment.export')
    expect(JSON.parse(row.detail)).toMatchObject({ size: 1_500_000, reason: '交领导核对' })
  })

  test('that was damaged in the case file leaves no file and no audit row', async () => {
    await using tmp = await temporaryCaseFile()
    const id = await withOne(tmp.caseFile, randomBytes(300_000))
    const [name = ''] = stored(tmp.folder)
    const inside = join(tmp.folder, 'files', name)
    const bytes = readFileSync(inside)
    bytes[200_000] = (bytes[200_000] ?? 0) ^ 1
    writeFileSync(inside, bytes)
    const path = join(dirname(tmp.folder), '导出.txt')
    const exporting = exportAttachment(tmp.caseFile, { id, path, reason: '示例' }, watched().context)
    await expect(exporting).rejects.toEqual(refusal('file_damaged'))
    expect(readdirSync(dirname(tmp.folder))).toEqual(['case'])
    expect(actions(tmp.caseFile)).not.toContain('attachment.export')
  })

  test.runIf(canMount)('to a full, read-only or pulled-out stick says which, and leaves no half file', async () => {
    await using tmp = await temporaryCaseFile()
    const id = await withOne(tmp.caseFile, Buffer.from('示例哨兵附件'.repeat(200_000)))
    const exporting = (path: string, context = watched().context) => exportAttachment(tmp.caseFile, { id, path, reason: '示例' }, context)
    using stick = mountMedium(2)
    const path = join(stick.path, '导出.txt')
    await expect(exporting(path)).rejects.toEqual(refusal('disk_full')) // known before, by its free space
    expect(readdirSync(stick.path)).toEqual([])
    using roomy = mountMedium(16)
    const { stop, context } = watched()
    await expect(exporting(join(roomy.path, 'x'), { ...context, report: () => stop.abort() })).rejects.toEqual(refusal('cancelled'))
    expect(readdirSync(roomy.path)).toEqual([])
    const pulling = {
      ...watched().context,
      report: (progress: Omit<Progress, 'job'>) => void (progress.stage === 'verifying' && roomy.pullOut()),
    }
    await expect(exporting(join(roomy.path, 'y'), pulling)).rejects.toEqual(refusal('medium_gone'))
    stick.makeReadOnly()
    writeFileSync(join(dirname(tmp.folder), 'none'), '')
    const small = await withOne(tmp.caseFile, Buffer.from('小'))
    const readOnly = exportAttachment(tmp.caseFile, { id: small, path, reason: '示例' }, watched().context)
    await expect(readOnly).rejects.toEqual(refusal('folder_read_only'))
    await expect(exporting(join(stick.path, '无此夹', 'x'))).rejects.toEqual(refusal('medium_gone'))
    expect(filesHolding(stick.path, '示例哨兵附件')).toEqual([])
  })
})
