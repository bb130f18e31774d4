import { daysBetween } from '../days.ts'
import { isEnded } from '../lead.ts'
import type { Form } from './form.ts'
import { sourceKinds } from './sources.ts'

/** 疑点: what was remarked, how it is to be looked into, and what became of it. */
export const leadForm: Form<'lead'> = {
  kind: 'lead',
  room: '疑点',
  thing: '疑点',
  numberPrefix: 'Y',
  scope: 'unit',
  statuses: [
    { value: 'raised', word: '提出', mark: 'open' },
    { value: 'in_progress', word: '核查中', mark: 'begun' },
    { value: 'confirmed', word: '已印证', mark: 'half' },
    { value: 'draft', word: '已成底稿', mark: 'done', reachedBy: 'act' },
    { value: 'clue', word: '转问题线索', mark: 'done', reachedBy: 'act' },
    { value: 'merged', word: '已并入', mark: 'stopped', reachedBy: 'act' },
    { value: 'excluded', word: '已排除', mark: 'stopped', reachedBy: 'act' },
  ],
  title: ({ title, matter }) => title || (matter.split('\n')[0]?.slice(0, 60) ?? ''),
  untitled: '未写标题的疑点',
  subtitle: ({ concernedUnit, concernedPerson }) => [concernedUnit, concernedPerson].filter((part) => part !== '').join(' · '),
  occurredOn: () => '',
  learnedBy: null,
  sections: [
    {
      title: '情况',
      columns: 4,
      fields: [
        { name: 'title', label: '标题', control: 'line', span: 'all' },
        { name: 'matter', label: '疑点情况', control: 'text', lines: 3, span: 'all' },
        { name: 'concernedUnit', label: '涉及单位', control: 'line', completes: 'unit', span: 2 },
        { name: 'concernedPerson', label: '涉及人员', control: 'line', completes: 'person', span: 2 },
      ],
    },
    {
      title: '核查安排',
      columns: 4,
      fields: [
        {
          name: 'methods',
          label: '拟采取方式',
          control: 'choices',
          span: 'all',
          hint: '打算从哪些来源去核',
          // asked for when it is drawn: the list of source kinds is made of all forms, this one among them
          get options() {
            return sourceKinds().map(({ kind, word }) => ({ value: kind, word }))
          },
        },
        { name: 'handler', label: '承办人', control: 'member', filter: true },
        { name: 'dueOn', label: '期限', control: 'day' },
        {
          name: 'priority',
          label: '轻重',
          control: 'choice',
          filter: true,
          options: [
            { value: 'high', word: '要紧' },
            { value: 'ordinary', word: '一般' },
            { value: 'low', word: '次要' },
          ],
        },
      ],
    },
    {
      title: '结论与备注',
      columns: 4,
      fields: [
        {
          name: 'reason',
          label: '了结原因',
          control: 'text',
          lines: 2,
          span: 'all',
          when: (body) => isEnded(body as { status: never }),
        },
        {
          name: 'targetId',
          label: '去向',
          control: 'record',
          kinds: ['issue_draft', 'lead'],
          role: 'lead_target',
          span: 2,
          when: ({ status }) => status === 'draft' || status === 'merged',
        },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: { title: () => '疑点核查单', texts: 'boxes', signatures: ['承办人签名', '组长签名'] },
  register: {
    title: '疑点台账',
    columns: ['title', 'concernedUnit', 'concernedPerson', 'handler', 'dueOn', 'reason', 'targetId'],
  },
  empty: {
    title: '还没有疑点',
    text: '谈话、资料里听到看到的可疑之处先记成疑点。在任何一段话上按 Ctrl+D，就能连同原话一起记下，再逐个印证。',
  },
  begin: ({ memberId }) => ({ handler: memberId }),
  dueOn: (body) => (isEnded(body) ? '' : body.dueOn),
  remarks(body, { today }) {
    const late = isEnded(body) || body.dueOn === '' ? 0 : daysBetween(body.dueOn, today)
    return late > 0 ? [{ field: 'dueOn', text: `期限 ${body.dueOn}，已过 ${late} 天。`, grave: true }] : []
  },
}
