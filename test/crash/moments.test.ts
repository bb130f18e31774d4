import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commit } from '../../db/exchange/commit.ts'
import { hashOf } from '../../db/exchange/fingerprint.ts'
import { readBundle, withKeysOf } from '../../db/exchange/read.ts'
import { readReceipt, saveReceipt } from '../../db/exchange/receipt.ts'
import { stage } from '../../db/exchange/stage.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { certificateIn } from '../../db/vault/destroy.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { accounts } from '../../db/worker/areas/accounts.ts'
import { type TemporaryCaseFile, temporaryCaseFile, testPassword } from '../db/case-file.ts'
import { standing } from '../db/exchange/standing.ts'
import { attach, beginRound, handOver, interview, introduce, quietly, type TwoSides } from '../db/exchange/two-sides.ts'
import { filesHolding } from '../db/plaintext.ts'
import { Chance } from '../fuzz/forging/chance.ts'
import { doJob, type Job } from './killed.ts'

/**
 * kill -9 at seeded moments of export, import and wiping. `XUNCHA_KILLS=2000 vitest run test/crash/moments.test.ts` is the
 * long run, on the disk; without it a few, in memory. `XUNCHA_SEED` for other moments than always the same.
 */
const kills = Number(process.env.XUNCHA_KILLS ?? 5)
const long = process.env.XUNCHA_KILLS !== undefined
const chance = new Chance(`kills ${process.env.XUNCHA_SEED ?? '1'}`)
const patience = 60_000 + kills * 10_000
const sentinel = '示例哨兵：在任意时刻被杀'
const second = { accountId: '', password: '第二个人的密码也要够长' }

