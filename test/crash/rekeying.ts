import { openClue, saveClue, setReaders } from '../../db/clues/clues.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'

/** A program to be killed: gives a clue a new key again and again, each time for other readers, and prints each version once it is saved. */
const [folder = '', accountId = '', password = '', id = '', otherId = ''] = process.argv.slice(2)
const caseFile = await openCaseFile(folder, { accountId, password })
const me = caseFile.person.memberId

for (let round = 0; ; round += 1) {
  const found = openClue(caseFile, id)
  if (found.state !== 'open') throw new Error(found.state)
  saveClue(caseFile, id, found.clue.version, { note: `示例第 ${found.clue.version} 版` })
  const { version } = setReaders(caseFile, id, round % 2 === 0 ? [me, otherId] : [me], 'single')
  process.stdout.write(`${version}\n`)
}
