import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRecord, openRecord } from '../../../db/records/footing.ts'
import { countingOf } from '../../../db/records/survey-counting.ts'
import { saveTallyTable, takeTally } from '../../../db/records/survey-tally.ts'
import { writeTable } from '../../../db/spreadsheets/write.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, id } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
beforeAll(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
})
afterAll(() => temporary.dispose())

const option = (text: string) => ({ id: id(), text })
const given = (questions: object[]) =>
  createRecord(caseFile, 'survey', { ...givenRound(caseFile).within, body: { questions: questions as never } })
const twoQuestions = () => [
  { id: id(), text: '对领导班子的总体评价', type: 'scale', options: ['好', '较好', '一般', '差'].map(option) },
  { id: id(), text: '作风方面的主要问题（可多选）', type: 'multiple', options: ['文山会海', '推诿扯皮'].map(option) },
]
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(temporary.folder, '..', name)
  writeFileSync(path, content)
  return path
}
const votes = (survey: string) => {
  const counts = countingOf(caseFile, survey).body
  return openRecord(caseFile, 'survey', survey).body.questions.map(({ options }) => options.map((each) => counts[each.id] ?? 0))
}

describe('a table of counts', () => {
  test('fills the options by question and words, whatever stands above it', async () => {
    const { id: survey } = given(twoQuestions())
    const path = file('计票.csv', '示例局民主测评计票表\n题号,题目,选项,票数\n1,对领导班子的总体评价,好,31\n1,,较好,9\n2,,推诿扯皮,12\n')
    expect(await takeTally(caseFile, survey, path)).toEqual({ ok: true, fileName: '计票.csv', questions: 2, counts: 3 })
    expect(votes(survey)).toEqual([
      [31, 9, 0, 0],
      [0, 12],
    ])
  })

  test('makes the questions of a survey that has none', async () => {
    const { id: survey } = given([])
    const path = file('新.csv', '题目,选项,票数\n是否了解巡察,了解,40\n是否了解巡察,不了解,3\n')
    expect(await takeTally(caseFile, survey, path)).toMatchObject({ ok: true, questions: 1 })
    expect(openRecord(caseFile, 'survey', survey).body.questions).toMatchObject([
      {
        text: '是否了解巡察',
        options: [
          { text: '了解', votes: 0 },
          { text: '不了解', votes: 0 },
        ],
      },
    ])
    expect(votes(survey)).toEqual([[40, 3]])
  })

  test('changes nothing where one row does not fit, and names it', async () => {
    const { id: survey } = given(twoQuestions())
    const path = file('错.csv', '题号,选项,票数\n1,好,31\n1,优秀,3\n9,好,1\n1,好,30\n1,差,-2\n')
    expect(await takeTally(caseFile, survey, path)).toMatchObject({
      ok: false,
      problems: [
        { row: 3, code: 'bad_choice', header: '选项', detail: { shown: '优秀', allowed: ['好', '较好', '一般', '差'] } },
        { row: 4, code: 'bad_choice', header: '题目' },
        { row: 5, code: 'repeated', detail: { first: 2 } },
        { row: 6, code: 'bad_integer' },
      ],
    })
    expect(votes(survey)[0]).toEqual([0, 0, 0, 0])
  })

  test('comes back from the sheet that was made to count in', async () => {
    const { id: survey } = given(twoQuestions())
    const path = join(temporary.folder, '..', '空白.xlsx')
    await saveTallyTable(caseFile, survey, path)
    const empty = Array.from({ length: 6 }, (_, n) => ({ code: 'cell_empty', row: n + 2, column: 'D', header: '票数' }))
    expect(await takeTally(caseFile, survey, path)).toMatchObject({ ok: false, problems: empty })
    const rows = twoQuestions().flatMap(({ text, options }, n) => options.map((each, m) => [n + 1, text, each.text, 10 + m]))
    const columns = ['题号', '题目', '选项', '票数'].map((header) => ({ header }))
    const filled = file('已填.xlsx', await writeTable({ title: '计票表', columns, rows }))
    expect(await takeTally(caseFile, survey, filled)).toMatchObject({ ok: true, counts: 6 })
    expect(votes(survey)).toEqual([
      [10, 11, 12, 13],
      [10, 11],
    ])
  })

  test('that is no table, or is not there, is refused', async () => {
    const { id: survey } = given(twoQuestions())
    expect(await takeTally(caseFile, survey, file('图.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1])))).toMatchObject({ ok: false })
    await expect(takeTally(caseFile, survey, '/没有这个文件.xlsx')).rejects.toMatchObject({ code: 'file_unreadable' })
  })
})
