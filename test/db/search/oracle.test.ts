import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRecord, deleteRecord, listRecords, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import { findRecords, recordsWith } from '../../../db/search/find.ts'
import { fold, wordsOf } from '../../../db/search/fold.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, id } from '../records/sample-round.ts'
import { dice, draw, text } from './dice.ts'

const recordIds = ({ queries: { k, all } }: CaseFile, words: readonly string[]): readonly string[] =>
  all(k.selectFrom('record').select('id').where('id', 'in', recordsWith(words)!).orderBy('id')).map((row) => row.id)

let temporary: TemporaryCaseFile
const written: string[] = []
const roll = dice(20260315)

beforeAll(async () => {
  temporary = await temporaryCaseFile()
  const { caseFile } = temporary
  const { within } = givenRound(caseFile)
  for (let n = 0; n < 72; n++) {
    const turns = Array.from({ length: 6 }, () => ({ id: id(), question: text(roll, 20), answer: text(roll, 120), tags: [text(roll, 4)] }))
    const body = { interviewee: { name: text(roll, 3), unit: text(roll, 6) }, turns, note: text(roll, 40) }
    let record = createRecord(caseFile, 'interview', { ...within, body })
    // Every third has lived: the index must follow edits, the bin and the way back.
    if (n % 3 === 0) {
      const [, second, ...rest] = record.body.turns
      const changed = [{ ...second!, answer: text(roll, 90) }, ...rest]
      record = saveRecord(caseFile, 'interview', { id: record.id, version: record.version, changes: { turns: changed, note: '' } })
    }
    if (n % 6 === 0) deleteRecord(caseFile, 'interview', record.id)
    if (n % 12 === 0) restoreRecord(caseFile, 'interview', record.id)
  }
  caseFile.db.exec('CREATE TEMP TABLE folded (record_id TEXT, text TEXT)')
  const passages = caseFile.db.prepare('SELECT record_id, text FROM passage').all() as { record_id: string; text: string }[]
  const keep = caseFile.db.prepare('INSERT INTO temp.folded VALUES (?, ?)')
  for (const passage of passages) keep.run(passage.record_id, fold(passage.text))
  written.push(...passages.map((passage) => passage.text))
})
afterAll(() => temporary.dispose())

test('ten thousand queries find exactly the records that hold their words', { timeout: 300_000 }, () => {
  const { db } = temporary.caseFile
  const oracle = db.prepare('SELECT DISTINCT record_id FROM temp.folded WHERE instr(text, ?) > 0').pluck()
  let hits = 0
  for (let n = 0; n < 10_000; n++) {
    const source = n % 4 === 0 ? text(roll, 8) : draw(roll, written)
    const at = Math.floor(roll() * source.length)
    const query = [...source.slice(at)].slice(0, 1 + Math.floor(roll() * 8)).join('')
    const words = wordsOf(query)
    const sets = words.map((word) => new Set(oracle.all(word) as string[]))
    const wanted = words.length === 0 ? [] : [...sets[0]!].filter((record) => sets.every((set) => set.has(record))).sort()
    const found = words.length === 0 ? [] : recordIds(temporary.caseFile, words)
    expect([query, found]).toEqual([query, wanted])
    if (n % 50 === 0) {
      const { hits: shown, total } = findRecords(temporary.caseFile, { text: query, kinds: [], limit: 200 })
      expect([query, shown.map((hit) => hit.recordId).sort(), total]).toEqual([query, wanted, wanted.length])
    }
    if (wanted.length > 0) hits++
  }
  expect(hits).toBeGreaterThan(5000)
})

test('the oracle reads the passages as they are written in living records', () => {
  const { db } = temporary.caseFile
  const bodies = db
    .prepare(`SELECT json FROM body JOIN record ON id = record_id WHERE deleted_at IS NULL AND kind = 'interview'`)
    .pluck()
    .all() as string[]
  const expected = bodies
    .map((json) => JSON.parse(json))
    .flatMap((body) => [body.note, ...body.turns.flatMap((turn: { question: string; answer: string }) => [turn.question, turn.answer])])
  const kept = db
    .prepare(`SELECT text FROM passage WHERE field = 'note' OR field LIKE '%/question' OR field LIKE '%/answer'`)
    .pluck()
    .all() as string[]
  const living = expected.map((passage) => passage.toWellFormed()).filter((passage) => passage !== '')
  expect(kept.sort()).toEqual(living.sort())
})

test('the list filter finds what the search finds', () => {
  for (let n = 0; n < 300; n++) {
    const source = draw(roll, written)
    const query = source.slice(0, 1 + Math.floor(roll() * 4))
    if (wordsOf(query).length === 0) continue
    const found = findRecords(temporary.caseFile, { text: query, kinds: ['interview'], limit: 1000 }).hits.map((hit) => hit.recordId)
    const listed = listRecords(temporary.caseFile, 'interview', { text: query, limit: 1000 }).rows.map((row) => row.id)
    expect(listed.sort()).toEqual(found.sort())
  }
})

test('the index itself is sound after all that', () => {
  const { db } = temporary.caseFile
  expect(() => db.exec(`INSERT INTO passage_index (passage_index) VALUES ('integrity-check')`)).not.toThrow()
})
