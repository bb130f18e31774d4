import type { Meeting } from '../meeting.ts'
import type { Form, Option, Remark } from './form.ts'

const kinds: readonly Option[] = [
  { value: 'briefing', word: '听取汇报' },
  { value: 'observed', word: '列席会议' },
  { value: 'forum', word: '座谈会' },
  { value: 'group', word: '组务会' },
  { value: 'branch', word: '支部会' },
  { value: 'mobilization', word: '动员会' },
  { value: 'feedback', word: '反馈会' },
]
const noted: readonly Option[] = [
  { value: 'yes', word: '是' },
  { value: 'no', word: '否' },
]
const among =
  (...wanted: readonly Meeting['kind'][]) =>
  ({ kind }: Readonly<Record<string, unknown>>): boolean =>
    wanted.includes(kind as Meeting['kind'])

/** How the inspected unit decides is noted where the group sits in; its own meetings need no such columns. */
const inObserved = (_row: unknown, { kind }: Readonly<Record<string, unknown>>): boolean => kind === 'observed'

/** 会议: what the group hears, attends and holds. */
export const meetingForm: Form<'meeting'> = {
  kind: 'meeting',
  room: '会议',
  thing: '会议记录',
  numberPrefix: 'H',
  scope: 'unit',
  statuses: [
    { value: 'planned', word: '计划', mark: 'open' },
    { value: 'held', word: '已召开', mark: 'half' },
    { value: 'checked', word: '已核对', mark: 'done' },
  ],
  title: ({ title }) => title,
  untitled: '未写名称的会议',
  subtitle: ({ kind, place }) => [kinds.find(({ value }) => value === kind)?.word, place].filter(Boolean).join(' · '),
  occurredOn: ({ startedAt }) => startedAt,
  learnedBy: 'observed_meeting',
  learnedOf: ({ kind }) => (kind === 'observed' ? 'observed_meeting' : kind === 'forum' ? 'forum' : 'other'),
  sections: [
    {
      title: '会议',
      columns: 4,
      fields: [
        { name: 'kind', label: '类型', control: 'choice', options: kinds, filter: true },
        { name: 'title', label: '会议名称', control: 'line', span: 3 },
        { name: 'startedAt', label: '开始时间', control: 'minute' },
        { name: 'endedAt', label: '结束时间', control: 'minute' },
        { name: 'place', label: '地点', control: 'line', completes: 'place' },
        { name: 'chair', label: '主持人', control: 'line', completes: 'person' },
        { name: 'reporter', label: '汇报人', control: 'line', completes: 'person', when: among('briefing') },
        { name: 'matter', label: '事项类别', control: 'line', when: among('group', 'branch') },
        { name: 'members', label: '巡察组参加人员', control: 'members', span: 2, filter: true },
        { name: 'recorder', label: '记录人', control: 'member' },
      ],
    },
    {
      title: '参会人员',
      fields: [
        {
          control: 'rows',
          name: 'attendees',
          label: '参会人员',
          row: '参会人员',
          fields: [
            { name: 'name', label: '姓名', control: 'line', completes: 'person' },
            { name: 'unit', label: '单位', control: 'line', completes: 'unit' },
            { name: 'post', label: '职务', control: 'line', completes: 'post' },
            {
              name: 'role',
              label: '类型',
              control: 'choice',
              options: [
                { value: 'ordinary', word: '普通' },
                { value: 'leader', word: '领导' },
                { value: 'speaker', word: '授课、发言' },
              ],
            },
          ],
        },
      ],
    },
    {
      title: '议题',
      fields: [
        {
          control: 'rows',
          name: 'agenda',
          label: '议题',
          row: '议题',
          when: among('observed', 'group', 'branch'),
          fields: [
            { name: 'topic', label: '议题', control: 'line', span: 'all' },
            { name: 'presenter', label: '汇报人', control: 'line', completes: 'person' },
            { name: 'studiedBefore', label: '前置研究', control: 'choice', options: noted, mayBeEmpty: true, when: inObserved },
            { name: 'chiefSpokeLast', label: '一把手末位表态', control: 'choice', options: noted, mayBeEmpty: true, when: inObserved },
            {
              name: 'vote',
              label: '表决',
              control: 'choice',
              mayBeEmpty: true,
              when: inObserved,
              options: [
                { value: 'oral', word: '口头表决' },
                { value: 'hands', word: '举手表决' },
                { value: 'ballot', word: '票决' },
                { value: 'none', word: '未表决' },
              ],
            },
            { name: 'decision', label: '决定事项', control: 'text', lines: 1, span: 'all' },
            { name: 'doubt', label: '疑点', control: 'text', lines: 1, span: 'all', when: inObserved },
          ],
        },
      ],
    },
    {
      title: '内容',
      fields: [
        { name: 'content', label: '会议内容', control: 'text', lines: 8, span: 'all' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: { title: () => '会议记录', texts: 'prose', signatures: ['主持人签名', '记录人签名'] },
  register: { title: '会议台账', columns: ['kind', 'title', 'startedAt', 'place', 'chair', 'members', 'recorder'] },
  empty: { title: '还没有会议记录', text: '听取汇报、列席会议、座谈会和本组的组务会、支部会、动员会、反馈会都记在这里。' },
  begin: ({ memberId, now }) => ({ startedAt: now, recorder: memberId, members: [memberId] }),
  remarks: remarksOf,
}

/** Only what is noted is said: that the head spoke early is a fact of the row, what it means is for people. */
function remarksOf({ kind, status, agenda, content }: Meeting): readonly Remark[] {
  if (status === 'planned') return []
  const open = agenda.filter(({ chiefSpokeLast, studiedBefore, vote }) => chiefSpokeLast === '' || studiedBefore === '' || vote === '')
  return [
    ...(kind === 'observed' && agenda.length === 0 ? [{ field: 'agenda', text: '列席会议还没有记议题。' }] : []),
    ...(kind === 'observed' && open.length > 0
      ? [{ field: `agenda/${open[0]?.id}/studiedBefore`, text: `有 ${open.length} 个议题没有记全前置研究、末位表态和表决。` }]
      : []),
    ...(content === '' && agenda.length === 0 ? [{ field: 'content', text: '已召开，还没有写会议内容。' }] : []),
  ]
}
