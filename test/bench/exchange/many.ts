import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit } from '../../../db/exchange/commit.ts'
import { stage } from '../../../db/exchange/stage.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { temporaryCaseFile } from '../../db/case-file.ts'
import { beginRound, handOver, interview, introduce, quietly } from '../../db/exchange/two-sides.ts'
import { median, type Row, timed } from '../row.ts'

const bundles = 300
const recordsEach = 200
/** So many bundles at either end are held against one another. */
const ends = 30

/** A term of one office: the bundle of the last group must come in as quickly as that of the first. */
export async function manyBundles(): Promise<readonly Row[]> {
  await using office = await temporaryCaseFile({ mode: 'office' })
  const stick = mkdtempSync(join(tmpdir(), 'xuncha-stick-'))
  try {
    const names: string[] = []
    for (let group = 0; group < bundles; group += 1) names.push(await bundleOf(group, office.caseFile, stick))
    const times = await timed(names, async (name) =>
      commit(office.caseFile, (await stage(office.caseFile, join(stick, name), quietly)).importId),
    )
    const [first, last] = [median(times.slice(0, ends)), median(times.slice(-ends))]
    const what = `office import, ${bundles} bundles of ${recordsEach} records`
    const all = times.reduce((sum, time) => sum + time, 0) / 1000
    return [
      {
        ...{ case: what, metric: `a bundle, the last ${ends}`, unit: 'ms', ours: last, runs: ends },
        ...{ peer: first, peerName: `the first ${ends}`, ratio: last / first },
      },
      { case: what, metric: 'all', unit: 's', ours: all, peer: null, peerName: null, ratio: null, runs: 1 },
    ]
  } finally {
    rmSync(stick, { recursive: true, force: true })
  }
}

async function bundleOf(number: number, office: CaseFile, stick: string): Promise<string> {
  await using tmp = await temporaryCaseFile()
  const group = tmp.caseFile
  introduce(group, office)
  introduce(office, group)
  const sides = { group, office, stick, ...beginRound(group), [Symbol.asyncDispose]: async () => {} }
  const fill = group.db.transaction(() => {
    for (let n = 0; n < recordsEach; n += 1) interview(sides, `示例${number}-${n}`)
  })
  fill()
  return (await handOver(sides)).fileName
}
