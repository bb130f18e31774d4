import { commit } from '../../db/exchange/commit.ts'
import { exportResult } from '../../db/exchange/export.ts'
import { stage } from '../../db/exchange/stage.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'

/** A program to be killed: hands a round over, or takes a bundle in, and prints a line at every step of it. */
const [what = '', folder = '', accountId = '', password = '', place = '', roundId = '', officeDeviceId = ''] = process.argv.slice(2)
const caseFile = await openCaseFile(folder, { accountId, password })
const say = (line: string) => process.stdout.write(`${line}\n`)
const work = { signal: new AbortController().signal, report: ({ stage }: { stage: string }) => void say(stage) }

if (what === 'import') {
  const { importId } = await stage(caseFile, place, work)
  say('staged')
  commit(caseFile, importId)
  say('done')
} else {
  await exportResult(caseFile, { roundId, folder: place, officeDeviceId, reason: '' }, work)
  say('done')
}
await new Promise((resolve) => setInterval(resolve, 1_000_000)) // until it is killed
