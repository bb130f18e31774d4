import { attach } from '../../db/records/attachments.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'

/**
 * A program to be killed: adds one file after the other to a record, each of the sentinel over and over, and prints the
 * hash of each once its attachment is committed.
 */
const [folder = '', accountId = '', password = '', recordId = '', sentinel = ''] = process.argv.slice(2)
const caseFile = await openCaseFile(folder, { accountId, password })

async function* content(serial: number): AsyncGenerator<Buffer> {
  yield Buffer.from(`${serial} `)
  for (let i = 0; i < 20; i += 1) yield Buffer.from(sentinel.repeat(20_000))
}

for (let serial = 1; ; serial += 1) {
  const stored = await caseFile.files.add(content(serial))
  attach(caseFile, { recordId, role: 'evidence' }, { name: `示例-${serial}.bin` }, stored)
  process.stdout.write(`${stored.sha256}\n`)
}
