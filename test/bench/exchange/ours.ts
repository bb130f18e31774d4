import { join } from 'node:path'
import { commit } from '../../../db/exchange/commit.ts'
import { exportResult } from '../../../db/exchange/export.ts'
import type { Work } from '../../../db/exchange/medium.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'

/** One export or import in a process of its own, so that its memory is nobody else's. Told by JSON, answers by JSON. */
export interface Task {
  readonly what: 'export' | 'import'
  readonly folder: string
  readonly accountId: string
  readonly password: string
  readonly stick: string
  readonly roundId: string
  readonly officeDeviceId: string
  /** For an import. */
  readonly fileName: string
}
export interface Done {
  readonly seconds: number
  readonly peakMegabytes: number
  readonly fileName: string
}

const task = JSON.parse(process.argv[2] ?? '') as Task
const quietly: Work = { signal: new AbortController().signal, report: () => {} }
const caseFile = await openCaseFile(task.folder, task)
const started = performance.now()
let { fileName } = task
if (task.what === 'export') {
  const order = { roundId: task.roundId, folder: task.stick, officeDeviceId: task.officeDeviceId, reason: '' }
  fileName = (await exportResult(caseFile, order, quietly)).fileName
} else {
  commit(caseFile, (await stage(caseFile, join(task.stick, task.fileName), quietly)).importId)
}
const seconds = (performance.now() - started) / 1000
caseFile.close()
const done: Done = { seconds, peakMegabytes: process.resourceUsage().maxRSS / 1000, fileName }
console.log(JSON.stringify(done))