const root = mkdtempSync(join(!long && existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'xuncha-kills-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A case file as it lies on the disk before the job, and everything that must still be in it afterwards. */
interface Prepared {
  readonly folder: string
  readonly job: Omit<Job, 'folder' | 'stick'>
  readonly before: unknown
  /** Whoever can open what it exports. */
  readonly receiver: CaseFile
}
let prepared: Readonly<Record<Job['what'], Prepared>>
const open: TemporaryCaseFile[] = []

/** A copy of a closed case file, under a name of its own. */
function kept(tmp: TemporaryCaseFile, name: string): string {
  const folder = join(root, name)
  cpSync(tmp.folder, folder, { recursive: true })
  return folder
}
const login = ({ folder, accountId }: TemporaryCaseFile) => openCaseFile(folder, { accountId, password: testPassword })

beforeAll(async () => {
  const [group, office, member] = [await temporaryCaseFile(), await temporaryCaseFile({ mode: 'office' }), await temporaryCaseFile()]
  open.push(group, office, member)
  introduce(group.caseFile, office.caseFile)
  introduce(office.caseFile, group.caseFile)
  introduce(group.caseFile, member.caseFile)
  const stick = join(root, 'first-stick')
  mkdirSync(stick)
  const sides: TwoSides = {
    group: group.caseFile,
    office: office.caseFile,
    stick,
    ...beginRound(group.caseFile),
    [Symbol.asyncDispose]: async () => {},
  }
  for (let i = 0; i < 40; i++) interview(sides, '示例甲', sentinel.repeat(40))
  const talk = interview(sides, '示例乙', sentinel)
  for (let i = 0; i < 3; i++) await attach(sides, talk.id, `示例${i}.bin`, Buffer.from(`${i} ${sentinel.repeat(30_000)}`))
  const ofOffice = beginRound(office.caseFile).round.id
  const context = { ...quietly, changed: () => undefined }
  const person = { name: '示例联络员', post: 'liaison' } as const
  const { id } = await accounts.add(group.caseFile, { person, password: second.password }, context)
  const common = { password: testPassword, roundId: sides.round.id, to: '', path: '', second: { ...second, accountId: id } }
  const before = standing(group.caseFile)
  group.caseFile.close()
  const exporting = kept(group, 'exporting')
  const officeBefore = standing(office.caseFile)
  office.caseFile.close()
  const receiving = kept(office, 'receiving')
  const [again, there] = [await login(group), await login(office)]
  const report = await handOver({ ...sides, group: again, office: there })
  const path = join(stick, report.fileName)
  commit(there, (await stage(there, path, quietly)).importId)
  const { fileName } = await saveReceipt(there, report.bundleId, stick, quietly)
  await readReceipt(again, join(stick, fileName), quietly)
  const handedOver = standing(again)
  again.close()
  const ofGroup = { ...common, accountId: group.accountId }
  const ofThere = { ...common, accountId: office.accountId }
  prepared = {
    result: { folder: exporting, before, receiver: there, job: { ...ofGroup, what: 'result', to: there.device.id } },
    member: { folder: exporting, before, receiver: member.caseFile, job: { ...ofGroup, what: 'member', to: member.caseFile.device.id } },
    task: {
      folder: receiving,
      before: officeBefore,
      receiver: await login(group),
      job: { ...ofThere, what: 'task', roundId: ofOffice, to: again.device.id },
    },
    import: { folder: receiving, before: officeBefore, receiver: there, job: { ...ofThere, what: 'import', path } },
    wipe: { folder: kept(group, 'wiping'), before: handedOver, receiver: there, job: { ...ofGroup, what: 'wipe' } },
  }
  return async () => {
    prepared.task.receiver.close()
    there.close()
    for (const tmp of open) await tmp.dispose()
  }
}, 60_000)

const rowsOf = (standing: unknown) => (standing as { rows: Record<string, number> }).rows
const staged = { staged_import: 0, staged_record: 0, staged_line: 0, staged_file: 0 }

/** Every bundle that has its name is whole to whom it is for, and noted where it was made. */
async function mustBeWhole(caseFile: CaseFile, { stick }: Job, receiver: CaseFile): Promise<void> {
  const noted = caseFile.db.prepare('SELECT file_name FROM made_bundle').pluck().all()
  for (const name of readdirSync(stick).filter((name) => name.endsWith('.xcb'))) {
    await readBundle(join(stick, name), withKeysOf(receiver), { head: () => true, entry: (_, bytes) => hashOf(bytes) })
    expect(noted).toContain(name)
  }
}

/** What was there before is there, and nothing is half done. */
function mustStand(caseFile: CaseFile, { before, job }: Prepared): void {
  const now = standing(caseFile)
  const [was, is] = [rowsOf(before), rowsOf(now)]
  expect(is).toMatchObject(staged)
  expect(caseFile.db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(caseFile.audit.verify().intact).toBe(true)
  const known = (now as { records: unknown[] }).records
  expect(known).toEqual(expect.arrayContaining((before as { records: unknown[] }).records))
  const whole = job.what === 'import' && is.imported_bundle === 1
  expect(is.record).toBe(whole ? Number(was.record) + Number(rowsOf(prepared.result.before).record) : was.record)
  expect((now as { files: string[] }).files).toHaveLength(Number(is.file))
  expect(is.file).toBe(whole ? 3 : was.file)
}

async function afterTheKill(from: Prepared, job: Job): Promise<void> {
  expect(filesHolding(job.folder, sentinel)).toEqual([])
  expect(filesHolding(job.stick, sentinel)).toEqual([])
  const enter = () => openCaseFile(job.folder, { accountId: job.accountId, password: job.password })
  if (job.what === 'wipe' && certificateIn(job.folder) !== undefined) {
    await expect(enter()).rejects.toMatchObject({ code: 'case_file_wiped' }) // and finishes what was decided
    expect(readdirSync(job.folder)).toEqual(['清理证明.json'])
    return
  }
  const caseFile = await enter()
  try {
    mustStand(caseFile, from)
    await mustBeWhole(caseFile, job, from.receiver)
    await doJob(caseFile, job)
    if (job.what === 'wipe') return
    if (job.what === 'import') expect(rowsOf(standing(caseFile)).imported_bundle).toBe(1)
    mustStand(caseFile, from)
    await mustBeWhole(caseFile, job, from.receiver)
  } finally {
    caseFile.close()
  }
}

let trials = 0
/** Does a job in a process of its own on a fresh copy; killed after so long, or not at all. Answers how long it took, if it came to its end. */
function run(from: Prepared, milliseconds?: number): { job: Job; took: number | undefined } {
  const place = join(root, `trial-${++trials}`)
  const job: Job = { ...from.job, folder: join(place, 'case'), stick: join(place, 'stick') }
  mkdirSync(job.stick, { recursive: true })
  cpSync(from.folder, job.folder, { recursive: true })
  const args = [join(import.meta.dirname, 'killed.ts'), JSON.stringify(job), ...(milliseconds === undefined ? [] : [String(milliseconds)])]
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (signal !== 'SIGKILL') expect(stderr === '' || status === 0, stderr).toBe(true)
  return { job, took: signal === 'SIGKILL' ? undefined : Number(stdout) }
}

const whats = ['result', 'member', 'task', 'import', 'wipe'] as const
test(
  `killed at ${kills} moments of export, import and wiping: it opens, nothing is lost, nothing readable, and the job is done again`,
  async () => {
    let killed = 0
    const lasts = new Map<Job['what'], number>()
    for (let i = 0; i < kills; i++) {
      const what = whats[i % whats.length]!
      const from = prepared[what]
      // How long the job takes is measured where that is worth a run; a few moments are drawn from a likely time.
      const last = lasts.get(what) ?? (long ? run(from).took : undefined) ?? 300
      lasts.set(what, last)
      const milliseconds = (last * chance.below(1_050)) / 1000
      const { job, took } = run(from, milliseconds)
      if (took === undefined) killed += 1
      await afterTheKill(from, job).catch((error: unknown) => {
        throw new Error(`killed after ${milliseconds} of ${last} ms of ${what}`, { cause: error })
      })
      rmSync(join(job.folder, '..'), { recursive: true })
    }
    if (long) expect(killed).toBeGreaterThan(kills / 2) // the others came to their end before
  },
  patience,
)
