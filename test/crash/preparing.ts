import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { exportBackup } from '../../db/exchange/backup.ts'
import { commit } from '../../db/exchange/commit.ts'
import { exportMember } from '../../db/exchange/export.ts'
import { readReceipt, saveReceipt } from '../../db/exchange/receipt.ts'
import { stage } from '../../db/exchange/stage.ts'
import type { RecordOf } from '../../db/model/record.ts'
import { listConflicts, openConflict } from '../../db/records/conflicts.ts'
import { openRecord, saveRecord } from '../../db/records/footing.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { accounts } from '../../db/worker/areas/accounts.ts'
import { type TemporaryCaseFile, temporaryCaseFile, testPassword } from '../db/case-file.ts'
import { standing } from '../db/exchange/standing.ts'
import { attach, beginRound, handOver, interview, introduce, quietly, type TwoSides } from '../db/exchange/two-sides.ts'
import type { Job } from './killed.ts'

/** Case files to be killed at work, and what they were before. */

export const sentinel = '示例哨兵：在任意时刻被杀'
const second = { accountId: '', password: '第二个人的密码也要够长' }

/** What casework there is, for "all of it or nothing" to be a comparison. */
export function casework(caseFile: CaseFile) {
  const { rows, records, files } = standing(caseFile) as { rows: Record<string, number>; records: unknown[]; files: string[] }
  const conflicts = listConflicts(caseFile, null).map(({ recordId }) => {
    const { record, fields } = openConflict(caseFile, recordId)
    return { recordId, body: record.body, fields }
  })
  return { records, files, conflicts, bundles: rows.imported_bundle, history: rows.history }
}

/** A case file as it lies on the disk before the job, and everything that must still be in it afterwards. */
export interface Prepared {
  /** None, where the job is to make one. */
  readonly folder: string | null
  readonly job: Omit<Job, 'folder' | 'stick'>
  readonly before: ReturnType<typeof casework>
  /** Of a job that changes casework: what it is once the job has been done undisturbed. */
  readonly after?: ReturnType<typeof casework>
  /** Whoever can open what it exports. */
  readonly receiver: CaseFile
}

export interface Preparations extends AsyncDisposable {
  readonly of: Readonly<Record<Job['what'], Prepared>>
}

export async function prepare(root: string): Promise<Preparations> {
  const kept = ({ folder }: TemporaryCaseFile, name: string): string => {
    cpSync(folder, join(root, name), { recursive: true })
    return join(root, name)
  }
  const [group, office, member] = [await temporaryCaseFile(), await temporaryCaseFile({ mode: 'office' }), await temporaryCaseFile()]
  introduce(group.caseFile, office.caseFile)
  introduce(office.caseFile, group.caseFile)
  introduce(group.caseFile, member.caseFile)
  introduce(member.caseFile, group.caseFile)
  const { sides, secondId } = await filled(group.caseFile, office.caseFile, root)
  const { stick, round } = sides
  const ofOffice = beginRound(office.caseFile).round.id
  const [before, officeBefore] = [casework(group.caseFile), casework(office.caseFile)]
  group.caseFile.close()
  const exporting = kept(group, 'exporting')
  office.caseFile.close()
  const receiving = kept(office, 'receiving')

  const [again, there] = [await login(group), await login(office)]
  const report = await handOver({ ...sides, group: again, office: there })
  const path = join(stick, report.fileName)
  commit(there, (await stage(there, path, quietly)).importId)
  const imported = casework(there)
  const { fileName } = await saveReceipt(there, report.bundleId, stick, quietly)
  await readReceipt(again, join(stick, fileName), quietly)
  const handedOver = casework(again)
  again.close()
  const wiping = kept(group, 'wiping')

  const ours = await login(group)
  const merging = await divided(ours, member.caseFile, { stick, roundId: round.id })
  const backup = await exportBackup(ours, { folder: stick, reason: '' }, quietly)
  const divergent = casework(ours)
  ours.close()
  const mergeable = kept(group, 'merging')
  const merged = await undisturbed({ ...group, folder: kept(group, 'merged') }, merging)

  const receiver = await login(group)
  const nothing = { to: '', path: '', passphrase: '', second: { ...second, accountId: secondId } }
  const common = { ...nothing, password: testPassword, roundId: round.id }
  const ofGroup = { ...common, accountId: group.accountId }
  const ofThere = { ...common, accountId: office.accountId }
  const to = { office: there.device.id, member: member.caseFile.device.id, group: receiver.device.id }
  const laidDown = { what: 'restore', path: join(stick, backup.fileName), passphrase: backup.passphrase } as const
  return {
    of: {
      result: { folder: exporting, before, receiver: there, job: { ...ofGroup, what: 'result', to: to.office } },
      member: { folder: exporting, before, receiver: member.caseFile, job: { ...ofGroup, what: 'member', to: to.member } },
      task: { folder: receiving, before: officeBefore, receiver, job: { ...ofThere, what: 'task', roundId: ofOffice, to: to.group } },
      import: { folder: receiving, before: officeBefore, after: imported, receiver: there, job: { ...ofThere, what: 'import', path } },
      merge: {
        folder: mergeable,
        before: divergent,
        after: merged,
        receiver: there,
        job: { ...ofGroup, what: 'merge', path: merging.path },
      },
      backup: { folder: exporting, before, receiver: there, job: { ...ofGroup, what: 'backup' } },
      restore: { folder: null, before: divergent, receiver: there, job: { ...ofGroup, ...laidDown } },
      wipe: { folder: wiping, before: handedOver, receiver: there, job: { ...ofGroup, what: 'wipe' } },
    },
    async [Symbol.asyncDispose]() {
      receiver.close()
      there.close()
      for (const tmp of [group, office, member]) await tmp.dispose()
    },
  }
}

