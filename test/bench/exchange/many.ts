import { join } from 'node:path'
import { commit } from '../../../db/exchange/commit.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { beginRound, handOver, interview, quietly, twoSides } from '../../db/exchange/two-sides.ts'
import { median, type Row, timed } from '../row.ts'

const bundles = 300
const recordsEach = 200
/** So many bundles at either end are held against one another. */
const ends = 30

/** A year of one office: the last bundles must come in as quickly as the first. */
export async function manyBundles(): Promise<readonly Row[]> {
  await using sides = await twoSides()
  const names: string[] = []
  for (let bundle = 0; bundle < bundles; bundle += 1) {
    const here = { ...sides, ...beginRound(sides.group) }
    const fill = sides.group.db.transaction(() => {
      for (let n = 0; n < recordsEach; n += 1) interview(here, `示例${bundle}-${n}`)
    })
    fill()
    names.push((await handOver(here)).fileName)
  }
  const times = await timed(names, async (name) =>
    commit(sides.office, (await stage(sides.office, join(sides.stick, name), quietly)).importId),
  )
  const [first, last] = [median(times.slice(0, ends)), median(times.slice(-ends))]
  const what = `office import, ${bundles} bundles of ${recordsEach} records`
  const peerName = `the first ${ends}`
  return [
    { case: what, metric: `a bundle, the last ${ends}`, unit: 'ms', ours: last, peer: first, peerName, ratio: last / first, runs: ends },
    {
      case: what,
      metric: 'all',
      unit: 's',
      ours: times.reduce((sum, time) => sum + time, 0) / 1000,
      peer: null,
      peerName: null,
      ratio: null,
      runs: 1,
    },
  ]
}
