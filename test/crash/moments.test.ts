import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf, sha256 } from '../../db/exchange/fingerprint.ts'
import { readBundle, withKeysOf } from '../../db/exchange/read.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { certificateIn } from '../../db/vault/destroy.ts'
import type { BackupReport } from '../../db/worker/requests/exchange.ts'
import { standing } from '../db/exchange/standing.ts'
import { filesHolding } from '../db/plaintext.ts'
import { Chance } from '../fuzz/forging/chance.ts'
import { doAgain, type Job, opened, readyFor } from './killed.ts'
import { casework, type Preparations, type Prepared, prepare, sentinel } from './preparing.ts'

/**
 * kill -9 at seeded moments of export, import, merge, backup, restoring and wiping. `XUNCHA_KILLS=2000 vitest run
 * test/crash/moments.test.ts` is the long run, on the disk; without it a few, in memory. `XUNCHA_SEED` for other moments, and
 * another order of the jobs, than always the same.
 */
const kills = Number(process.env.XUNCHA_KILLS ?? 5)
const long = process.env.XUNCHA_KILLS !== undefined
const chance = new Chance(`kills ${process.env.XUNCHA_SEED ?? '1'}`)
const patience = 60_000 + kills * 10_000

const root = mkdtempSync(join(!long && existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'xuncha-kills-'))
afterAll(() => rmSync(root, { recursive: true }))

let prepared: Preparations
beforeAll(async () => {
  prepared = await prepare(root)
  return () => prepared[Symbol.asyncDispose]()
}, 60_000)

const staged = { staged_import: 0, staged_record: 0, staged_line: 0, staged_file: 0 }

/** Every bundle that has its name is noted where it was made, and whole: to whom it is for, and to whoever knows the passphrase. */
async function mustBeWhole(caseFile: CaseFile, { stick, what }: Job, receiver: CaseFile, backup?: BackupReport): Promise<void> {
  const noted = caseFile.db.prepare<[string], string>('SELECT file_sha256 FROM made_bundle WHERE file_name = ?').pluck()
  for (const name of readdirSync(stick).filter((name) => name.endsWith('.xcb'))) {
    expect(noted.get(name)).toBe(sha256(readFileSync(join(stick, name))).toString('hex'))
    // Nobody was told the passphrase of a backup that was killed at its end.
    if (what === 'backup' && name !== backup?.fileName) continue
    const keys = withKeysOf(receiver, backup?.passphrase)
    await readBundle(join(stick, name), keys, { head: () => true, entry: (_, bytes) => hashOf(bytes) })
  }
  expect(existsSync(join(caseFile.folder, 'backups')) ? readdirSync(join(caseFile.folder, 'backups')) : []).toEqual([])
}

