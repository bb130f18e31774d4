import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRecord } from '../../../db/records/footing.ts'
import { removeRound } from '../../../db/records/removal.ts'
import { signDraft } from '../../../db/records/sign-off.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenRound, givenWholeDraft, refusal } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
beforeAll(async () => {
  temporary = await temporaryCaseFile({ now: () => Date.UTC(2026, 2, 15) })
  caseFile = temporary.caseFile
})
afterAll(() => temporary.dispose())

const tables = ['record', 'body', 'reference', 'history', 'ancestor', 'origin', 'passage', 'suggestion', 'file', 'meta']
const state = () => Object.fromEntries(tables.map((table) => [table, caseFile.db.prepare(`SELECT * FROM ${table}`).all()]))

test('a sample round goes without a trace, and what else there is stays', () => {
  const real = givenRound(caseFile)
  const kept = givenWholeDraft(caseFile, real.within)
  const file = (sha256: string, roundId: string, recordId: string) => {
    caseFile.files.record({ sha256, size: 1, storedName: sha256.slice(0, 8) })
    createRecord(caseFile, 'attachment', {
      roundId,
      unitId: null,
      body: { recordId, name: '甲', mediaType: 'text/plain', size: 1, sha256 },
    })
  }
  file('aa'.repeat(32), real.round.id, kept.interview.id)
  caseFile.db.exec(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'passage_index', 'instance')`)
  const terms = () => caseFile.db.prepare('SELECT term, doc, offset FROM temp.terms ORDER BY 1, 2, 3').all()
  const before = { ...state(), terms: terms() }

  const sample = givenRound(caseFile, true)
  const members = caseFile.db.prepare(`SELECT id FROM record WHERE kind = 'member'`).pluck().all() as string[]
  const given = givenWholeDraft(caseFile, sample.within)
  file('bb'.repeat(32), sample.round.id, given.interview.id)
  file('aa'.repeat(32), sample.round.id, given.interview.id)
  as(caseFile, given.handlers[0], () => signDraft(caseFile, given.draft.id, 1))
  // Members of the sample belong to its round; those of the test fixture do not, so it is done by hand here.
  const mine = caseFile.db.prepare(`UPDATE record SET round_id = ? WHERE kind = 'member' AND id NOT IN (SELECT value FROM json_each(?))`)
  mine.run(sample.round.id, JSON.stringify(members))

  removeRound(caseFile, sample.round.id)
  expect({ ...state(), terms: terms() }).toEqual(before)
})

test('no other round can be removed', () => {
  expect(refusal(() => removeRound(caseFile, givenRound(caseFile).round.id))).toEqual(['not_allowed', undefined])
})
