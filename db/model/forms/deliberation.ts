import type { Form, Option } from './form.ts'

export const decisionOptions: readonly Option[] = [
  { value: 'agreed', word: '同意' },
  { value: 'agreed_with_changes', word: '修改后同意' },
  { value: 'sent_back', word: '退回' },
  { value: 'merged', word: '并入' },
  { value: 'not_pursued', word: '不予认定' },
  { value: 'postponed', word: '暂缓' },
]

/** 组务会研究记录. */
export const deliberationForm: Form<'deliberation'> = {
  kind: 'deliberation',
  room: '组务会研究',
  thing: '组务会研究记录',
  numberPrefix: 'ZW',
  scope: 'round',
  statuses: [],
  kept: { 'rows/decidedOn': '所议版本', 'rows/doneAt': '落实时间', 'rows/doneBy': '落实人' },
  title: ({ heldOn, rows }) => [heldOn, rows.length === 0 ? '' : `研究底稿 ${rows.length} 份`].filter((part) => part !== '').join(' '),
  untitled: '未写日期的组务会',
  subtitle: ({ place, rows }) => {
    const decided = rows.filter(({ decision }) => decision !== '').length
    return [place, rows.length === 0 ? '' : `已议定 ${decided}/${rows.length}`].filter((part) => part !== '').join(' · ')
  },
  occurredOn: ({ heldOn }) => heldOn,
  learnedBy: null,
  sections: [
    {
      title: '会议',
      columns: 4,
      fields: [
        { name: 'heldOn', label: '会议日期', control: 'day' },
        { name: 'place', label: '地点', control: 'line', completes: 'place' },
        { name: 'chair', label: '主持人', control: 'member', filter: true },
        { name: 'recorder', label: '记录人', control: 'member' },
        { name: 'present', label: '参加人员', control: 'members', span: 2 },
        { name: 'absent', label: '缺席人员', control: 'members', span: 2 },
      ],
    },
    {
      title: '研究底稿',
      columns: 1,
      fields: [
        {
          control: 'rows',
          name: 'rows',
          label: '研究底稿',
          row: '底稿',
          fields: [
            { name: 'draftId', label: '问题底稿', control: 'record', kinds: ['issue_draft'], role: 'decides_on', span: 2 },
            { name: 'decision', label: '研究意见', control: 'choice', options: decisionOptions, mayBeEmpty: true },
            {
              name: 'into',
              label: '并入哪份底稿',
              control: 'record',
              kinds: ['issue_draft'],
              role: 'merges_into',
              when: ({ decision }) => decision === 'merged',
            },
            { name: 'opinion', label: '具体意见', control: 'text', lines: 2, span: 'all' },
          ],
        },
      ],
    },
    {
      title: '其他',
      columns: 2,
      fields: [
        { name: 'topics', label: '其他议题', control: 'text' },
        { name: 'note', label: '备注', control: 'text' },
      ],
    },
  ],
  paper: { title: () => '组务会会议纪要', texts: 'prose', signatures: ['主持人签名', '记录人签名'] },
  register: { title: '组务会研究台账', columns: ['heldOn', 'place', 'chair', 'recorder', 'present', 'rows'] },
  empty: { title: '还没有组务会研究记录', text: '组务会研究底稿的意见记在这里，会显示在每份底稿上；退回、并入和不予认定，按一下就落实。' },
  begin: ({ memberId, today }) => ({ heldOn: today, recorder: memberId }),
}
