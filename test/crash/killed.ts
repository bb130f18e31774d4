import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { commit } from '../../db/exchange/commit.ts'
import { exportMember, exportResult, exportTask } from '../../db/exchange/export.ts'
import { stage } from '../../db/exchange/stage.ts'
import { wipe } from '../../db/exchange/wipe.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { finishDestruction } from '../../db/vault/destroy.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { quietly } from '../db/exchange/two-sides.ts'

/** What a job needs to know, as JSON in the first argument. */
export interface Job {
  readonly what: 'result' | 'member' | 'task' | 'import' | 'wipe'
  readonly folder: string
  readonly accountId: string
  readonly password: string
  readonly stick: string
  readonly roundId: string
  /** Whom the bundle is for. */
  readonly to: string
  /** The bundle that comes in. */
  readonly path: string
  readonly second: { readonly accountId: string; readonly password: string }
}

const jobs: Readonly<Record<Job['what'], (caseFile: CaseFile, job: Job) => Promise<unknown>>> = {
  result: (caseFile, { roundId, stick, to }) => exportResult(caseFile, { roundId, folder: stick, officeDeviceId: to, reason: '' }, quietly),
  member: (caseFile, { roundId, stick, to }) => exportMember(caseFile, { roundId, folder: stick, to, reason: '' }, quietly),
  task: (caseFile, { roundId, stick, to }) => exportTask(caseFile, { roundId, folder: stick, to: [to], leader: to, reason: '' }, quietly),
  import: async (caseFile, { path }) => commit(caseFile, (await stage(caseFile, path, quietly)).importId),
  wipe: async (caseFile, { second, stick, folder }) => {
    await wipe(caseFile, { secondAccountId: second.accountId, secondPassword: second.password, cluesHandedOver: true, folder: stick })
    caseFile.close()
    finishDestruction(folder)
  },
}

export const doJob = (caseFile: CaseFile, job: Job): Promise<unknown> => jobs[job.what](caseFile, job)

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
  const caseFile = await openCaseFile(job.folder, { accountId: job.accountId, password: job.password })
  if (milliseconds !== undefined) (await killerAfter(Number(milliseconds)))()
  const began = performance.now()
  await doJob(caseFile, job)
  process.stdout.write(`${performance.now() - began}\n`)
  process.exit() // a killer that comes too late
}
