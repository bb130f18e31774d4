import { Buffer } from 'node:buffer'
import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { TableProblem, Template } from '../../../db/model/spreadsheet.ts'
import { readTable } from '../../../db/spreadsheets/read.ts'
import { writeTable } from '../../../db/spreadsheets/write.ts'

const roster: Template = {
  name: '示例花名册',
  columns: [
    { key: 'area', header: '科室', type: 'line', fillsDown: 'merged' },
    { key: 'name', header: '姓名', spellings: ['人员姓名'], type: 'line', required: true },
    { key: 'id', header: '身份证号', spellings: ['身份证号码'], type: 'idNumber', unique: true },
    { key: 'since', header: '任职时间', type: 'day' },
    { key: 'count', header: '人数', type: 'integer' },
    { key: 'sex', header: '性别', type: 'choice', choices: { 男: 'male', 女: 'female' } },
    { key: 'must', header: '必谈', type: 'yesNo' },
    { key: 'duties', header: '分管', type: 'list' },
    { key: 'note', header: '备注', type: 'text' },
  ],
}

const sheetOf = (rows: readonly (readonly unknown[])[], merges: readonly string[] = []): WorkSheet => {
  const sheet = utils.aoa_to_sheet(rows as unknown[][])
  sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  return sheet
}
const bookOf = (sheets: Readonly<Record<string, WorkSheet>>): WorkBook => {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return book
}
const bytesOf = (book: WorkBook, bookType: 'xlsx' | 'xls' = 'xlsx'): Uint8Array => new Uint8Array(write(book, { type: 'buffer', bookType }))
const xlsx = (rows: readonly (readonly unknown[])[], merges: readonly string[] = []) => bytesOf(bookOf({ 名册: sheetOf(rows, merges) }))

const read = (bytes: Uint8Array, template = roster) => {
  const reading = readTable(bytes, template)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.rows
}
const problemsOf = (bytes: Uint8Array, template = roster): readonly TableProblem[] => {
  const reading = readTable(bytes, template)
  if (reading.ok) throw new Error('it was read')
  return reading.problems
}

