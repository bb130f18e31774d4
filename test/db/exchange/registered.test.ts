import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportBackup } from '../../../db/exchange/backup.ts'
import { commit } from '../../../db/exchange/commit.ts'
import { exportMember, exportTask } from '../../../db/exchange/export.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { restoreBackup } from '../../../db/exchange/restore.ts'
import { saveShare } from '../../../db/exchange/share-sets.ts'
import { openShares, restoreIdentity, splitKey } from '../../../db/exchange/shares.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { keepCertificate, wipe } from '../../../db/exchange/wipe.ts'
import { movements } from '../../../db/records/movements.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { accounts } from '../../../db/worker/areas/accounts.ts'
import { MovementQuery } from '../../../db/worker/requests/movements.ts'
import type { Context } from '../../../db/worker/serve.ts'
import { temporaryCaseFile, testPassword } from '../case-file.ts'
import { beginRound, handOver, introduce, quietly, twoSides } from './two-sides.ts'

/** The register, oldest first, and whether each line has the audit row that tells of it. */
const registerOf = (caseFile: CaseFile) => movements(caseFile, MovementQuery.parse({})).rows.toReversed()
const linesOf = (caseFile: CaseFile): string[] => registerOf(caseFile).map(({ direction, what }) => `${direction} ${what}`)
const actsOf = (caseFile: CaseFile) =>
  caseFile.db.prepare('SELECT action FROM movement JOIN audit ON seq = audit_seq ORDER BY number').pluck().all()

test('bundles of every kind stand in the register of those who made them and of those who took them in', async () => {
  await using sides = await twoSides()
  await using second = await temporaryCaseFile()
  const { group, office, stick, round } = sides
  const member = second.caseFile
  introduce(group, member)
  introduce(member, group)
  introduce(office, member)
  const takeIn = async (into: CaseFile, fileName: string) => commit(into, (await stage(into, join(stick, fileName), quietly)).importId)

  const planned = beginRound(office).round
  const order = { roundId: planned.id, folder: stick, reason: '示例下达', to: [group.device.id, member.device.id], leader: group.device.id }
  await takeIn(group, (await exportTask(office, order, quietly)).fileName)
  await takeIn(
    member,
    (await exportMember(group, { roundId: round.id, folder: stick, reason: '', to: member.device.id }, quietly)).fileName,
  )
  const { bundleId } = await takeIn(office, (await handOver(sides)).fileName)
  const receipt = await saveReceipt(office, bundleId, stick, quietly)
  await readReceipt(group, join(stick, receipt.fileName), quietly)

  expect(linesOf(office)).toEqual(['out task', 'in result', 'out receipt'])
  expect(actsOf(office)).toEqual(['bundle.export', 'bundle.import', 'receipt.save'])
  expect(linesOf(group)).toEqual(['in task', 'out member', 'out result', 'in receipt'])
  expect(linesOf(member)).toEqual(['in member'])
  expect(registerOf(office)[0]).toMatchObject({ purpose: '示例下达', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
})

test('each share of the key that leaves stands in the register, and so do those that gave the key back', async () => {
  await using office = await temporaryCaseFile({ mode: 'office' })
  await using laptop = await temporaryCaseFile({ mode: 'office' })
  const sheets = await splitKey(office.caseFile, 2, ['示例甲', '示例乙', '示例丙'])
  for (const { share } of sheets) await saveShare(office.caseFile, join(office.folder, '..'), share)
  expect(linesOf(office.caseFile)).toEqual(Array(3).fill('out key_share'))
  expect(registerOf(office.caseFile)[1]).toMatchObject({ content: `示例案件库 ${sheets[0]?.tag} 第 2 份` })
  const codes = sheets.slice(1).map(({ code }) => code)
  await restoreIdentity(laptop.caseFile, codes, (await openShares(laptop.caseFile, codes)).fingerprint)
  expect(registerOf(laptop.caseFile)).toMatchObject([{ direction: 'in', what: 'key_share', files: 2 }])
  expect(actsOf(laptop.caseFile)).toEqual(['shares.restore'])
})

test('a certificate stands in the register that it leaves, before that is destroyed, and in that of the office once', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const secondPassword = '第二个人的密码也要够长'
  const context: Context = { ...quietly, changed: () => undefined }
  const person = { name: '示例联络员', post: 'liaison' } as const
  const { id: secondAccountId } = await accounts.add(group, { person, password: secondPassword }, context)
  const { fileName } = await handOver(sides)
  const { bundleId } = commit(office, (await stage(office, join(stick, fileName), quietly)).importId)
  await readReceipt(group, join(stick, (await saveReceipt(office, bundleId, stick, quietly)).fileName), quietly)
  await wipe(group, { secondAccountId, secondPassword, cluesHandedOver: false, folder: stick })
  expect(linesOf(group).at(-1)).toBe('out wipe_certificate')
  const name = readdirSync(stick).find((one) => one.startsWith('清理证明')) ?? ''
  await keepCertificate(office, join(stick, name))
  await keepCertificate(office, join(stick, name))
  expect(linesOf(office)).toEqual(['in result', 'out receipt', 'in wipe_certificate'])
  const [left, kept] = [registerOf(group).at(-1), registerOf(office).at(-1)]
  expect(kept).toMatchObject({ fileName: name, sha256: left?.sha256, size: left?.size })
})

test('a backup stands in the register that it was made of, and its restoring in that of the new laptop', async () => {
  await using sides = await twoSides()
  const { group, stick } = sides
  const { fileName, passphrase } = await exportBackup(group, { folder: stick, reason: '示例备份' }, quietly)
  expect(registerOf(group)).toMatchObject([
    { direction: 'out', what: 'backup', fileName, purpose: '示例备份', classification: 'work_secret' },
  ])
  const folder = join(stick, '新电脑')
  await restoreBackup({ path: join(stick, fileName), passphrase, folder }, quietly)
  const restored = await openCaseFile(folder, { accountId: group.person.accountId, password: testPassword })
  expect(registerOf(restored)).toMatchObject([{ direction: 'in', what: 'restore', fileName }])
  expect(actsOf(restored)).toEqual(['vault.restore'])
  restored.close()
})
