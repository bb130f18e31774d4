import type { RosterPerson } from '../../model/roster.ts'
import type { TableProblem, TableRow, Template } from '../../model/spreadsheet.ts'

/** 谈话名册导入表: one row per person. */
export const rosterTemplate: Template = {
  name: '谈话名册',
  mostRows: 5000,
  columns: [
    { key: 'name', header: '姓名', spellings: ['谈话对象', '谈话对象姓名'], type: 'line', required: true, example: '王示例' },
    { key: 'unit', header: '单位', spellings: ['所在单位', '工作单位', '部门', '科室'], type: 'line', example: '示例局财务科' },
    { key: 'post', header: '职务', spellings: ['岗位', '现任职务', '职务（岗位）'], type: 'line', example: '科长' },
    {
      ...{ key: 'category', header: '类别', spellings: ['谈话类别', '必谈选谈'], type: 'choice', example: '必谈' },
      choices: { 必谈: 'mandatory', 选谈: 'optional', 约谈: 'appointed', 回访: 'return_visit' },
      note: '不填的按选谈。',
    },
    { key: 'group', header: '人员范围', spellings: ['范围', '人员类别', '人员分类'], type: 'line', example: '班子成员' },
    { key: 'idNumber', header: '身份证号', spellings: ['身份证号码', '公民身份号码'], type: 'idNumber', note: '可不填。' },
    { key: 'day', header: '计划日期', spellings: ['日期', '谈话日期'], type: 'day', example: '2026-03-15' },
    { key: 'time', header: '计划时间', spellings: ['时间', '谈话时间'], type: 'time', example: '9:00', note: '填了时间的要同时填日期。' },
    { key: 'place', header: '地点', spellings: ['谈话地点'], type: 'line' },
    {
      key: 'talkers',
      header: '谈话人',
      spellings: ['谈话组', '谈话人员'],
      type: 'list',
      example: '李示例；赵示例',
      note: '本组人员的姓名。',
    },
    { key: 'note', header: '备注', type: 'text' },
  ],
}

export type RosterLine = Partial<RosterPerson> & { readonly name: string; readonly row: number }

/** The people that rows describe, or what is wrong with their hours and talkers. `members`: ids by name. */
export function peopleOf(
  { sheet, rows }: { readonly sheet: string; readonly rows: readonly TableRow[] },
  members: ReadonlyMap<string, string>,
): { readonly people: readonly RosterLine[] } | { readonly problems: readonly TableProblem[] } {
  const problems: TableProblem[] = []
  const people = rows.map(({ row, values }): RosterLine => {
    const text = (key: string): string => (values[key] === undefined ? '' : String(values[key]))
    const names = (values.talkers ?? []) as readonly string[]
    for (const name of names)
      if (!members.has(name)) problems.push({ code: 'not_a_member', sheet, row, header: '谈话人', detail: { shown: name } })
    if (text('time') !== '' && text('day') === '') problems.push({ code: 'cell_empty', sheet, row, header: '计划日期' })
    return {
      ...{ row, name: text('name'), unit: text('unit'), post: text('post'), group: text('group'), idNumber: text('idNumber') },
      category: (values.category ?? 'optional') as RosterPerson['category'],
      ...{ plannedOn: text('day'), plannedTime: text('time'), place: text('place'), note: text('note') },
      talkers: names.flatMap((name) => members.get(name) ?? []),
    }
  })
  return problems.length > 0 ? { problems } : { people }
}
