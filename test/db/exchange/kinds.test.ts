import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardFingerprint, enrolled, ownCard } from '../../../db/exchange/cards.ts'
import { commit, imports } from '../../../db/exchange/commit.ts'
import { enrolCard } from '../../../db/exchange/enrolment.ts'
import { exportMember, exportResult, exportTask } from '../../../db/exchange/export.ts'
import { made } from '../../../db/exchange/made.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { stage, verify } from '../../../db/exchange/stage.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { travelling, wholeRound } from '../../../db/records/travelling.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { attach, beginRound, introduce, quietly, someBytes, type TwoSides, twoSides } from './two-sides.ts'

const hashes = (caseFile: CaseFile, roundId: string) =>
  Object.fromEntries([...travelling(caseFile, wholeRound(roundId))].map(({ id, contentHash }) => [id, contentHash]))

const takeIn = async (caseFile: CaseFile, stick: string, fileName: string) => {
  const { importId } = await stage(caseFile, join(stick, fileName), quietly)
  return commit(caseFile, importId)
}

describe('a result that holds only what is new', () => {
  let sides: TwoSides
  beforeEach(async () => {
    sides = await twoSides()
  })
  afterEach(() => sides[Symbol.asyncDispose]())

  const talk = (name: string) =>
    createRecord(sides.group, 'interview', { roundId: sides.round.id, unitId: sides.unit.id, body: { interviewee: { name } } })
  const send = (onlyNew: boolean) =>
    exportResult(
      sides.group,
      { roundId: sides.round.id, folder: sides.stick, officeDeviceId: sides.office.device.id, reason: '', onlyNew },
      quietly,
    )
  const confirm = async (bundleId: string) => {
    const { fileName } = await saveReceipt(sides.office, bundleId, sides.stick, quietly)
    await readReceipt(sides.group, join(sides.stick, fileName), quietly)
  }

  test('brings the office to the same records and files, and cannot come before what it stands on', async () => {
    const kept = talk('示例甲')
    await attach(sides, kept.id, '示例.pdf', someBytes(200_000))
    const gone = talk('示例乙')
    await expect(send(true)).rejects.toMatchObject({ code: 'not_ready' })
    const whole = await send(false)
    await confirm((await takeIn(sides.office, sides.stick, whole.fileName)).bundleId)

    saveRecord(sides.group, 'interview', { id: kept.id, version: kept.version, changes: { place: '谈话室一' } })
    deleteRecord(sides.group, 'interview', gone.id)
    const fresh = talk('示例丙')
    await attach(sides, fresh.id, '示例二.pdf', someBytes(100_000))
    const second = await send(true)
    expect(second.counts).toEqual({ interview: 2, attachment: 1, deleted: 1 })
    expect(second.files).toBe(1)
    await confirm((await takeIn(sides.office, sides.stick, second.fileName)).bundleId)
    expect(hashes(sides.office, sides.round.id)).toMatchObject(hashes(sides.group, sides.round.id)) // and its own people

    const other = talk('示例丁')
    const third = await send(true)
    expect(third.counts).toEqual({ interview: 1 })
    await takeIn(sides.office, sides.stick, third.fileName)
    expect(openRecord(sides.office, 'interview', other.id).body.interviewee.name).toBe('示例丁')

    await using late = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
    introduce(late.caseFile, sides.group)
    await expect(verify(late.caseFile, join(sides.stick, third.fileName), quietly)).rejects.toMatchObject({ code: 'bundle_foreign' })
  })

  test('is refused by an office that does not have what it stands on', async () => {
    talk('示例甲')
    const whole = await send(false)
    const { bundleId } = await takeIn(sides.office, sides.stick, whole.fileName)
    await confirm(bundleId)
    talk('示例乙')
    const second = await send(true)
    sides.office.db.pragma('foreign_keys = OFF')
    sides.office.db.prepare('DELETE FROM imported_bundle WHERE bundle_id = ?').run(bundleId) // an older office put back
    await expect(verify(sides.office, join(sides.stick, second.fileName), quietly)).rejects.toMatchObject({ code: 'bundle_needs_base' })
  })
})

