import { describe, expect, it } from 'vitest'
import { composePaper } from '../../../db/documents/compose.ts'
import { wordFile } from '../../../db/documents/word.ts'
import { noteLeaving } from '../../../db/documents/write-out.ts'
import { type Field, type Form, type Rows, rowsOf } from '../../../db/model/forms/form.ts'
import { forms } from '../../../db/model/forms/index.ts'
import { wordsOf } from '../../../db/model/forms/words.ts'
import { formedPaper } from '../../../db/model/paper/formed.ts'
import { paperKinds } from '../../../db/model/paper/kinds.ts'
import { layouts, textWidth } from '../../../db/model/paper/layout.ts'
import { dayOnPaper, minuteOnPaper, type Paper } from '../../../db/model/paper/paper.ts'
import { kinds } from '../../../db/model/record.ts'
import { registerOf } from '../../../db/model/register.ts'
import { createRecord } from '../../../db/records/footing.ts'
import { acceptLine } from '../../../db/records/leaving.ts'
import { addSupport } from '../../../db/records/supports.ts'
import { endCounting, noteCounts } from '../../../db/records/survey-counting.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { givenMember, givenRound, id, refusal } from '../records/sample-round.ts'
import { unzip } from './unzip.ts'

const withPaper = (Object.values(forms) as unknown as readonly Form[]).filter(({ paper }) => paper !== undefined)
const given = async () => {
  const open = await temporaryCaseFile()
  return { ...open, ...givenRound(open.caseFile), [Symbol.asyncDispose]: open.dispose }
}
const wish = (recordId: string) => ({ type: 'record', id: recordId }) as const
const query = {
  text: '',
  status: [],
  facets: {},
  deleted: false,
  sortBy: 'number',
  direction: 'ascending',
  offset: 0,
  limit: 200,
} as const

/** Every word on a paper, cell by cell and line by line. */
const wordsOn = ({ blocks }: Pick<Paper, 'blocks'>): readonly string[] =>
  blocks.flatMap((block) => {
    switch (block.type) {
      case 'facts':
        return block.rows.flat().flatMap(({ label, value }) => [label, value])
      case 'table':
        return [...block.columns.map(({ title }) => title), ...block.rows.flat()]
      case 'signatures':
        return block.spaces.map(({ label }) => label)
      case 'new_sheet':
        return []
      case 'turn':
        return [`${block.label}${block.text}`]
      default:
        return [block.text]
    }
  })
const tablesOn = ({ blocks }: Pick<Paper, 'blocks'>) => blocks.filter((block) => block.type === 'table')

/** Something of its own in every field. */
const filled = (field: Field): unknown => {
  switch (field.control) {
    case 'day':
      return '2026-03-16'
    case 'minute':
      return '2026-03-16T09:10'
    case 'time':
      return '09:10'
    case 'number':
      return 37
    case 'flag':
      return true
    case 'choice':
      return field.options.at(-1)?.value
    case 'choices':
      return field.options.map(({ value }) => value)
    case 'members':
    case 'records':
    case 'tags':
      return [`${field.name}甲`, `${field.name}乙`]
    default:
      return `写在${field.name}里`
  }
}
const called = (name: string): string => `名${name}`
const read = (field: Field, value: unknown): string =>
  field.control === 'day'
    ? dayOnPaper(String(value))
    : field.control === 'minute'
      ? minuteOnPaper(String(value))
      : wordsOf(field, value, called)
const rowFilled = ({ fields }: Rows) => ({ id: id(), ...Object.fromEntries(fields.map((field) => [field.name, filled(field)])) })
const filledBody = (form: Form) => ({
  number: '示-001',
  status: form.statuses.at(-1)?.value,
  ...Object.fromEntries(
    form.sections.flatMap(({ fields }) =>
      fields.map((field) => [field.name, field.control === 'rows' ? [rowFilled(field)] : filled(field)] as const),
    ),
  ),
})
const paperOf = (form: Form, body: Readonly<Record<string, unknown>>) =>
  formedPaper({ form, body, roundName: '示例轮次', groupName: '示例组', unitName: '示例单位', called, additions: {} })

