import type { Form, Option } from './form.ts'

const categories: readonly Option[] = [
  { value: 'mandatory', word: '必谈' },
  { value: 'optional', word: '选谈' },
  { value: 'appointed', word: '约谈' },
  { value: 'return_visit', word: '回访' },
]

/** 谈话名册: whom to talk with, when, where and by whom. */
export const rosterForm: Form<'roster_person'> = {
  kind: 'roster_person',
  room: '谈话名册',
  thing: '名册人员',
  numberPrefix: null,
  scope: 'unit',
  uncounted: true,
  statuses: [
    { value: 'listed', word: '在册', mark: 'open' },
    { value: 'unavailable', word: '暂不能谈', mark: 'alert' },
    { value: 'waived', word: '不再谈', mark: 'stopped' },
  ],
  title: ({ name }) => name,
  untitled: '未写姓名',
  subtitle: ({ unit, post, category, group }) =>
    [categories.find(({ value }) => value === category)?.word ?? '', group, unit, post].filter((part) => part !== '').join(' · '),
  occurredOn: ({ plannedOn, plannedTime }) => (plannedOn === '' || plannedTime === '' ? plannedOn : `${plannedOn}T${plannedTime}`),
  learnedBy: null,
  sections: [
    {
      title: '人员',
      columns: 4,
      fields: [
        { name: 'name', label: '姓名', control: 'line', completes: 'person' },
        { name: 'unit', label: '单位', control: 'line', completes: 'unit' },
        { name: 'post', label: '职务', control: 'line', completes: 'post' },
        { name: 'category', label: '类别', control: 'choice', options: categories, filter: true },
        { name: 'group', label: '人员范围', control: 'line', completes: 'group', hint: '班子成员、近三年退休班子' },
        { name: 'idNumber', label: '身份证号', control: 'line', quiet: true },
      ],
    },
    {
      title: '安排',
      columns: 4,
      fields: [
        { name: 'plannedOn', label: '计划日期', control: 'day' },
        { name: 'plannedTime', label: '时间', control: 'time' },
        { name: 'minutes', label: '预计分钟', control: 'number', least: 0, most: 600 },
        { name: 'place', label: '地点', control: 'line', completes: 'place' },
        { name: 'talkers', label: '谈话人', control: 'members', filter: true, span: 2 },
        { name: 'outlineId', label: '提纲', control: 'record', kinds: ['interview_outline'], role: 'outline', span: 2 },
      ],
    },
    {
      title: '对应的谈话',
      columns: 4,
      fields: [
        {
          name: 'matching',
          label: '对应方式',
          control: 'choice',
          options: [
            { value: 'auto', word: '按姓名和单位' },
            { value: 'by_hand', word: '人工指定' },
          ],
        },
        { name: 'interviewId', label: '指定的谈话', control: 'record', kinds: ['interview'], role: 'held_as', span: 2 },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all', hint: '不再谈的，写明原因' },
      ],
    },
  ],
  register: {
    title: '谈话名册',
    columns: ['name', 'unit', 'post', 'category', 'group', 'plannedOn', 'plannedTime', 'place', 'talkers'],
  },
  empty: { title: '还没有谈话名册', text: '从表格导入，或逐人登记。名册里的人一键开始谈话，谈话率、必谈缺口都由此算出。' },
}
