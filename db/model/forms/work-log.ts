import type { Form, Status } from './form.ts'

export const logStatuses = (closed: string): readonly Status[] => [
  { value: 'open', word: '在记', mark: 'open', reachedBy: 'act' },
  { value: 'closed', word: closed, mark: 'done', reachedBy: 'act' },
]
/** What closing writes. */
export const keptOfClosing = { figures: '结账数字', closedAt: '结账时间', closedBy: '结账人', status: '状态' } as const

/** 工作日志. */
export const workLogForm: Form<'work_log'> = {
  kind: 'work_log',
  room: '工作日志',
  thing: '工作日志',
  numberPrefix: null,
  scope: 'round',
  statuses: logStatuses('已日结'),
  settled: ({ status }) => status === 'closed',
  kept: keptOfClosing,
  uncounted: true,
  title: ({ day }) => day,
  untitled: '未写日期的日志',
  subtitle: ({ work, findings }) => {
    const told = work.filter(({ did }) => did !== '').length
    return [told === 0 ? '' : `${told} 人有记录`, findings.split('\n')[0] ?? ''].filter((part) => part !== '').join(' · ')
  },
  occurredOn: ({ day }) => day,
  learnedBy: null,
  sections: [
    { title: '日期', columns: 4, fields: [{ name: 'day', label: '日期', control: 'day' }] },
    {
      title: '每人工作',
      columns: 1,
      fields: [
        {
          control: 'rows',
          name: 'work',
          label: '每人工作',
          row: '人员',
          fields: [
            { name: 'memberId', label: '人员', control: 'member' },
            { name: 'did', label: '一句话', control: 'text', lines: 1, span: 3 },
          ],
        },
      ],
    },
    {
      title: '发现和待办',
      columns: 2,
      fields: [
        { name: 'findings', label: '发现', control: 'text' },
        { name: 'todos', label: '待办', control: 'text' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: { title: () => '工作日志', texts: 'prose', signatures: [] },
  register: { title: '工作日志目录', columns: ['day', 'findings', 'todos', 'note'] },
  empty: { title: '还没有工作日志', text: '每天一份。当天的谈话、查阅、来信来访和底稿自动列出，每人补一句话就能日结。' },
  begin: ({ today }) => ({ day: today }),
}