describe('the paper of a kind with a form', () => {
  it.each(withPaper.map((form) => [form.thing, form] as const))(
    '%s: holds every field once it is filled, but for what is withheld',
    (_, form) => {
      const body = filledBody(form)
      const words = wordsOn(paperOf(form, body)).join('\n')
      const withheld = form.paper?.withheld ?? []
      for (const field of form.sections.flatMap(({ fields }) => fields)) {
        if (field.when?.(body, body) === false) continue
        const parts: readonly (readonly [Field, unknown])[] =
          field.control === 'rows'
            ? (body[field.name as keyof typeof body] as unknown as readonly Record<string, unknown>[]).flatMap((row) =>
                field.fields.filter(({ when }) => when?.(row, body) !== false).map((column) => [column, row[column.name]] as const),
              )
            : [[field, body[field.name as keyof typeof body]]]
        for (const [one, value] of parts)
          if (withheld.includes(one.name)) expect(words).not.toContain(read(one, value))
          else expect(words).toContain(read(one, value))
      }
      expect(words).toContain('编号：示-001')
      for (const label of form.paper?.signatures ?? []) expect(words).toContain(label)
    },
  )

  it('is as wide as its text, whatever it holds, in Word as well', async () => {
    await using open = await given()
    for (const form of withPaper) {
      const { id: recordId } = createRecord(open.caseFile, form.kind, { ...open.within, body: {} as never })
      const blank = composePaper(open.caseFile, wish(recordId))
      expect(blank.record).toMatchObject({ id: recordId, kind: form.kind, version: 1 })
      for (const { blocks, layout } of [blank, paperOf(form, filledBody(form))]) {
        const wide = textWidth(layouts[layout])
        for (const block of blocks) {
          if (block.type === 'table') expect(block.columns.reduce((sum, { width }) => sum + width, 0)).toBe(wide)
          if (block.type !== 'facts') continue
          for (const row of block.rows) expect(row.reduce((sum, { widths }) => sum + widths[0] + widths[1], 0)).toBe(wide)
        }
      }
      const word = unzip(await wordFile(blank)).get('word/document.xml') ?? ''
      for (const label of form.paper?.signatures ?? []) expect(word).toContain(label)
    }
  })

  it('shows rows within rows only where they are withheld from readers, so that nothing is lost in silence', () => {
    for (const form of withPaper) for (const { within } of rowsOf(form)) expect(within === undefined || within.unread).toBe(true)
  })

  it('is refused for kinds that have none', async () => {
    await using open = await given()
    const { id: taskId } = createRecord(open.caseFile, 'task', { ...open.within, body: {} })
    expect(refusal(() => composePaper(open.caseFile, wish(taskId)))).toEqual(['bad_input', 'kind'])
    expect(paperKinds).not.toContain('task')
  })
})

describe('what a kind shows besides its fields', () => {
  it('of a survey are the counts that may be shown, those of one table side by side', async () => {
    await using open = await given()
    const votesOf: Record<string, number> = {}
    const question = (text: string, votes: readonly number[], type: 'scale' | 'multiple' = 'scale') => {
      const options = ['好', '较好', '一般', '差'].map((option) => ({ id: id(), text: option }))
      for (const [index, option] of options.entries()) votesOf[option.id] = votes[index] ?? 0
      return { id: id(), text, type, options }
    }
    const questions = [
      question('总体评价', [24, 21, 9, 3]),
      question('作风', [17, 19, 14, 7]),
      question('最需改进', [31, 3, 9, 8], 'multiple'),
    ]
    const body = { title: '示例测评', kind: 'appraisal', issued: 62, returned: 60, valid: 58, questions } as const
    const { id: recordId, version } = createRecord(open.caseFile, 'survey', { ...open.within, body: { ...body, questions } })
    noteCounts(open.caseFile, recordId, version, votesOf)
    expect(tablesOn(composePaper(open.caseFile, wish(recordId))).flatMap(({ rows }) => rows.flat())).not.toContain('24')
    endCounting(open.caseFile, recordId, version)
    const paper = composePaper(open.caseFile, wish(recordId))
    expect(paper.title).toBe('民主测评统计表')
    expect(tablesOn(paper).map(({ rows }) => rows)).toEqual([
      [
        ['1', '总体评价', '24', '21', '9', '<5', '<5'],
        ['2', '作风', '17', '19', '14', '隐去', '<5'],
      ],
      [
        ['好', '31', '53.4%'],
        ['较好', '<5', ''],
        ['一般', '9', '15.5%'],
        ['差', '8', '13.8%'],
      ],
    ])
  })

  it('of personal matters is where the two sides part, and of a lead who speaks for it', async () => {
    await using open = await given()
    const rows = [
      { id: id(), item: 'property', what: '示例住房', declared: '1套', checked: '2套' },
      { id: id(), item: 'vehicle', what: '车辆', declared: '无', checked: '' },
    ] as const
    const { id: mattersId } = createRecord(open.caseFile, 'personal_matters', { ...open.within, body: { rows: [...rows] } })
    expect(tablesOn(composePaper(open.caseFile, wish(mattersId)))[0]?.rows.map((cells) => cells[5])).toEqual(['不一致', '未填全'])
    const turn = { id: id(), question: '请说明。', answer: '没有招标。' }
    const talk = createRecord(open.caseFile, 'interview', { ...open.within, body: { interviewee: { name: '示例甲' }, turns: [turn] } })
    const lead = createRecord(open.caseFile, 'lead', { ...open.within, body: { title: '未招标' } })
    const source = { type: 'passage', recordId: talk.id, field: `turns/${turn.id}/answer`, quote: '没有招标', start: 0, end: 4 } as const
    addSupport(open.caseFile, { leadId: lead.id, source, weight: 'supports', note: '' })
    expect(tablesOn(composePaper(open.caseFile, wish(lead.id)))[0]?.rows).toEqual([['1', '谈话 T-001 示例甲 第1问', '没有招标', '印证']])
  })

  it('of a day are the figures of its records, person by person', async () => {
    await using open = await given()
    const member = givenMember(open.caseFile, '示例组员', 'member')
    createRecord(open.caseFile, 'meeting', {
      ...open.within,
      body: { startedAt: '2026-03-16T09:00', status: 'held', members: [member.id] },
    })
    const log = createRecord(open.caseFile, 'work_log', { roundId: open.round.id, unitId: null, body: { day: '2026-03-16' } })
    expect(tablesOn(composePaper(open.caseFile, wish(log.id)))[0]?.rows).toEqual([
      ['全组', '会议1'],
      ['示例组员', '会议1'],
    ])
  })
})

