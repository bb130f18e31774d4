import { openRecord, saveRecord } from '../../db/records/footing.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'

/** A program to be killed: saves a note that grows by the sentinel, as autosave does, and prints each version once it is saved. */
const [folder = '', accountId = '', password = '', id = '', sentinel = ''] = process.argv.slice(2)
const caseFile = await openCaseFile(folder, { accountId, password })

for (let record = openRecord(caseFile, 'member', id); ; ) {
  const note = `${record.body.note}${sentinel}`.slice(-15_000)
  record = saveRecord(caseFile, 'member', { id, version: record.version, changes: { note } })
  process.stdout.write(`${record.version}\n`)
}