describe('a table is read', () => {
  test('under title rows, with its columns in any order and spelling, empty rows left out', () => {
    const rows = read(
      xlsx([
        ['某单位花名册（示例）'],
        ['填表日期：2026年3月1日'],
        [],
        ['序号', '身份证号码*', '人员 姓名（必填）', '任职时间'],
        [1, '110101199003070011', '示例甲', '2026.3.15'],
        [],
        [2, '11010119900307002x', ' 示例乙 ', '2026年3月15日'],
      ]),
    )
    expect(rows).toEqual([
      { row: 5, values: { name: '示例甲', id: '110101199003070011', since: '2026-03-15' } },
      { row: 7, values: { name: '示例乙', id: '11010119900307002X', since: '2026-03-15' } },
    ])
  })

  test('from .xls as from .xlsx, and from an HTML table that calls itself .xls', () => {
    const rows = [
      ['姓名', '人数'],
      ['示例甲', 3],
    ]
    for (const bookType of ['xlsx', 'xls'] as const)
      expect(read(bytesOf(bookOf({ a: sheetOf(rows) }), bookType))).toEqual([{ row: 2, values: { name: '示例甲', count: 3 } }])
    const html = '<html><meta charset="utf-8"><table><tr><td>姓名</td></tr><tr><td>示例甲</td></tr></table></html>'
    expect(read(Buffer.from(html))).toEqual([{ row: 2, values: { name: '示例甲' } }])
  })

  test.each([
    ['UTF-8', Buffer.from('姓名,备注\n示例甲,"有逗号,\n也分行"\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,备注\r\n示例甲,"有逗号,\n也分行"\r\n')],
    ['UTF-16', Buffer.from('\ufeff姓名\t备注\r\n示例甲\t"有逗号,\n也分行"\r\n', 'utf16le')],
    [
      'GB18030',
      Buffer.from([
        0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb1, 0xb8, 0xd7, 0xa2, 0x0d, 0x0a, 0xca, 0xbe, 0xc0, 0xfd, 0xbc, 0xd7, 0x2c, 0x22, 0xd3, 0xd0, 0xb6,
        0xba, 0xba, 0xc5, 0x2c, 0x0a, 0xd2, 0xb2, 0xb7, 0xd6, 0xd0, 0xd0, 0x22,
      ]),
    ],
  ])('from CSV in %s', (_, bytes) => {
    expect(read(bytes)[0]?.values).toEqual({ name: '示例甲', note: '有逗号,\n也分行' })
  })

  test('with 18 digits from a CSV unharmed', () => {
    expect(read(Buffer.from('姓名,身份证号\n示例甲,110101199003070011'))[0]?.values.id).toBe('110101199003070011')
  })

  test.each([
    ['2026-3-15', '2026-03-15'],
    ['2026/03/15', '2026-03-15'],
    ['2026．3．15', '2026-03-15'],
    ['2026年3月15号', '2026-03-15'],
    ['20260315', '2026-03-15'],
    [20260315, '2026-03-15'],
    ['2026-03-15 08:30', '2026-03-15'],
    [46096, '2026-03-15'],
    [{ t: 'n', v: 46096, z: 'yyyy"年"m"月"d"日"' }, '2026-03-15'],
  ])('with a day written as %j', (written, day) => {
    expect(
      read(
        xlsx([
          ['姓名', '任职时间'],
          ['示例甲', written],
        ]),
      )[0]?.values.since,
    ).toBe(day)
  })

  test('with a header of two rows, its cells merged across and down', () => {
    const rows = [
      ['姓名', '基本情况', '', '备注'],
      ['', '性别', '任职时间', ''],
      ['示例甲', '女', '2026.3.15', '无'],
    ]
    expect(read(xlsx(rows, ['A1:A2', 'B1:C1', 'D1:D2']))).toEqual([
      { row: 3, values: { name: '示例甲', sex: 'female', since: '2026-03-15', note: '无' } },
    ])
  })

  test('with cells merged downwards where the column allows it', () => {
    const rows = read(
      xlsx(
        [
          ['科室', '姓名'],
          ['财务科', '示例甲'],
          ['', '示例乙'],
          ['办公室', '示例丙'],
        ],
        ['A2:A3'],
      ),
    )
    expect(rows.map(({ values }) => values.area)).toEqual(['财务科', '财务科', '办公室'])
  })

  test('with the value that a formula had, and yes, no and lists as people write them', () => {
    const rows = read(
      xlsx([
        ['姓名', '人数', '必谈', '分管'],
        ['示例甲', { t: 'n', f: '1+2', v: 3 }, '√', '人事、财务；人事'],
      ]),
    )
    expect(rows[0]?.values).toEqual({ name: '示例甲', count: 3, must: true, duties: ['人事', '财务'] })
  })

  test('from the sheet that is seen, not from a hidden one; a header repeated on the next page is no row', () => {
    const book = bookOf({
      旧表: sheetOf([['姓名'], ['示例旧']]),
      新表: sheetOf([
        ['姓名', '备注'],
        ['示例甲', ''],
        ['姓名', '备注'],
        ['示例乙', ''],
      ]),
    })
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
    expect(read(bytesOf(book)).map(({ values }) => values.name)).toEqual(['示例甲', '示例乙'])
  })

  test('of 50,000 rows, and one row more is refused', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `示例${index},${index}`)
    const csv = (all: readonly string[]) => Buffer.from(`姓名,人数\n${all.join('\n')}`)
    expect(read(csv(rows))).toHaveLength(50_000)
    expect(problemsOf(csv([...rows, '示例多,1']))).toEqual([{ code: 'too_many_rows', sheet: '', detail: { most: 50_000 } }])
    const small = { ...roster, mostRows: 10 }
    const many = [['姓名'], ...Array.from({ length: 300 }, (_, index) => [`示例${index}`])]
    expect(problemsOf(xlsx(many), small)).toMatchObject([{ code: 'too_many_rows', detail: { most: 10 } }])
    // rows far below a gap are not left out in silence either
    expect(problemsOf(xlsx([['姓名'], ['示例甲'], ...Array.from({ length: 300 }, () => []), ['示例乙']]), small)).toMatchObject([
      { code: 'too_many_rows' },
    ])
  })
})

