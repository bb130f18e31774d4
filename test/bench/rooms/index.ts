import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCaseFile } from '../../../db/vault/create-case-file.ts'
import { unlockIn } from '../../demo/screens.ts'
import { buildIfStale } from '../../host/built.ts'
import { startProgram } from '../../host/program.ts'
import { fillRound } from '../round/index.ts'
import { quantile, type Row } from '../row.ts'
import { acts } from './acts.ts'
import { paintedTimes } from './painted.ts'

const person = { name: '示例组长', post: 'group_leader' } as const
const password = '示例密码-量速-一二三四五'
const runs = 10

type Measured = ReadonlyMap<string, { readonly first: number; readonly times: readonly number[] }>

/** Every list, picker and report from the press to the painted answer, in the window, at a whole round and at ten times that. */
export async function rows(): Promise<readonly Row[]> {
  buildIfStale()
  const [small, large] = [await paintedAt(1), await paintedAt(10)]
  return acts.flatMap(({ what }) => rowsOf(what, small, large))
}

function rowsOf(what: string, small: Measured, large: Measured): readonly Row[] {
  const [one, ten] = [small.get(what), large.get(what)]
  if (one === undefined || ten === undefined) return []
  const alone = { unit: 'ms', peer: null, peerName: null, ratio: null }
  const [p95, peer] = [quantile(ten.times, 0.95), quantile(one.times, 0.95)]
  return [
    { ...alone, case: what, metric: 'first', ours: one.first, runs: 1 },
    { ...alone, case: what, metric: 'p50 to paint', ours: quantile(one.times, 0.5), runs },
    { ...alone, case: what, metric: 'p95 to paint', ours: peer, runs },
    { ...alone, case: `${what}, ten times as many`, metric: 'first', ours: ten.first, runs: 1 },
    {
      case: `${what}, ten times as many`,
      metric: 'p95 to paint',
      unit: 'ms',
      ours: p95,
      peer,
      peerName: 'one round',
      ratio: p95 / peer,
      runs,
    },
  ]
}

async function paintedAt(scale: number): Promise<Measured> {
  const parent = await mkdtemp(join(tmpdir(), 'xuncha-bench-'))
  try {
    const folder = join(parent, 'case')
    const { caseFile } = await createCaseFile({ folder, mode: 'group', label: '示例', deviceName: '示例', person, password })
    try {
      fillRound(caseFile, scale)
    } finally {
      caseFile.close()
    }
    return await measured(folder, join(parent, 'data'))
  } finally {
    await rm(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

async function measured(folder: string, data: string): Promise<Measured> {
  const program = await startProgram({ XUNCHA_DATA: data })
  try {
    const { page } = program
    await page.setViewportSize({ width: 1366, height: 768 })
    await program.answerDialog([folder])
    await unlockIn(page, { name: person.name, password })
    await page.reload() // the fresh page finds the case file open
    await page.getByRole('navigation').waitFor()
    const found = new Map<string, { readonly first: number; readonly times: readonly number[] }>()
    for (const act of acts) found.set(act.what, await paintedTimes(page, act, runs))
    return found
  } finally {
    await program.quit()
  }
}