/** What was there before is there, all of what came in or nothing, and nothing is half done. */
function mustStand(caseFile: CaseFile, { before, after = before }: Prepared): void {
  const { rows } = standing(caseFile) as { rows: Record<string, number> }
  expect(rows).toMatchObject(staged)
  expect(caseFile.db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(caseFile.audit.verify().intact).toBe(true)
  const now = casework(caseFile)
  expect(now).toEqual(now.bundles === before.bundles ? before : after)
  expect(now.files).toHaveLength(Number(rows.file))
}

async function afterTheKill(from: Prepared, job: Job): Promise<void> {
  if (job.what === 'restore') return afterRestoring(from, job)
  expect(filesHolding(job.folder, sentinel)).toEqual([])
  expect(filesHolding(job.stick, sentinel)).toEqual([])
  if (job.what === 'wipe' && certificateIn(job.folder) !== undefined) {
    await expect(opened(job)).rejects.toMatchObject({ code: 'case_file_wiped' }) // and finishes what was decided
    expect(readdirSync(job.folder)).toEqual(['清理证明.json'])
    return
  }
  const caseFile = await opened(job)
  try {
    mustStand(caseFile, from)
    await mustBeWhole(caseFile, job, from.receiver)
    const report = await doAgain(caseFile, { ...job, what: job.what })
    if (job.what === 'wipe') return
    if (from.after !== undefined) expect(casework(caseFile).bundles).toBe(from.after.bundles)
    mustStand(caseFile, from)
    await mustBeWhole(caseFile, job, from.receiver, job.what === 'backup' ? (report as BackupReport) : undefined)
  } finally {
    caseFile.close()
  }
}

/** There is a whole case file or none; the backup is what it was, and is laid down again, in the same place or another. */
async function afterRestoring(from: Prepared, job: Job): Promise<void> {
  const place = dirname(job.folder)
  expect(filesHolding(place, sentinel)).toEqual([])
  const whole = existsSync(job.folder)
  if (whole) await expect((await readyFor(job))()).rejects.toMatchObject({ code: 'case_file_exists' })
  else await expect(opened(job)).rejects.toMatchObject({ code: 'not_a_case_file' })
  const next = whole || chance.below(2) === 0 ? { ...job, folder: join(place, 'another') } : job
  await (await readyFor(next))()
  const made = readdirSync(place).filter((name) => name !== 'stick')
  expect(made).toEqual(['another', 'case'].filter((name) => (name === 'case' ? whole || next === job : next !== job)))
  for (const name of made) {
    const caseFile = await opened({ ...job, folder: join(place, name) })
    mustStand(caseFile, from)
    caseFile.close()
  }
}

let trials = 0
/** Does a job in a process of its own on a fresh copy; killed after so long, or not at all. Answers how long it took, if it came to its end. */
function run(from: Prepared, milliseconds?: number): { job: Job; took: number | undefined } {
  const place = join(root, `trial-${++trials}`)
  const job: Job = { ...from.job, folder: join(place, 'case'), stick: join(place, 'stick') }
  mkdirSync(job.stick, { recursive: true })
  if (from.folder !== null) cpSync(from.folder, job.folder, { recursive: true })
  const args = [join(import.meta.dirname, 'killed.ts'), JSON.stringify(job), ...(milliseconds === undefined ? [] : [String(milliseconds)])]
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (signal !== 'SIGKILL') expect(stderr === '' || status === 0, stderr).toBe(true)
  return { job, took: signal === 'SIGKILL' ? undefined : Number(stdout) }
}

const exports = ['result', 'member', 'task'] as const
/** The jobs in an order that is drawn anew whenever all have had their turn. */
function* drawn(): Generator<Job['what']> {
  for (;;) {
    const left: Job['what'][] = ['import', 'merge', 'backup', 'restore', 'wipe', exports[chance.below(exports.length)]!]
    while (left.length > 0) yield* left.splice(chance.below(left.length), 1)
  }
}

/** How long a job is likely to take, in milliseconds; scrypt makes those with a passphrase slow. */
const likely: Partial<Record<Job['what'], number>> = { backup: 1_000, restore: 1_000 }

test(
  `killed at ${kills} moments of its jobs: it opens, nothing is lost, nothing readable, and the job is done again`,
  async () => {
    let killed = 0
    const lasts = new Map<Job['what'], number>()
    const whats = drawn()
    for (let i = 0; i < kills; i++) {
      const what = whats.next().value as Job['what']
      const from = prepared.of[what]
      const bundle = from.job.path === '' ? undefined : sha256(readFileSync(from.job.path))
      // How long the job takes is measured where that is worth a run; a few moments are drawn from a likely time.
      const last = lasts.get(what) ?? (long ? run(from).took : undefined) ?? likely[what] ?? 300
      lasts.set(what, last)
      const milliseconds = (last * chance.below(1_050)) / 1000
      const { job, took } = run(from, milliseconds)
      if (took === undefined) killed += 1
      await afterTheKill(from, job).catch((error: unknown) => {
        throw new Error(`killed after ${milliseconds} of ${last} ms of ${what}`, { cause: error })
      })
      if (bundle !== undefined) expect(sha256(readFileSync(from.job.path))).toEqual(bundle)
      rmSync(join(job.folder, '..'), { recursive: true })
    }
    if (long) expect(killed).toBeGreaterThan(kills / 2) // the others came to their end before
  },
  patience,
)
