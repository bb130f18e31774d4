import { stage } from '../../db/exchange/stage.ts'
import { quietly } from '../db/exchange/two-sides.ts'
import type { Schemas } from './reader/lines.ts'
import { readersIn } from './scenes.ts'

/** A program to be measured: takes in each bundle that is named, as an office does, and prints what it said and the most memory it took. */
await using readers = await readersIn('office', {} as Schemas, () => '')
const peak = (): number => process.resourceUsage().maxRSS * 1024
const before = peak()
const said: { code: string; taken: number }[] = []
for (const path of process.argv.slice(2)) {
  const code = await stage(readers.caseFile, path, quietly).then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? String(error),
  )
  said.push({ code, taken: peak() - before })
}
console.log(JSON.stringify(said))