describe('a group of three laptops', () => {
  let open: TemporaryCaseFile[] = []
  afterEach(async () => {
    for (const one of open) await one.dispose()
    open = []
  })
  const laptop = async (how: Parameters<typeof temporaryCaseFile>[0]) => {
    const one = await temporaryCaseFile(how)
    open.push(one)
    return one.caseFile
  }
  const enrol = (host: CaseFile, guest: CaseFile, role: 'leader' | 'member') => {
    const { card } = ownCard(guest)
    enrolCard(host, card, cardFingerprint(card), { role })
  }

  test('begins with a task of the office, works apart, and comes together', async () => {
    const office = await laptop({ mode: 'office', name: '示例主任' })
    const leader = await laptop({ name: '示例组长' })
    const member = await laptop({ name: '示例组员', post: 'member' })
    const { round, unit } = beginRound(office)
    createRecord(office, 'member', { roundId: null, unitId: null, body: { name: '示例组长', post: 'group_leader' } })
    const named = createRecord(office, 'member', { roundId: null, unitId: null, body: { name: '示例组员', post: 'member' } })
    for (const one of [leader, member]) {
      introduce(office, one)
      introduce(one, office)
    }
    await using sides = await twoSides() // for its stick
    const { stick } = sides
    const task = await exportTask(
      office,
      { roundId: round.id, folder: stick, to: [leader.device.id, member.device.id], leader: leader.device.id, reason: '' },
      quietly,
    )
    for (const one of [leader, member]) await takeIn(one, stick, task.fileName)
    expect(enrolled(member, leader.device.id)?.role).toBe('leader')
    expect(enrolled(leader, member.device.id)?.role).toBe('member')
    expect(member.person.memberId).toBe(named.id) // the account is the member that the office named
    const living = [...travelling(member, wholeRound(round.id), 'member')].filter(({ deletedAt }) => deletedAt === null)
    expect(living.filter(({ body }) => body.name === '示例组员').map(({ id }) => id)).toEqual([named.id]) // once on the list

    const within = { roundId: round.id, unitId: unit.id }
    const body = { interviewee: { name: '示例王某' } }
    const talk = createRecord(leader, 'interview', { ...within, body })
    const toMember = await exportMember(leader, { roundId: round.id, folder: stick, to: member.device.id, reason: '' }, quietly)
    await takeIn(member, stick, toMember.fileName)
    saveRecord(member, 'interview', {
      id: talk.id,
      version: openRecord(member, 'interview', talk.id).version,
      changes: { place: '谈话室一' },
    })
    saveRecord(leader, 'interview', { id: talk.id, version: talk.version, changes: { endedAt: '2026-03-02T10:00' } })
    const toLeader = await exportMember(member, { roundId: round.id, folder: stick, to: leader.device.id, reason: '' }, quietly)
    const { bundleId } = await takeIn(leader, stick, toLeader.fileName)
    expect(openRecord(leader, 'interview', talk.id).body).toMatchObject({ place: '谈话室一', endedAt: '2026-03-02T10:00' })
    const { fileName } = await saveReceipt(leader, bundleId, stick, quietly)
    await readReceipt(member, join(stick, fileName), quietly)
    expect(made(member)[0]?.receivedAt).not.toBeNull()

    const back = await exportMember(leader, { roundId: round.id, folder: stick, to: member.device.id, reason: '' }, quietly)
    await takeIn(member, stick, back.fileName)
    expect(hashes(member, round.id)).toEqual(hashes(leader, round.id))
    const result = await exportResult(leader, { roundId: round.id, folder: stick, officeDeviceId: office.device.id, reason: '' }, quietly)
    await takeIn(office, stick, result.fileName)
    expect(hashes(office, round.id)).toMatchObject(hashes(leader, round.id))
    expect(imports(leader)).toHaveLength(2)
  })

  test('a task is for those it names, and comes from an office alone', async () => {
    const office = await laptop({ mode: 'office', name: '示例主任' })
    const leader = await laptop({ name: '示例组长' })
    const outsider = await laptop({ name: '示例旁人' })
    const { round } = beginRound(office)
    introduce(office, leader)
    introduce(outsider, office)
    await using sides = await twoSides()
    const order = { roundId: round.id, folder: sides.stick, leader: leader.device.id, reason: '' }
    const { fileName } = await exportTask(office, { ...order, to: [leader.device.id] }, quietly)
    await expect(verify(outsider, join(sides.stick, fileName), quietly)).rejects.toMatchObject({ code: 'bundle_foreign' })
    await expect(verify(leader, join(sides.stick, fileName), quietly)).rejects.toMatchObject({ code: 'bundle_unknown_signer' })
    await expect(exportTask(office, { ...order, to: [] }, quietly)).rejects.toMatchObject({ code: 'bad_input' })
    enrol(office, outsider, 'leader')
    expect(readdirSync(sides.stick).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
