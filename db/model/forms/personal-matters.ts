import type { PersonalMatters } from '../personal-matters.ts'
import type { Form, Option, Remark } from './form.ts'

export const matterOptions: readonly Option[] = [
  { value: 'property', word: '房产' },
  { value: 'vehicle', word: '车辆' },
  { value: 'securities', word: '股票、基金、保险' },
  { value: 'business', word: '经商办企业' },
  { value: 'travel_papers', word: '出国（境）证件' },
  { value: 'family', word: '配偶、子女从业' },
  { value: 'other', word: '其他' },
]

/** 抽查个人有关事项: what was reported beside what was found. */
export const personalMattersForm: Form<'personal_matters'> = {
  kind: 'personal_matters',
  room: '个人事项抽查',
  thing: '个人事项抽查',
  numberPrefix: 'G',
  scope: 'unit',
  statuses: [
    { value: 'checking', word: '核查中', mark: 'open' },
    { value: 'compared', word: '已比对', mark: 'half' },
    { value: 'sent', word: '已送组织部门', mark: 'half' },
    { value: 'concluded', word: '已有结论', mark: 'done' },
  ],
  title: ({ name }) => name,
  untitled: '未写姓名的抽查',
  subtitle: ({ unit, post }) => [unit, post].filter((part) => part !== '').join(' '),
  occurredOn: ({ checkedOn }) => checkedOn,
  learnedBy: 'personal_matters',
  sections: [
    {
      title: '被抽查人',
      columns: 4,
      fields: [
        { name: 'name', label: '姓名', control: 'line', completes: 'person' },
        { name: 'unit', label: '单位', control: 'line', completes: 'unit' },
        { name: 'post', label: '职务', control: 'line', completes: 'post' },
        { name: 'idNumber', label: '身份证号', control: 'line', quiet: true },
        { name: 'reportName', label: '报告名称', control: 'line', span: 2 },
        { name: 'reportYear', label: '报告年度', control: 'line' },
        { name: 'checkedOn', label: '抽查时间', control: 'day' },
        { name: 'checkers', label: '抽查人', control: 'members', span: 2, filter: true },
      ],
    },
    {
      title: '填报与核查',
      fields: [
        {
          control: 'rows',
          name: 'rows',
          label: '比对事项',
          row: '事项',
          fields: [
            { name: 'item', label: '类别', control: 'choice', options: matterOptions },
            { name: 'what', label: '事项', control: 'line', hint: '如：某小区住房' },
            { name: 'declared', label: '填报', control: 'line' },
            { name: 'checked', label: '核查', control: 'line' },
            { name: 'explanation', label: '本人说明', control: 'text', lines: 1, span: 'all' },
          ],
        },
      ],
    },
    {
      title: '结论',
      columns: 4,
      fields: [
        {
          name: 'conclusion',
          label: '组织部门结论',
          control: 'choice',
          mayBeEmpty: true,
          filter: true,
          hint: '由组织部门认定',
          options: [
            { value: 'truthful', word: '如实' },
            { value: 'omitted', word: '漏报' },
            { value: 'concealed', word: '瞒报' },
          ],
        },
        { name: 'concludedBy', label: '认定单位', control: 'line', completes: 'unit' },
        { name: 'concludedOn', label: '认定日期', control: 'day' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: { title: () => '个人有关事项抽查表', texts: 'boxes', signatures: ['抽查人签名', '组长签名'] },
  register: {
    title: '个人有关事项抽查台账',
    columns: ['name', 'unit', 'post', 'reportYear', 'checkedOn', 'checkers', 'conclusion', 'concludedBy'],
  },
  empty: { title: '还没有个人事项抽查', text: '逐项写下填报和核查的内容，程序列出不一致的地方。是否漏报、瞒报由组织部门认定。' },
  begin: ({ memberId, today }) => ({ checkedOn: today, checkers: [memberId] }),
  remarks: remarksOf,
}

function remarksOf({ status, conclusion, concludedBy, rows }: PersonalMatters): readonly Remark[] {
  return [
    ...(conclusion !== '' && concludedBy.trim() === '' ? [{ field: 'concludedBy', text: '结论由组织部门认定，还没有写认定单位。' }] : []),
    ...(status === 'concluded' && conclusion === '' ? [{ field: 'conclusion', text: '已有结论，还没有写组织部门的结论。' }] : []),
    ...(status !== 'checking' && rows.length === 0 ? [{ field: 'rows', text: '还没有比对事项。' }] : []),
  ]
}

/** How the two sides of a row stand to each other; `open` while one of them is not filled in. */
export type Difference = 'same' | 'differs' | 'not_declared' | 'not_found' | 'open' | 'empty'

export const differenceWords: Readonly<Record<Exclude<Difference, 'empty'>, string>> = {
  same: '一致',
  differs: '不一致',
  not_declared: '核查有、填报无',
  not_found: '填报有、核查无',
  open: '未填全',
}

/** Spelling, width and white space make no difference; a blank says nothing, only 无 says that there is nothing. */
export function differenceOf({ declared, checked }: Pick<PersonalMatters['rows'][number], 'declared' | 'checked'>): Difference {
  const [left, right] = [plain(declared), plain(checked)]
  if (left === '' || right === '') return left === right ? 'empty' : 'open'
  if (isNothing(left) && isNothing(right)) return 'same'
  if (isNothing(left)) return 'not_declared'
  if (isNothing(right)) return 'not_found'
  return left === right ? 'same' : 'differs'
}

const isNothing = (text: string): boolean => /^(无|没有|-+|\/)$/.test(text)
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，。;；、]/g, '')
