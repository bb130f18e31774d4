import type { Form } from './form.ts'

/** 任务: what is to be done by which day, and by whom. */
export const taskForm: Form<'task'> = {
  kind: 'task',
  room: '任务',
  thing: '任务',
  numberPrefix: null,
  scope: 'unit',
  uncounted: true,
  statuses: [
    { value: 'todo', word: '待办', mark: 'open' },
    { value: 'doing', word: '进行中', mark: 'half' },
    { value: 'done', word: '已办', mark: 'done' },
    { value: 'skipped', word: '不做', mark: 'stopped' },
  ],
  title: ({ title }) => title,
  untitled: '未写内容的任务',
  subtitle: ({ code }) => code,
  occurredOn: ({ dueOn }) => dueOn,
  learnedBy: null,
  sections: [
    {
      title: '任务',
      columns: 4,
      fields: [
        { name: 'title', label: '内容', control: 'line', span: 'all' },
        { name: 'assignees', label: '承担人', control: 'members', filter: true, span: 2 },
        { name: 'dueOn', label: '到期日', control: 'day' },
        { name: 'doneOn', label: '办结日期', control: 'day', when: ({ status }) => status === 'done' },
        { name: 'code', label: '对应步骤', control: 'line' },
        { name: 'skipReason', label: '不做的原因', control: 'text', lines: 1, span: 'all', when: ({ status }) => status === 'skipped' },
        { name: 'note', label: '备注', control: 'text', lines: 2, span: 'all' },
      ],
    },
  ],
  register: { title: '任务清单', columns: ['code', 'title', 'assignees', 'dueOn', 'doneOn', 'note'] },
  empty: { title: '还没有任务', text: '在“日程”里按步骤目录一次排定，也可以在这里逐项添加。到期的任务出现在“今日”。' },
  begin: ({ memberId, today }) => ({ assignees: [memberId], dueOn: today }),
}
