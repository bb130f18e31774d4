import { type CellObject, read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Template } from '../../../db/model/spreadsheet.ts'
import { readTable } from '../../../db/spreadsheets/read.ts'
import { writeTable, writeTemplate } from '../../../db/spreadsheets/write.ts'

const template: Template = {
  name: '示例目录',
  columns: [
    { key: 'code', header: '编码', type: 'line', required: true, unique: true, example: '1.1' },
    { key: 'text', header: '内容', type: 'text', required: true, example: '示例内容' },
    { key: 'count', header: '数量', type: 'integer' },
    { key: 'since', header: '日期', type: 'day' },
    { key: 'id', header: '身份证号', type: 'idNumber' },
    { key: 'kind', header: '类别', type: 'choice', choices: { 甲类: 'a', 乙类: 'b' }, note: '按目录分。' },
  ],
}

/** Text as a cell gives it back: trimmed, without what no file can hold. */
const storable = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a cell cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim()
const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('=1+1', '@SUM(A1)', '+86', '-5', '3-1', '1E5', '0012', '_x000D_', 'valueOf', '__proto__', '<a>&"\'', "'引号"),
  )
  .map(storable)

test('what is written is read back the same, texts that look like numbers, days or formulas among it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.record({
          code: anyText.filter((text) => text !== '').map((text) => text.replace(/\s+/g, ' ')),
          text: anyText.filter((text) => text !== ''),
          count: fc.integer({ min: -1e9, max: 1e9 }),
          since: fc
            .date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
            .map((date) => date.toISOString().slice(0, 10)),
          id: fc.stringMatching(/^\d{17}[\dX]$/),
          kind: fc.constantFrom('甲类', '乙类'),
        }),
        { selector: ({ code }) => code.normalize('NFKC'), minLength: 1, maxLength: 20 },
      ),
      async (rows) => {
        const bytes = await writeTable({
          title: '示例/目录',
          columns: template.columns.map(({ header }) => ({ header })),
          rows: rows.map(({ code, text, count, since, id, kind }) => [code, text, count, since, id, kind]),
        })
        expect(readTable(bytes, template)).toEqual({
          ok: true,
          sheet: '示例 目录',
          rows: rows.map((row, index) => ({ row: index + 2, values: { ...row, kind: row.kind === '甲类' ? 'a' : 'b' } })),
        })
      },
    ),
    { numRuns: 40 },
  )
})

test('no cell of ours is a formula, and id numbers keep every digit', async () => {
  const texts = ['=HYPERLINK("http://example.invalid")', '+1', '-1', '@x', '110101199003070011']
  const bytes = await writeTable({ title: '示例', columns: [{ header: '内容' }], rows: texts.map((text) => [text]) })
  const book = read(bytes, { cellFormula: true })
  const sheet = book.Sheets[book.SheetNames[0] as string] as Record<string, CellObject>
  for (const [index, text] of texts.entries()) {
    const cell = sheet[utils.encode_cell({ c: 0, r: index + 1 })]
    expect(cell?.t).toBe('s')
    expect(cell?.v).toBe(text)
    expect(cell?.f).toBeUndefined()
  }
})

test('an empty template holds an example that is not read, and explains its columns', async () => {
  const bytes = await writeTemplate(template)
  expect(readTable(bytes, template)).toMatchObject({ ok: false, problems: [{ code: 'no_rows' }] })
  const book = read(bytes)
  expect(book.SheetNames).toEqual(['示例目录', '填写说明'])
  expect(utils.sheet_to_json(book.Sheets.示例目录 as never, { header: 1 })).toEqual([
    ['标记', '编码', '内容', '数量', '日期', '身份证号', '类别'],
    ['示例', '1.1', '示例内容'],
  ])
  const notes = utils.sheet_to_csv(book.Sheets.填写说明 as never)
  expect(notes).toContain('按目录分。可填：甲类、乙类。')
  expect(notes).toContain('不能重复。')
})
