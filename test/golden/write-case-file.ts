import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newest } from '../../db/migrations/index.ts'
import { desk } from '../../db/worker/areas/desk.ts'
import { temporaryCaseFile, testPassword } from '../db/case-file.ts'
import { quietly } from '../db/exchange/two-sides.ts'

/**
 * Writes a golden case file of the newest schema, with the sample round in it: `node test/golden/write-case-file.ts`. To be
 * run once, when a schema is new; what is there stays as it is, because such case files will be opened years later.
 */
const name = '示例组长'
const folder = join(import.meta.dirname, 'case-files', String(newest).padStart(4, '0'))
mkdirSync(folder) // refuses to write over an earlier one
await using tmp = await temporaryCaseFile({ name })
const { caseFile } = tmp
await desk.createSample(caseFile, {}, { ...quietly, changed: () => undefined })
const all = (sql: string): unknown[] => caseFile.db.prepare(sql).all()
const count = (table: string): unknown => caseFile.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
const expected = {
  schema: newest,
  accounts: [{ name, password: testPassword }],
  records: all(
    'SELECT id, kind, round_id, unit_id, number, title, version, content_hash, deleted_at, updated_at FROM record ORDER BY id',
  ),
  history: count('history'),
  files: all('SELECT sha256, size FROM file ORDER BY sha256'),
  audit: { rows: count('audit') },
}
caseFile.db.exec('VACUUM')
caseFile.close()
for (const part of ['case.db', 'vault.json', 'files']) cpSync(join(tmp.folder, part), join(folder, 'case-file', part), { recursive: true })
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 1)}\n`)
