import { portraitDimensions } from '../portrait.ts'
import type { Field, Form, Option } from './form.ts'

export const gradeOptions: readonly Option[] = [
  { value: 'good', word: '好' },
  { value: 'fairly_good', word: '较好' },
  { value: 'fair', word: '一般' },
  { value: 'poor', word: '差' },
]
/** Which dimension of the catalogue a line is about. */
export const dimensionField: Extract<Field, { readonly control: 'entry' }> = {
  ...{ name: 'dimension', label: '维度', span: 2 },
  ...{ control: 'entry', family: 'chief_dimension', keeps: 'name' },
  options: portraitDimensions.map(({ code, name }) => ({ value: code, word: name })),
}

/** 一把手画像. */
export const portraitForm: Form<'portrait'> = {
  kind: 'portrait',
  room: '一把手画像',
  thing: '一把手画像',
  numberPrefix: null,
  scope: 'unit',
  statuses: [],
  uncounted: true,
  kept: { 'dimensions/passages': '引用原话' },
  title: ({ name }) => name,
  untitled: '未写姓名的画像',
  subtitle: ({ post, dimensions, overallGrade }) =>
    [
      post,
      dimensions.length === 0 ? '' : `已评 ${dimensions.filter(({ grade }) => grade !== '').length}/${dimensions.length} 个维度`,
      gradeOptions.find(({ value }) => value === overallGrade)?.word ?? '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  occurredOn: () => '',
  learnedBy: null,
  sections: [
    {
      title: '对象',
      columns: 4,
      fields: [
        { name: 'name', label: '姓名', control: 'line', completes: 'person' },
        { name: 'post', label: '职务', control: 'line', completes: 'post' },
        { name: 'inPostSince', label: '任现职时间', control: 'line' },
        { name: 'writer', label: '撰写人', control: 'member' },
      ],
    },
    {
      title: '维度',
      columns: 1,
      fields: [
        {
          control: 'rows',
          name: 'dimensions',
          label: '维度',
          row: '维度',
          fields: [
            dimensionField,
            { name: 'grade', label: '等次', control: 'choice', options: gradeOptions, mayBeEmpty: true },
            { name: 'assessment', label: '评价', control: 'text', lines: 2, span: 'all' },
            { name: 'drafts', label: '支撑底稿', control: 'records', kinds: ['issue_draft'], role: 'portrayed_by', span: 2 },
            {
              name: 'sources',
              label: '印证记录',
              control: 'records',
              kinds: ['interview', 'document_review', 'petition'],
              role: 'portrayed_by',
              span: 2,
            },
          ],
        },
      ],
    },
    {
      title: '总体画像',
      columns: 4,
      fields: [
        { name: 'overall', label: '总体画像', control: 'text', lines: 5, span: 'all' },
        { name: 'overallGrade', label: '总体等次', control: 'choice', options: gradeOptions, mayBeEmpty: true },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 3 },
      ],
    },
  ],
  paper: { title: () => '一把手画像', texts: 'prose', signatures: ['撰写人签名', '组长签名'] },
  register: { title: '一把手画像目录', columns: ['name', 'post', 'inPostSince', 'overallGrade', 'overall', 'writer'] },
  empty: { title: '还没有一把手画像', text: '每个单位的主要负责人一份：按维度写评价、定等次，底稿和谈话里的印证直接引用。' },
  begin: ({ memberId }) => ({ writer: memberId }),
}