const login = ({ folder, accountId }: TemporaryCaseFile) => openCaseFile(folder, { accountId, password: testPassword })

/** A round with interviews, files and a second person who may wipe. */
async function filled(group: CaseFile, office: CaseFile, root: string): Promise<{ sides: TwoSides; secondId: string }> {
  const stick = join(root, 'first-stick')
  mkdirSync(stick)
  const sides: TwoSides = { group, office, stick, ...beginRound(group), [Symbol.asyncDispose]: async () => {} }
  for (let i = 0; i < 40; i++) interview(sides, '示例甲', sentinel.repeat(40))
  const talk = interview(sides, '示例乙', sentinel)
  for (let i = 0; i < 3; i++) await attach(sides, talk.id, `示例${i}.bin`, Buffer.from(`${i} ${sentinel.repeat(30_000)}`))
  const context = { ...quietly, changed: () => undefined }
  const person = { name: '示例联络员', post: 'liaison' } as const
  const { id } = await accounts.add(group, { person, password: second.password }, context)
  return { sides, secondId: id }
}

const [own, others] = ['组长写的地点', '组员写的地点']
const conflicting = 12

interface Divided {
  /** The member's bundle. */
  readonly path: string
  readonly talks: readonly string[]
}

/** A member has the round and goes on writing in the very fields in which the leader does, and in others. */
async function divided(ours: CaseFile, member: CaseFile, { stick, roundId }: { stick: string; roundId: string }): Promise<Divided> {
  const given = await exportMember(ours, { roundId, folder: stick, to: member.device.id, reason: '' }, quietly)
  commit(member, (await stage(member, join(stick, given.fileName), quietly)).importId)
  const ids = ours.db.prepare<[], string>(`SELECT id FROM record WHERE kind = 'interview' ORDER BY id`).pluck().all()
  const talks = ids.slice(0, conflicting)
  const save = (caseFile: CaseFile, id: string, changes: Partial<RecordOf<'interview'>['body']>) =>
    saveRecord(caseFile, 'interview', { id, version: openRecord(caseFile, 'interview', id).version, changes })
  for (const id of talks) {
    save(ours, id, { place: own })
    save(member, id, { place: others, note: sentinel })
  }
  for (const id of ids.slice(conflicting, 30)) {
    save(ours, id, { place: own })
    save(member, id, { note: sentinel })
  }
  const back = await exportMember(member, { roundId, folder: stick, to: ours.device.id, reason: '' }, quietly)
  return { path: join(stick, back.fileName), talks }
}

/** What comes of the merge where nobody kills it: in every field that both wrote both values wait, in the others both stand. */
async function undisturbed(tmp: TemporaryCaseFile, { path, talks }: Divided): Promise<ReturnType<typeof casework>> {
  const caseFile = await login(tmp)
  try {
    commit(caseFile, (await stage(caseFile, path, quietly)).importId)
    const found = casework(caseFile)
    expect(found.conflicts.map(({ recordId }) => recordId).sort()).toEqual([...talks].sort())
    for (const { fields, body } of found.conflicts) {
      expect(fields.map(({ field, sides }) => [field, sides.map(({ value }) => value)])).toEqual([['place', [own, others]]])
      expect(body).toMatchObject({ note: sentinel })
    }
    const both = `SELECT count(*) FROM body WHERE json ->> 'place' = ? AND json ->> 'note' = ?`
    expect(caseFile.db.prepare(both).pluck().get(own, sentinel)).toBeGreaterThanOrEqual(30 - conflicting)
    return found
  } finally {
    caseFile.close()
  }
}
