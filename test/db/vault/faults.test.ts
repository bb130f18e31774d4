import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { failureOf } from '../../../db/worker/failure-of.ts'
import { temporaryCaseFile, testPassword } from '../case-file.ts'
import { canMount, mountMedium } from '../media.ts'

/** The code that a person would be told. */
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'ok'
  } catch (error) {
    return failureOf(error, 'members.save').code
  }
}

describe.runIf(canMount)('a case file on a disk', () => {
  test('that fills up says so, loses nothing that was answered, and goes on once there is room', async () => {
    using small = mountMedium(4)
    await using tmp = await temporaryCaseFile({ parent: small.path })
    const { caseFile } = tmp
    const body = { name: '示例组员', post: 'member' } as const
    let record = createRecord(caseFile, 'member', { roundId: null, unitId: null, body })
    const ballast = join(small.path, 'ballast')
    let size = 4 * 1024 ** 2
    while (size >= 4096) {
      try {
        writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' })
      } catch {
        size /= 2 // until not one more page fits
      }
    }
    const save = (note: string) => {
      record = saveRecord(caseFile, 'member', { id: record.id, version: record.version, changes: { note } })
    }
    let saved = ''
    let code = 'ok'
    for (let i = 0; i < 400 && code === 'ok'; i += 1) {
      const note = `${i} `.repeat(4000)
      code = codeOf(() => save(note))
      if (code === 'ok') saved = note
    }
    expect(code).toBe('disk_full')
    expect(openRecord(caseFile, 'member', record.id).body.note).toBe(saved)
    rmSync(ballast)
    save('又有地方了')
    caseFile.close()
    const again = await openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })
    expect(openRecord(again, 'member', record.id).body.note).toBe('又有地方了')
    expect(again.audit.verify().intact).toBe(true)
    again.close()
  })

  test('that is full locks all the same, and is refused with that word until there is room', async () => {
    using small = mountMedium(4)
    await using tmp = await temporaryCaseFile({ parent: small.path })
    const ballast = join(small.path, 'ballast')
    for (let size = 4 * 1024 ** 2; size >= 1; ) {
      try {
        writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' })
      } catch {
        size = Math.floor(size / 2)
      }
    }
    const locking = codeOf(() => tmp.caseFile.close())
    expect(['ok', 'disk_full']).toContain(locking)
    expect(tmp.caseFile.db.open).toBe(false)
    const account = { accountId: tmp.accountId, password: testPassword }
    await expect(openCaseFile(tmp.folder, account)).rejects.toMatchObject({ code: 'disk_full' })
    rmSync(ballast)
    const again = await openCaseFile(tmp.folder, account)
    again.close()
  })

  test('that turned read-only is refused with that word, and opens again when it can be written', async () => {
    using medium = mountMedium(8)
    await using tmp = await temporaryCaseFile({ parent: medium.path })
    tmp.caseFile.close()
    medium.makeReadOnly()
    const account = { accountId: tmp.accountId, password: testPassword }
    await expect(openCaseFile(tmp.folder, account)).rejects.toMatchObject({ code: 'folder_read_only' })
    medium.makeWritable()
    const again = await openCaseFile(tmp.folder, account)
    again.close()
  })

  test('that was pulled out is not a case file any more', async () => {
    using medium = mountMedium(8)
    const tmp = await temporaryCaseFile({ parent: medium.path })
    tmp.caseFile.close()
    medium.pullOut()
    const account = { accountId: tmp.accountId, password: testPassword }
    await expect(openCaseFile(tmp.folder, account)).rejects.toMatchObject({ code: 'not_a_case_file' })
  })
})
