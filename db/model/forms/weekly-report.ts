import type { Form } from './form.ts'
import { keptOfClosing, logStatuses } from './work-log.ts'

const dayMs = 86_400_000

/** Monday and Sunday of the week that a day lies in. */
export function weekOf(day: string): { readonly from: string; readonly to: string } {
  const at = Date.parse(`${day}T00:00:00Z`)
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs
  return { from: new Date(monday).toISOString().slice(0, 10), to: new Date(monday + 6 * dayMs).toISOString().slice(0, 10) }
}

/** 周报. */
export const weeklyReportForm: Form<'weekly_report'> = {
  kind: 'weekly_report',
  room: '周报',
  thing: '周报',
  numberPrefix: null,
  scope: 'round',
  statuses: logStatuses('已周结'),
  settled: ({ status }) => status === 'closed',
  kept: keptOfClosing,
  uncounted: true,
  title: ({ from, to }) => (from === '' ? '' : `${from} 至 ${to}`),
  untitled: '未写起止的周报',
  subtitle: ({ findings }) => findings.split('\n')[0] ?? '',
  occurredOn: ({ from }) => from,
  learnedBy: null,
  sections: [
    {
      title: '起止',
      columns: 4,
      fields: [
        { name: 'from', label: '起', control: 'day' },
        { name: 'to', label: '止', control: 'day' },
        { name: 'reportedOn', label: '报告日期', control: 'day' },
        { name: 'reporter', label: '填报人', control: 'member' },
      ],
    },
    {
      title: '文字部分',
      columns: 2,
      fields: [
        { name: 'findings', label: '本周发现', control: 'text' },
        { name: 'todos', label: '待办', control: 'text' },
        { name: 'nextPlan', label: '下周计划', control: 'text', span: 'all' },
        { name: 'note', label: '备注', control: 'line', span: 'all' },
      ],
    },
  ],
  paper: { title: () => '周报', texts: 'prose', signatures: ['填报人签名', '组长签名'] },
  register: { title: '周报目录', columns: ['from', 'to', 'reporter', 'findings', 'todos', 'nextPlan'] },
  empty: { title: '还没有周报', text: '谈话、查阅、信访、走访和底稿的数字都从记录算出，只需写发现、待办和下周计划。' },
  begin: ({ memberId, today }) => ({ ...weekOf(today), reportedOn: today, reporter: memberId }),
}
