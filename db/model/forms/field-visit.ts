import type { FieldVisit } from '../field-visit.ts'
import type { Form, Option, Remark } from './form.ts'

const manners: readonly Option[] = [
  { value: 'research', word: '走访调研' },
  { value: 'sinking', word: '下沉了解' },
  { value: 'household', word: '入户走访' },
]
const isHousehold = ({ manner }: Readonly<Record<string, unknown>>): boolean => manner === 'household'

/** 走访下沉: visits, time spent below, households. */
export const fieldVisitForm: Form<'field_visit'> = {
  kind: 'field_visit',
  room: '走访下沉',
  thing: '走访记录',
  numberPrefix: 'F',
  scope: 'unit',
  statuses: [
    { value: 'planned', word: '计划', mark: 'open' },
    { value: 'visited', word: '已走访', mark: 'half' },
    { value: 'checked', word: '已核对', mark: 'done' },
  ],
  title: ({ manner, host, householder, purpose }) => (manner === 'household' ? householder : host) || (purpose.split('\n')[0] ?? ''),
  untitled: '未写去处的走访',
  subtitle: ({ manner, unannounced, address }) =>
    [manners.find(({ value }) => value === manner)?.word, unannounced ? '四不两直' : '', manner === 'household' ? address : '']
      .filter(Boolean)
      .join(' · '),
  occurredOn: ({ startedAt }) => startedAt,
  learnedBy: 'field_visit',
  sections: [
    {
      title: '走访',
      columns: 4,
      fields: [
        { name: 'manner', label: '方式', control: 'choice', options: manners, filter: true },
        { name: 'startedAt', label: '开始时间', control: 'minute' },
        { name: 'endedAt', label: '结束时间', control: 'minute' },
        { name: 'recorder', label: '记录人', control: 'member', filter: true },
        { name: 'host', label: '走访单位', control: 'line', completes: 'unit', span: 2 },
        { name: 'unannounced', label: '四不两直', control: 'flag', hint: '未打招呼，直接到场', filter: true },
        { name: 'purpose', label: '目标', control: 'text', lines: 2, span: 'all' },
      ],
    },
    {
      title: '入户',
      columns: 4,
      fields: [
        { name: 'householder', label: '户主', control: 'line', completes: 'person', when: isHousehold },
        {
          name: 'householdCategory',
          label: '三必访类别',
          control: 'choice',
          mayBeEmpty: true,
          filter: true,
          when: isHousehold,
          options: [
            { value: 'hardship', word: '困难家庭' },
            { value: 'left_behind', word: '空巢老人及留守儿童家庭' },
            { value: 'petitioner', word: '信访户' },
            { value: 'other', word: '其他' },
          ],
        },
        { name: 'address', label: '地址', control: 'line', completes: 'place', span: 2, when: isHousehold },
        { name: 'matters', label: '反映事项', control: 'text', lines: 3, span: 'all', when: isHousehold },
      ],
    },
    {
      title: '人员',
      fields: [
        {
          control: 'rows',
          name: 'people',
          label: '走访人员',
          row: '人员',
          fields: [
            {
              name: 'side',
              label: '类型',
              control: 'choice',
              options: [
                { value: 'visited', word: '被访人' },
                { value: 'visitor', word: '出访人' },
              ],
            },
            { name: 'name', label: '姓名', control: 'line', completes: 'person' },
            { name: 'unit', label: '单位', control: 'line', completes: 'unit' },
            { name: 'post', label: '职务', control: 'line', completes: 'post' },
            { name: 'result', label: '了解结果', control: 'text', lines: 1, span: 'all', when: ({ side }) => side === 'visited' },
          ],
        },
      ],
    },
    {
      title: '了解情况',
      columns: 4,
      fields: [
        { name: 'content', label: '记录内容', control: 'text', lines: 6, span: 'all' },
        { name: 'rectifiable', label: '立行立改', control: 'flag', hint: '有可以立行立改的事项', filter: true },
        {
          name: 'rectification',
          label: '立行立改记录',
          control: 'record',
          kinds: ['rectification'],
          role: 'rectification',
          span: 2,
          when: ({ rectifiable }) => rectifiable === true,
        },
        { name: 'followUpOn', label: '回访日期', control: 'day' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: { title: () => '走访记录', texts: 'prose', signatures: ['被访人签名', '走访人签名', '记录人签名'] },
  register: {
    title: '走访台账',
    columns: ['manner', 'startedAt', 'host', 'householder', 'purpose', 'recorder', 'rectifiable', 'followUpOn'],
  },
  empty: { title: '还没有走访记录', text: '走访调研、下沉了解和入户走访都记在这里，了解到的话可以直接取为底稿的证据。' },
  begin: ({ memberId, now }) => ({ startedAt: now, recorder: memberId }),
  remarks: remarksOf,
}

function remarksOf({ status, manner, householdCategory, content, people, rectifiable, rectification }: FieldVisit): readonly Remark[] {
  if (status === 'planned') return []
  const visited = people.filter(({ side }) => side === 'visited')
  return [
    ...(manner === 'household' && householdCategory === '' ? [{ field: 'householdCategory', text: '入户走访还没有写三必访类别。' }] : []),
    ...(content === '' && visited.every(({ result }) => result === '')
      ? [{ field: 'content', text: '已走访，还没有写了解到的情况。' }]
      : []),
    ...(rectifiable && rectification === null ? [{ field: 'rectification', text: '有可以立行立改的事项，还没有关联立行立改记录。' }] : []),
  ]
}
