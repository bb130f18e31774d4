import { type Calendar, calendarOf, daysBetween, workingDaysAfter } from '../days.ts'
import type { Rectification } from '../rectification.ts'
import type { Form, Option, Remark, Surroundings } from './form.ts'
import { wordOf } from './words.ts'

const kinds: readonly Option[] = [
  { value: 'rectify', word: '立行立改' },
  { value: 'investigate', word: '立查立处' },
]

/** The last day: set by hand, or so many working days after the handing over. Empty where none is known. */
export const dueOf = ({ dueOn, dueDays, handedOverOn }: Rectification, calendar: Calendar): string =>
  dueOn || (dueDays === 0 ? '' : workingDaysAfter(handedOverOn, dueDays, calendar))

/** Whether the unit still owes an answer. */
const isOwed = ({ status }: Rectification): boolean => status === 'handed_over' || status === 'handling'

/** 立行立改: from the proposal through the handing over to the closing. */
export const rectificationForm: Form<'rectification'> = {
  kind: 'rectification',
  room: '立行立改',
  thing: '立行立改',
  numberPrefix: 'L',
  scope: 'unit',
  statuses: [
    { value: 'proposed', word: '提出', mark: 'open' },
    { value: 'approved', word: '组长已签', mark: 'begun' },
    { value: 'handed_over', word: '已移交', mark: 'half' },
    { value: 'handling', word: '办理中', mark: 'half' },
    { value: 'reported', word: '已反馈', mark: 'half' },
    { value: 'verified', word: '已核验', mark: 'half' },
    { value: 'closed', word: '销号', mark: 'done' },
  ],
  title: ({ title, matter }) => title || (matter.split('\n')[0]?.slice(0, 60) ?? ''),
  untitled: '未写名称的立行立改',
  subtitle: ({ kind, receiver, letterNumber }) =>
    [kinds.find(({ value }) => value === kind)?.word, letterNumber, receiver].filter(Boolean).join(' · '),
  occurredOn: ({ raisedOn }) => raisedOn,
  learnedBy: null,
  sections: [
    {
      title: '提出',
      columns: 4,
      fields: [
        { name: 'kind', label: '类型', control: 'choice', options: kinds, filter: true },
        { name: 'title', label: '名称', control: 'line', span: 2 },
        { name: 'raisedOn', label: '提出日期', control: 'day' },
        { name: 'handlers', label: '承办人', control: 'members', span: 2, filter: true },
        {
          name: 'source',
          label: '发现途径',
          control: 'records',
          kinds: ['interview', 'document_review', 'petition', 'field_visit', 'meeting', 'survey', 'issue_draft'],
          role: 'source',
          span: 2,
        },
        { name: 'matter', label: '事项', control: 'text', lines: 3, span: 'all' },
        { name: 'basis', label: '依据', control: 'text', lines: 2, span: 'all' },
        { name: 'advice', label: '建议', control: 'text', lines: 2, span: 'all' },
      ],
    },
    {
      title: '签批和移交',
      columns: 4,
      fields: [
        { name: 'groupLeader', label: '签批组长', control: 'member', posts: ['group_leader'] },
        { name: 'approvedOn', label: '签批日期', control: 'day' },
        { name: 'letterNumber', label: '移交函文号', control: 'line' },
        { name: 'handedOverOn', label: '移交日期', control: 'day' },
        { name: 'dueDays', label: '时限（工作日）', control: 'number', least: 0, most: 60 },
        { name: 'dueOn', label: '办结日期（另定）', control: 'day', hint: '不写则按工作日推算' },
        { name: 'receiver', label: '接收人', control: 'line', completes: 'person' },
        { name: 'receivedOn', label: '签收日期', control: 'day' },
      ],
    },
    {
      title: '办理和反馈',
      columns: 4,
      fields: [
        { name: 'measures', label: '办理情况', control: 'text', lines: 3, span: 'all' },
        { name: 'reportedOn', label: '反馈日期', control: 'day' },
        { name: 'publicFeedback', label: '群众反馈', control: 'text', lines: 2, span: 'all' },
      ],
    },
    {
      title: '核验和销号',
      columns: 4,
      fields: [
        { name: 'verifier', label: '核验人', control: 'member', filter: true },
        { name: 'verifiedOn', label: '核验日期', control: 'day' },
        { name: 'closedOn', label: '销号日期', control: 'day' },
        { name: 'verification', label: '核验情况', control: 'text', lines: 2, span: 'all' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: {
    title: ({ kind }) => `${wordOf(kinds, kind)}通知单`,
    texts: 'boxes',
    withheld: ['source', 'note'], // the unit gets it: not who told us, nor our own notes
    signatures: ['巡察组组长签名', '接收人签名', '核验人签名'],
  },
  register: {
    title: '立行立改台账',
    columns: ['kind', 'title', 'matter', 'handedOverOn', 'receiver', 'measures', 'closedOn'],
  },
  empty: { title: '还没有立行立改事项', text: '能够立即整改的问题在这里提出，经组长签批后移交，一直跟到核验销号。' },
  begin: ({ memberId, today, round }) => ({ raisedOn: today, handlers: [memberId], dueDays: round?.rectificationDueDays ?? 0 }),
  remarks: remarksOf,
  lacks: ({ status, verifier, closedOn }) =>
    status !== 'closed'
      ? []
      : [
          ...(verifier === null ? [{ field: 'verifier', text: '销号前要写核验人。' }] : []),
          ...(closedOn === '' ? [{ field: 'closedOn', text: '销号前要写销号日期。' }] : []),
        ],
  dueOn: (body, calendar) => (isOwed(body) ? dueOf(body, calendar) : ''),
}

function remarksOf(body: Rectification, { today, round }: Surroundings): readonly Remark[] {
  const steps = rectificationForm.statuses.map(({ value }) => value)
  const past = (status: string): boolean => steps.indexOf(body.status) >= steps.indexOf(status)
  return [
    ...(past('approved') && body.groupLeader === null ? [{ field: 'groupLeader', text: '组长已签，还没有写签批组长。' }] : []),
    ...(past('handed_over') && body.handedOverOn === ''
      ? [{ field: 'handedOverOn', text: '已移交，还没有写移交日期，无法推算时限。' }]
      : []),
    ...(past('handed_over') && body.receiver === '' ? [{ field: 'receiver', text: '已移交，还没有写接收人。' }] : []),
    ...(past('reported') && body.measures === '' ? [{ field: 'measures', text: '已反馈，还没有写办理情况。' }] : []),
    ...deadline(body, today, calendarOf(round)),
  ]
}

function deadline(body: Rectification, today: string, calendar: Calendar): readonly Remark[] {
  const due = dueOf(body, calendar)
  if (!isOwed(body) || due === '') return []
  const field = body.dueOn === '' ? 'dueDays' : 'dueOn'
  const late = daysBetween(due, today)
  if (late > 0) return [{ field, text: `应于 ${due} 前办结，已逾期 ${late} 天。`, grave: true }]
  const known = calendar.restDays.length > 0 ? '和本轮节假日' : '，本轮还没有设节假日'
  const holidays = body.dueOn === '' ? `（已除去双休日${known}）` : ''
  return [{ field, text: `应于 ${due} 前办结，还有 ${-late} 天${holidays}。` }]
}
