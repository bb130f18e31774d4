import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commit } from '../../../db/exchange/commit.ts'
import { exportResult } from '../../../db/exchange/export.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { certificates, keepCertificate, wipe, wipeForecast } from '../../../db/exchange/wipe.ts'
import { WipeCertificate } from '../../../db/model/wipe-certificate.ts'
import { certificateIn, finishDestruction } from '../../../db/vault/destroy.ts'
import { describeCaseFile, openCaseFile } from '../../../db/vault/open-case-file.ts'
import { accounts } from '../../../db/worker/areas/accounts.ts'
import type { Context } from '../../../db/worker/serve.ts'
import { testPassword } from '../case-file.ts'
import { interview, quietly, type TwoSides, twoSides } from './two-sides.ts'

const secondPassword = '第二个人的密码也要够长'
const context: Context = { ...quietly, changed: () => undefined }

async function withSecondPerson({ group }: TwoSides): Promise<string> {
  const account = await accounts.add(group, { person: { name: '示例联络员', post: 'liaison' }, password: secondPassword }, context)
  return account.id
}

async function handOver(sides: TwoSides): Promise<void> {
  const { group, office, stick, round } = sides
  const made = await exportResult(group, { roundId: round.id, folder: stick, officeDeviceId: office.device.id, reason: '' }, quietly)
  const { importId } = await stage(office, join(stick, made.fileName), quietly)
  const { bundleId } = commit(office, importId)
  const { fileName } = await saveReceipt(office, bundleId, stick, quietly)
  await readReceipt(group, join(stick, fileName), quietly)
}

describe('wiping', () => {
  test('needs a receipt for everything, two people, and a word about clues', async () => {
    await using sides = await twoSides()
    const { group, stick } = sides
    interview(sides, '示例一')
    const second = await withSecondPerson(sides)
    const order = { secondAccountId: second, secondPassword, cluesHandedOver: false, folder: stick }
    expect(wipeForecast(group)).toMatchObject({ waitingForReceipt: true, handedOver: null, others: [{ name: '示例联络员' }] })
    await expect(wipe(group, order)).rejects.toMatchObject({
      code: 'not_ready',
      detail: { gaps: expect.arrayContaining(['unsent', 'receipt']) as string[] },
    })
    await handOver(sides)
    expect(wipeForecast(group)).toMatchObject({ waitingForReceipt: false, unsent: 0 })
    interview(sides, '示例二') // what came after the hand-over would be lost
    await expect(wipe(group, order)).rejects.toMatchObject({ code: 'not_ready', detail: { gaps: ['unsent'] } })
    await handOver(sides)
    await expect(wipe(group, { ...order, secondPassword: '不是这个密码啊啊啊啊' })).rejects.toMatchObject({ code: 'wrong_password' })
    await expect(wipe(group, { ...order, secondAccountId: group.person.accountId })).rejects.toMatchObject({ code: 'bad_input' })
    expect(certificateIn(group.folder)).toBeUndefined()
    expect(readdirSync(stick).filter((name) => name.startsWith('清理'))).toEqual([])
  })

  test('leaves nothing but a certificate that the office believes and keeps once', async () => {
    await using sides = await twoSides()
    const { group, office, stick } = sides
    interview(sides, '示例一')
    const secondAccountId = await withSecondPerson(sides)
    await handOver(sides)
    const certificate = await wipe(group, { secondAccountId, secondPassword, cluesHandedOver: false, folder: stick })
    group.close()
    finishDestruction(group.folder)
    expect(readdirSync(group.folder)).toEqual(['清理证明.json'])
    expect(() => describeCaseFile(group.folder)).toThrow(expect.objectContaining({ code: 'case_file_wiped' }))
    expect(certificate.statement).toMatchObject({ counts: { interview: 1 }, by: [{ post: 'group_leader' }, { name: '示例联络员' }] })
    const [name] = readdirSync(stick).filter((name) => name.startsWith('清理证明'))
    const kept = await keepCertificate(office, join(stick, name ?? ''))
    await keepCertificate(office, join(stick, name ?? ''))
    expect(certificates(office)).toEqual([kept])
    expect(kept.certificate).toEqual(certificate)
  })

  test('is finished at the next start when the power failed after the decision', async () => {
    await using sides = await twoSides()
    const { group, stick } = sides
    interview(sides, '示例一')
    const secondAccountId = await withSecondPerson(sides)
    await handOver(sides)
    await wipe(group, { secondAccountId, secondPassword, cluesHandedOver: false, folder: stick })
    const { folder, person } = group
    group.close() // the power fails here: everything is still there
    writeFileSync(join(folder, 'vault.json.part'), '示例') // and another time while the keys were being written anew
    expect(existsSync(join(folder, 'case.db'))).toBe(true)
    await expect(openCaseFile(folder, { accountId: person.accountId, password: testPassword })).rejects.toMatchObject({
      code: 'case_file_wiped',
    })
    expect(readdirSync(folder)).toEqual(['清理证明.json'])
  })

  test('a certificate that was changed, or of an unknown laptop, is not kept', async () => {
    await using sides = await twoSides()
    await using strangers = await twoSides()
    const { group, office, stick } = sides
    interview(sides, '示例一')
    const secondAccountId = await withSecondPerson(sides)
    await handOver(sides)
    await wipe(group, { secondAccountId, secondPassword, cluesHandedOver: false, folder: stick })
    const [name = ''] = readdirSync(stick).filter((name) => name.startsWith('清理证明'))
    const path = join(stick, name)
    await expect(keepCertificate(strangers.office, path)).rejects.toMatchObject({ code: 'bundle_unknown_signer' })
    const changed = WipeCertificate.parse(JSON.parse(readFileSync(path, 'utf8')))
    writeFileSync(path, JSON.stringify({ ...changed, statement: { ...changed.statement, files: changed.statement.files + 1 } }))
    await expect(keepCertificate(office, path)).rejects.toMatchObject({ code: 'bundle_unsigned' })
    writeFileSync(path, '{}')
    await expect(keepCertificate(office, path)).rejects.toMatchObject({ code: 'certificate_unreadable' })
    expect(certificates(office)).toEqual([])
  })
})
