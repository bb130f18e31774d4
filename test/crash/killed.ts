import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { exportBackup } from '../../db/exchange/backup.ts'
import { commit } from '../../db/exchange/commit.ts'
import { exportMember, exportResult, exportTask } from '../../db/exchange/export.ts'
import { restoreBackup } from '../../db/exchange/restore.ts'
import { stage } from '../../db/exchange/stage.ts'
import { wipe } from '../../db/exchange/wipe.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { finishDestruction } from '../../db/vault/destroy.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { quietly } from '../db/exchange/two-sides.ts'

/** What a job needs to know, as JSON in the first argument. */
export interface Job {
  readonly what: 'result' | 'member' | 'task' | 'import' | 'merge' | 'backup' | 'restore' | 'wipe'
  /** The case file; of a restoring the one that it makes. */
  readonly folder: string
  readonly accountId: string
  readonly password: string
  readonly stick: string
  readonly roundId: string
  /** Whom the bundle is for. */
  readonly to: string
  /** The bundle that comes in. */
  readonly path: string
  /** Of the backup that is laid down. */
  readonly passphrase: string
  readonly second: { readonly accountId: string; readonly password: string }
}

const takeIn = async (caseFile: CaseFile, { path }: Job) => commit(caseFile, (await stage(caseFile, path, quietly)).importId)

const jobs: Readonly<Record<Exclude<Job['what'], 'restore'>, (caseFile: CaseFile, job: Job) => Promise<unknown>>> = {
  result: (caseFile, { roundId, stick, to }) => exportResult(caseFile, { roundId, folder: stick, officeDeviceId: to, reason: '' }, quietly),
  member: (caseFile, { roundId, stick, to }) => exportMember(caseFile, { roundId, folder: stick, to, reason: '' }, quietly),
  task: (caseFile, { roundId, stick, to }) => exportTask(caseFile, { roundId, folder: stick, to: [to], leader: to, reason: '' }, quietly),
  import: takeIn,
  merge: takeIn,
  backup: (caseFile, { stick }) => exportBackup(caseFile, { folder: stick, reason: '' }, quietly),
  wipe: async (caseFile, { second, stick, folder }) => {
    await wipe(caseFile, { secondAccountId: second.accountId, secondPassword: second.password, cluesHandedOver: true, folder: stick })
    caseFile.close()
    finishDestruction(folder)
  },
}

export const opened = ({ folder, accountId, password }: Job): Promise<CaseFile> => openCaseFile(folder, { accountId, password })

/** Does a job again with a case file that is open. */
export const doAgain = (caseFile: CaseFile, job: Job & { readonly what: keyof typeof jobs }): Promise<unknown> =>
  jobs[job.what](caseFile, job)

/** Gets ready for a job, so that what is killed is the job and not the opening before it. */
export async function readyFor(job: Job): Promise<() => Promise<unknown>> {
  const { what, path, passphrase, folder } = job
  if (what === 'restore') return () => restoreBackup({ path, passphrase, folder }, quietly)
  const caseFile = await opened(job)
  return () => jobs[what](caseFile, job)
}

/** Kills this very process after so many milliseconds, from a thread of its own: also in the middle of a write, and of a transaction. */
async function killerAfter(milliseconds: number): Promise<() => void> {
  const go = new Int32Array(new SharedArrayBuffer(4))
  const program = `
    const { parentPort, workerData } = require('node:worker_threads')
    parentPort.postMessage('ready')
    Atomics.wait(workerData.go, 0, 0)
    Atomics.wait(workerData.go, 0, 1, workerData.milliseconds)
    process.kill(process.pid, 'SIGKILL')
  `
  const worker = new Worker(program, { eval: true, workerData: { go, milliseconds } })
  await once(worker, 'message')
  worker.unref()
  return () => {
    Atomics.store(go, 0, 1)
    Atomics.notify(go, 0)
  }
}

if (process.argv[1] === import.meta.filename) {
  const [given = '', milliseconds] = process.argv.slice(2)
  const job = JSON.parse(given) as Job
  const begin = await readyFor(job)
  if (milliseconds !== undefined) (await killerAfter(Number(milliseconds)))()
  const began = performance.now()
  await begin()
  process.stdout.write(`${performance.now() - began}\n`)
  process.exit() // a killer that comes too late
}
