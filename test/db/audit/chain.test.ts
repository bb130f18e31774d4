import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../db/audit/canonical.ts'
import { noHash } from '../../../db/audit/chain.ts'
import { temporaryCaseFile } from '../case-file.ts'

/** Changes rows behind the program's back, as somebody with the key and a database tool could. */
const tamper = (db: import('better-sqlite3').Database, sql: string): void => {
  db.exec('DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps;')
  db.exec(sql)
}

test('canonical JSON has one spelling: sorted keys, no spaces, as RFC 8785 shows it', () => {
  expect(canonicalJson({ b: [1, 'é', null], a: { d: true, c: 1.5 }, gone: undefined })).toBe('{"a":{"c":1.5,"d":true},"b":[1,"é",null]}')
  expect(canonicalJson({ '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '1': 'One', '\ud83d\ude00': 'Smiling' })).toBe(
    '{"\\r":"Carriage Return","1":"One","€":"Euro Sign","😀":"Smiling"}',
  )
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError)
})

test('every row holds the hash of the one before, and its own can be computed with nothing but SHA-256', async () => {
  await using tmp = await temporaryCaseFile()
  const { audit, db } = tmp.caseFile
  audit.append('record.change', { kind: 'interview', id: 'x' }, { version: 2 })
  const rows = db.prepare('SELECT * FROM audit ORDER BY seq').all() as { hash: string; previous: string }[]
  expect(rows[0]?.previous).toBe(noHash)
  for (const [i, { hash, ...row }] of rows.entries()) {
    expect(row.previous).toBe(rows[i - 1]?.hash ?? noHash)
    const keys = Object.keys(row).sort()
    const text = `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(row[key as keyof typeof row])}`).join(',')}}`
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
  }
  expect(audit.head()).toBe(rows.at(-1)?.hash)
  expect(audit.verify()).toEqual({ rows: rows.length, intact: true, brokenAt: null })
})

test('rows are neither changed nor deleted', async () => {
  await using tmp = await temporaryCaseFile()
  expect(() => tmp.caseFile.db.exec("UPDATE audit SET by_name = '别人' WHERE seq = 1")).toThrow('audit rows do not change')
  expect(() => tmp.caseFile.db.exec('DELETE FROM audit WHERE seq = 2')).toThrow('audit rows are not deleted')
})

test('a row changed behind the program is found, and named', async () => {
  await using tmp = await temporaryCaseFile()
  tamper(tmp.caseFile.db, "UPDATE audit SET by_name = '别人' WHERE seq = 2")
  expect(tmp.caseFile.audit.verify()).toEqual({ rows: 2, intact: false, brokenAt: 2 })
})

test('a row taken out of the middle is found, and so is a chain cut short', async () => {
  await using tmp = await temporaryCaseFile()
  const { audit, db } = tmp.caseFile
  const end = audit.end()
  expect(audit.holds(end)).toBe(true)
  tamper(db, `DELETE FROM audit WHERE seq = ${end.seq}`)
  expect(audit.verify().intact).toBe(true) // what is left follows row from row …
  expect(audit.holds(end)).toBe(false) // … but no longer holds the end that was noted elsewhere
  db.exec('DELETE FROM audit WHERE seq = 2')
  expect(audit.verify()).toMatchObject({ intact: false, brokenAt: 3 })
})

test('a row belongs to its change: when that is undone, the row is gone too', async () => {
  await using tmp = await temporaryCaseFile()
  const { audit, db } = tmp.caseFile
  const before = audit.end()
  expect(() =>
    db.transaction(() => {
      audit.append('record.change')
      throw new Error('示例')
    })(),
  ).toThrow('示例')
  expect(audit.end()).toEqual(before)
})
