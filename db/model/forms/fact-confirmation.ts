import type { Form } from './form.ts'

/** A sheet has no title of its own: so much of its first summary stands for it. */
const longest = 30

/** 事实确认单. */
export const factConfirmationForm: Form<'fact_confirmation'> = {
  kind: 'fact_confirmation',
  room: '事实确认单',
  thing: '事实确认单',
  numberPrefix: 'QR',
  scope: 'unit',
  statuses: [
    { value: 'pending', word: '待入库', mark: 'open' },
    { value: 'accepted', word: '已入库', mark: 'done' },
    { value: 'returned', word: '退回巡察组', mark: 'alert' },
  ],
  kept: { 'parts/taken': '取自底稿的内容' },
  title: ({ parts }) => {
    const [first = ''] = parts.map(({ summary }) => summary.split('\n')[0] ?? '').filter((line) => line !== '')
    return first.length > longest ? `${first.slice(0, longest)}…` : first
  },
  untitled: '未写事实的确认单',
  subtitle: ({ exchangedWith, exchangedPost, exchangedOn, parts }) =>
    [
      parts.length > 1 ? `${parts.length} 份底稿` : '',
      exchangedWith === '' ? '' : `已与${exchangedWith}${exchangedPost}交换意见`,
      exchangedOn,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  occurredOn: ({ exchangedOn }) => exchangedOn,
  learnedBy: null,
  sections: [
    {
      title: '确认单',
      columns: 4,
      fields: [
        { name: 'preNumber', label: '预编号', control: 'line' },
        { name: 'taskFrom', label: '任务时间（起）', control: 'day' },
        { name: 'taskTo', label: '任务时间（止）', control: 'day' },
        { name: 'domains', label: '事实领域', control: 'tags' },
        { name: 'drafts', label: '问题底稿', control: 'records', kinds: ['issue_draft'], role: 'confirms', span: 2 },
        { name: 'handlers', label: '承办人（不少于两人）', control: 'members', filter: true, span: 2 },
      ],
    },
    {
      title: '事实',
      columns: 1,
      fields: [
        {
          control: 'rows',
          name: 'parts',
          label: '事实',
          row: '事实',
          fields: [
            { name: 'draftId', label: '依据的底稿', control: 'record', kinds: ['issue_draft'], role: 'confirms', span: 'all' },
            { name: 'summary', label: '事实概述', hint: '与报告的表述一致', control: 'text', lines: 2, span: 'all' },
            {
              name: 'facts',
              label: '具体事实',
              hint: '了解方式、责任主体、时间、地点、主要情节、造成影响、定性依据',
              control: 'text',
              lines: 6,
              span: 'all',
            },
            { name: 'evidence', label: '证据目录', control: 'text', lines: 2, span: 'all' },
          ],
        },
      ],
    },
    {
      title: '与主要负责人交换意见',
      columns: 4,
      fields: [
        { name: 'exchangedWith', label: '交换对象', control: 'line', completes: 'person' },
        { name: 'exchangedPost', label: '对象职务', control: 'line', completes: 'post' },
        { name: 'exchangedOn', label: '交换日期', control: 'day' },
        {
          name: 'result',
          label: '确认结果',
          control: 'choice',
          mayBeEmpty: true,
          filter: true,
          options: [
            { value: 'accepted', word: '认可' },
            { value: 'partly', word: '部分认可' },
            { value: 'disputed', word: '有异议' },
          ],
        },
        { name: 'exchangeOpinion', label: '对方意见', control: 'text', span: 'all' },
        { name: 'returnReason', label: '退回原因', control: 'text', span: 'all', when: ({ status }) => status === 'returned' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: {
    title: () => '事实确认单',
    texts: 'boxes',
    // the unit signs it: not who told us, nor what is between the office and us
    withheld: ['evidence', 'returnReason', 'note'],
    closing: '以上事实请核对。如有不同意见，请写明并附有关材料。',
    signatures: ['被巡察单位主要负责人签名', '被巡察单位（盖章）', '巡察组承办人签名', '巡察组组长签名'],
  },
  register: {
    title: '事实确认单台账',
    columns: ['domains', 'drafts', 'handlers', 'exchangedWith', 'exchangedPost', 'exchangedOn', 'result'],
  },
  empty: { title: '还没有事实确认单', text: '选好底稿，按一下就带入概述、查证事实和证据目录；底稿改过，这里会提醒。' },
  begin: ({ memberId }) => ({ handlers: [memberId] }),
}