describe('a register of any kind', () => {
  it('has the columns that its form names', async () => {
    await using open = await given()
    for (const kind of kinds.filter((one) => registerOf(one) !== undefined)) {
      createRecord(open.caseFile, kind, { ...open.within, body: (kind === 'interview_outline' ? { name: '示例' } : {}) as never })
      const paper = composePaper(open.caseFile, { type: 'register', kind, query: { ...query, status: [], roundId: open.round.id } })
      const [table] = tablesOn(paper)
      const titles = table?.columns.map(({ title }) => title) ?? []
      const register = registerOf(kind)
      const labels = [...(register?.fields ?? []), ...(register?.rows ?? [])]
      for (const name of register?.paper.columns ?? []) expect(titles).toContain(labels.find((one) => one.name === name)?.label)
      expect(table?.columns.reduce((sum, { width }) => sum + width, 0)).toBe(textWidth(layouts.register))
      expect(Math.min(...(table?.columns.map(({ width }) => width) ?? []))).toBeGreaterThanOrEqual(11)
      expect(table?.rows.map(({ length }) => length)).toEqual([titles.length])
    }
  })

  it('names nobody by what lists do not find, and shortens what is long', async () => {
    await using open = await given()
    const body = { petitioner: '示例甲', petitionerContact: '13800000000', summary: '一'.repeat(400) }
    createRecord(open.caseFile, 'petition', { ...open.within, body })
    const words = wordsOn(composePaper(open.caseFile, { type: 'register', kind: 'petition', query: { ...query, status: [] } }))
    expect(words).toContain('示例甲')
    expect(words).toContain(`${'一'.repeat(150)}…`)
    expect(words.join()).not.toContain('13800000000')
  })
})

describe('the check before leaving', () => {
  it('lists every check with its result, what is open, and who answers for it', async () => {
    await using open = await given()
    open.caseFile.person = { ...open.caseFile.person, post: 'group_leader' }
    createRecord(open.caseFile, 'petition', { ...open.within, body: { summary: '示例反映' } })
    createRecord(open.caseFile, 'lead', { ...open.within, body: { title: '示例疑点' } })
    acceptLine(open.caseFile, { ...open.within, unitId: open.unit.id, check: 'leads_open', reason: '带回研究。' })
    const leaving = { type: 'exit_check', roundId: open.round.id, unitId: open.unit.id } as const
    const paper = composePaper(open.caseFile, leaving)
    const rows = new Map(tablesOn(paper)[0]?.rows.map(([, title = '', ...cells]) => [title, cells]))
    expect(rows.size).toBe(15)
    expect(rows.get('信访件未处置')).toEqual(['未了1项', 'X-001 示例反映', ''])
    expect(rows.get('疑点未了结')?.[0]).toBe('已接受1项')
    expect(rows.get('疑点未了结')?.[1]).toContain('带回研究。\nY-001 示例疑点')
    expect(rows.get('底稿未签完')).toEqual(['已了结', '底稿都已签完', ''])
    expect(wordsOn(paper)).toContain('组长签名')
    noteLeaving(open.caseFile, 'paper.print', { wish: leaving, serial: 'ABCD-2345' })
    const row = open.caseFile.queries.first(open.caseFile.queries.k.selectFrom('audit').selectAll().orderBy('seq', 'desc'))
    expect(row).toMatchObject({ action: 'paper.print', subject_kind: 'unit', subject_id: open.unit.id })
  })
})
