import { openCaseFile } from '../../../db/vault/open-case-file.ts'

/** A second program that has the case file open, until it is killed. Says so on stdout. */
const [folder = '', accountId = '', password = ''] = process.argv.slice(2)
await openCaseFile(folder, { accountId, password })
process.stdout.write('open\n')
setInterval(() => undefined, 60_000)
