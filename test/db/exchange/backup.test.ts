import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportBackup } from '../../../db/exchange/backup.ts'
import { ownCard } from '../../../db/exchange/cards.ts'
import { restoreBackup } from '../../../db/exchange/restore.ts'
import { travelling, wholeRound } from '../../../db/records/travelling.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import type { BackupReport } from '../../../db/worker/requests/exchange.ts'
import { testPassword } from '../case-file.ts'
import { gathered } from '../gathered.ts'
import { canMount, mountMedium } from '../media.ts'
import { filesHolding } from '../plaintext.ts'
import { attach, interview, quietly, sha256, someBytes, type TwoSides, twoSides } from './two-sides.ts'

let sides: TwoSides
let backup: BackupReport
let bytes: Buffer
beforeAll(async () => {
  sides = await twoSides()
  const talk = interview(sides, '示例甲', '示例答话：决策过程。')
  bytes = someBytes(300_000)
  await attach(sides, talk.id, '示例.bin', bytes)
  backup = await exportBackup(sides.group, { folder: sides.stick, reason: '' }, quietly)
})
afterAll(() => sides[Symbol.asyncDispose]())

const order = (changes: Partial<Parameters<typeof restoreBackup>[0]> = {}) => ({
  path: join(sides.stick, backup.fileName),
  passphrase: backup.passphrase,
  folder: join(sides.stick, '新电脑'),
  ...changes,
})
const reopened = () => openCaseFile(join(sides.stick, '新电脑'), { accountId: sides.group.person.accountId, password: testPassword })

describe('a backup', () => {
  test('is refused with another passphrase, and when damaged; nothing is left', async () => {
    await expect(restoreBackup(order({ passphrase: '0000-0000-0000-0000-0000-0000-0000-0000' }), quietly)).rejects.toMatchObject({
      code: 'bundle_wrong_passphrase',
    })
    const damaged = readFileSync(order().path)
    damaged[damaged.length - 5_000]! ^= 1
    writeFileSync(join(sides.stick, 'damaged.xcb'), damaged)
    await expect(restoreBackup(order({ path: join(sides.stick, 'damaged.xcb') }), quietly)).rejects.toMatchObject({
      code: 'bundle_damaged',
    })
    writeFileSync(join(sides.stick, 'cut.xcb'), readFileSync(order().path).subarray(0, 100_000))
    await expect(restoreBackup(order({ path: join(sides.stick, 'cut.xcb') }), quietly)).rejects.toMatchObject({ code: 'bundle_damaged' })
    expect([existsSync(order().folder), readdirSync(sides.stick).some((name) => name.endsWith('.part'))]).toEqual([false, false])
  })

  test('opens on another laptop with the old password, whole, and under an identity of its own', async () => {
    expect(await restoreBackup(order(), quietly)).toEqual({ label: '示例案件库', mode: 'group' })
    const restored = await reopened()
    expect([...travelling(restored, wholeRound(sides.round.id))]).toEqual([...travelling(sides.group, wholeRound(sides.round.id))])
    expect((await gathered(restored.files.stream(sha256(bytes)))).equals(bytes)).toBe(true)
    expect(ownCard(restored).fingerprint).not.toBe(ownCard(sides.group).fingerprint)
    const first = ownCard(restored).fingerprint
    restored.close()
    const again = await reopened()
    expect(ownCard(again).fingerprint).toBe(first) // drawn once
    again.close()
    await expect(restoreBackup(order(), quietly)).rejects.toMatchObject({ code: 'case_file_exists' })
    expect(readdirSync(join(sides.group.folder, 'backups'))).toEqual([])
  })

  test('lies beside that of another laptop of the same name', async () => {
    const { office, stick } = sides // both are called 示例电脑, and this is the first backup of either
    const other = await exportBackup(office, { folder: stick, reason: '' }, quietly)
    expect(readdirSync(stick)).toEqual(expect.arrayContaining([backup.fileName, other.fileName]))
    expect(other.fileName).not.toBe(backup.fileName)
  })

  test('takes away what an earlier one left when the power failed, made or laid down', async () => {
    const folder = join(sides.stick, '又一台电脑')
    mkdirSync(join(sides.stick, 'restoring.part', 'files'), { recursive: true })
    writeFileSync(join(sides.stick, 'restoring.part', 'case.db'), 'half')
    await restoreBackup(order({ folder }), quietly)
    expect(readdirSync(sides.stick)).not.toContain('restoring.part')
    mkdirSync(join(folder, 'backups'))
    const kept = ['case-schema-110-20260301T080000.db', 'desk-示例.db']
    for (const name of [...kept, 'backup-示例.db', 'desk-示例二.db.part']) writeFileSync(join(folder, 'backups', name), 'a copy')
    const caseFile = await openCaseFile(folder, { accountId: sides.group.person.accountId, password: testPassword })
    expect(readdirSync(join(folder, 'backups')).sort()).toEqual(kept)
    caseFile.close()
  })

  test.skipIf(!canMount)('is refused with both figures before anything is written where it has no room (mounting needs root)', async () => {
    using medium = mountMedium(1)
    writeFileSync(join(medium.path, 'other'), Buffer.alloc(900_000))
    const failing = restoreBackup(order({ folder: join(medium.path, '新电脑') }), quietly)
    await expect(failing).rejects.toMatchObject({ failure: { code: 'disk_full', detail: { needed: expect.any(Number) } } })
    expect(readdirSync(medium.path).filter((name) => name.includes('电脑') || name.endsWith('.part'))).toEqual([])
  })

  test('holds no readable text, and neither does what it is laid down as', () => {
    for (const text of ['示例甲', '决策过程']) expect(filesHolding(sides.stick, text)).toEqual([])
  })
})
