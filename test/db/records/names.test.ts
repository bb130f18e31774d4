import { expect, test } from 'vitest'
import { createRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { namesAmong } from '../../../db/records/names.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { givenRound } from './sample-round.ts'

/** More than the latest that are looked through first. */
const many = 2100

test('a picker offers the latest in which every word occurs, however long ago they were written', { timeout: 60_000 }, async () => {
  await using temporary = await temporaryCaseFile()
  const { caseFile } = temporary
  const { within } = givenRound(caseFile)
  const ids: string[] = []
  caseFile.db.transaction(() => {
    for (let index = 0; index < many; index += 1) {
      const about = index === 3 ? '示例稀见' : index % 2 === 0 ? '示例甲' : '示例乙'
      ids.push(createRecord(caseFile, 'petition', { ...within, body: { about, summary: `第${index}件` } }).id)
    }
  })()
  const asked = (text: string, limit = 5) =>
    namesAmong(caseFile, { kinds: ['petition'], roundId: within.roundId, text, limit }).map(({ id }) => ids.indexOf(id))
  const oracle = (holds: (index: number) => boolean, limit = 5) =>
    ids
      .map((id, index) => ({ index, at: openRecord(caseFile, 'petition', id).updatedAt, id }))
      .filter(({ index }) => holds(index))
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
      .slice(0, limit)
      .map(({ index }) => index)
  expect(asked('稀见')).toEqual([3])
  expect(asked('示例甲')).toEqual(oracle((index) => index % 2 === 0))
  expect(asked('')).toEqual(oracle(() => true))
  const old = ids[0] ?? ''
  saveRecord(caseFile, 'petition', { id: old, version: 1, changes: { note: '补记' } })
  expect(asked('示例甲', 1)).toEqual(oracle((index) => index % 2 === 0, 1))
  expect(asked('没有这样的词')).toEqual([])
  expect(namesAmong(caseFile, { kinds: ['interview'], roundId: within.roundId, text: '示例甲', limit: 5 })).toEqual([])
})