describe('what is refused says where', () => {
  const at = (row: number, column: string, header: string) => ({ sheet: '名册', row, column, header })

  test('all mistakes at once, in the order of the rows', () => {
    const bytes = xlsx([
      ['标题'],
      ['姓名', '身份证号', '任职时间', '人数', '性别'],
      ['示例甲', { t: 'n', v: 1.1e17 }, '2026.2.30', 'abc', '未知'],
      ['', '110101199003070011', '三月', 1.5, '男'],
      ['示例丙', '110101199003070011', '2026.3', 1, '女'],
    ])
    expect(problemsOf(bytes)).toEqual([
      { code: 'number_too_long', ...at(3, 'B', '身份证号'), detail: { shown: '110000000000000000' } },
      { code: 'bad_day', ...at(3, 'C', '任职时间'), detail: { shown: '2026.2.30' } },
      { code: 'bad_integer', ...at(3, 'D', '人数'), detail: { shown: 'abc' } },
      { code: 'bad_choice', ...at(3, 'E', '性别'), detail: { shown: '未知', allowed: ['男', '女'] } },
      { code: 'cell_empty', ...at(4, 'A', '姓名') },
      { code: 'bad_day', ...at(4, 'C', '任职时间'), detail: { shown: '三月' } },
      { code: 'bad_integer', ...at(4, 'D', '人数'), detail: { shown: '1.5' } },
      { code: 'repeated', ...at(5, 'B', '身份证号'), detail: { shown: '110101199003070011', first: 4 } },
      { code: 'bad_day', ...at(5, 'C', '任职时间'), detail: { shown: '2026.3' } },
    ])
  })

  test('18 digits saved as 1.1E+17 in a CSV, and long numbers in a plain column', () => {
    expect(problemsOf(Buffer.from('姓名,身份证号\n示例甲,1.10101E+17'))).toMatchObject([{ code: 'number_too_long', row: 2, column: 'B' }])
    expect(problemsOf(xlsx([['姓名'], [1.2345678901234568e17]]))).toMatchObject([{ code: 'number_too_long', row: 2, column: 'A' }])
  })

  test('a code that the program took for a day', () => {
    expect(problemsOf(xlsx([['姓名'], [{ t: 'n', v: 46024, z: 'm"月"d"日"' }]]))).toMatchObject([
      { code: 'became_date', ...at(2, 'A', '姓名') },
    ])
  })

  test('an id number of the wrong length', () => {
    expect(
      problemsOf(
        xlsx([
          ['姓名', '身份证号'],
          ['示例甲', '11010119900307'],
        ]),
      ),
    ).toEqual([{ code: 'bad_id_number', ...at(2, 'B', '身份证号'), detail: { shown: '11010119900307', has: 14 } }])
  })

  test('merged cells of the body, with their range', () => {
    expect(
      problemsOf(
        xlsx(
          [
            ['姓名', '备注'],
            ['示例甲', '同上'],
            ['示例乙', ''],
          ],
          ['B2:B3'],
        ),
      ),
    ).toEqual([{ code: 'merged_cell', ...at(2, 'B', '备注'), detail: { range: 'B2:B3' } }])
    expect(
      problemsOf(
        xlsx(
          [
            ['科室', '姓名'],
            ['一、机关', ''],
            ['财务科', '示例甲'],
          ],
          ['A2:B2'],
        ),
      ),
    ).toMatchObject([{ code: 'merged_cell', detail: { range: 'A2:B2' } }])
  })

  test('columns that are missing or double', () => {
    const two: Template = {
      name: '示例',
      columns: [
        { key: 'code', header: '编码', type: 'line', required: true },
        { key: 'text', header: '内容', type: 'text', required: true },
      ],
    }
    expect(
      problemsOf(
        xlsx([
          ['编码', '文字'],
          ['1', '甲'],
        ]),
        two,
      ),
    ).toEqual([{ code: 'column_missing', sheet: '名册', row: 1, header: '内容', detail: { spellings: [] } }])
    expect(
      problemsOf(
        xlsx([
          ['编码', '内容', '编码'],
          ['1', '甲', '2'],
        ]),
        two,
      ),
    ).toEqual([{ code: 'column_double', sheet: '名册', row: 1, column: 'C', header: '编码', detail: { first: 'A' } }])
  })

  test('a table without its header, without rows, or on two sheets', () => {
    expect(
      problemsOf(
        xlsx([
          ['甲', '乙'],
          [1, 2],
        ]),
      ),
    ).toEqual([{ code: 'no_header', detail: { headers: ['姓名'] } }])
    expect(problemsOf(xlsx([['姓名', '备注']]))).toEqual([{ code: 'no_rows', sheet: '名册', row: 2 }])
    const rows = sheetOf([['姓名'], ['示例甲']])
    expect(problemsOf(bytesOf(bookOf({ 一: rows, 二: rows })))).toEqual([{ code: 'several_tables', detail: { sheets: ['一', '二'] } }])
    const hidden = bookOf({ 一: rows, 二: sheetOf([['说明']]) })
    hidden.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
    expect(problemsOf(bytesOf(hidden))).toEqual([{ code: 'only_hidden_sheets', detail: { sheets: ['一'] } }])
  })

  test('formulas that were never worked out, and mistakes of formulas', () => {
    const sheet = sheetOf([
      ['姓名', '备注'],
      ['示例甲', { t: 'e', v: 0x2a, w: '#N/A' }],
    ])
    expect(problemsOf(bytesOf(bookOf({ 名册: sheet })))).toMatchObject([
      { code: 'cell_error', row: 2, column: 'B', detail: { shown: '#N/A' } },
    ])
  })

  test('texts that no field can hold', () => {
    expect(problemsOf(xlsx([['姓名'], ['长'.repeat(501)]]))).toMatchObject([{ code: 'too_long', detail: { most: 500, has: 501 } }])
  })

  test('no more than 300 mistakes are listed, the others counted', () => {
    const reading = readTable(Buffer.from(`姓名,人数\n${Array.from({ length: 400 }, (_, index) => `示例${index},x`).join('\n')}`), roster)
    expect(reading).toMatchObject({ ok: false, more: 100 })
  })

  test.each([
    ['an empty workbook', bytesOf(bookOf({ a: sheetOf([]) })), 'empty_workbook'],
    ['an empty file', new Uint8Array(), 'empty_workbook'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_a_spreadsheet'],
    ['a PDF', Buffer.from('%PDF-1.7\n示例'), 'not_a_spreadsheet'],
    ['a zip of something else', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'not_a_spreadsheet'],
    ['half a workbook', xlsx([['姓名'], ['示例甲']]).subarray(0, 900), 'not_a_spreadsheet'],
    ['a letter', Buffer.from('今天天气很好，示例。'), 'no_header'],
  ])('%s', (_, bytes, code) => {
    expect(problemsOf(bytes)).toMatchObject([{ code }])
  })

  test('a workbook behind a password', async () => {
    const { CFB } = await import('@e965/xlsx')
    const container = CFB.utils.cfb_new()
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]))
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(64))
    expect(problemsOf(new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer))).toEqual([{ code: 'password_protected' }])
  })

  test('a table that was written by us is read again', async () => {
    const bytes = await writeTable({ title: '名册', columns: [{ header: '姓名' }, { header: '人数' }], rows: [['示例甲', 3]] })
    expect(read(bytes)).toEqual([{ row: 2, values: { name: '示例甲', count: 3 } }])
  })
})
