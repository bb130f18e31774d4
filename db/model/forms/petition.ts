import { plusDays } from '../days.ts'
import { personOrigin, recordOrigin } from '../origin.ts'
import type { Petition } from '../petition.ts'
import type { Form, Option, Remark, Surroundings } from './form.ts'

export const petitionChannelOptions: readonly Option[] = [
  { value: 'letter', word: '来信' },
  { value: 'call', word: '来电' },
  { value: 'visit', word: '来访' },
  { value: 'qr', word: '码上巡' },
]

export const disciplineOptions: readonly Option[] = [
  { value: 'political', word: '政治纪律' },
  { value: 'organizational', word: '组织纪律' },
  { value: 'integrity', word: '廉洁纪律' },
  { value: 'mass', word: '群众纪律' },
  { value: 'work', word: '工作纪律' },
  { value: 'life', word: '生活纪律' },
]

/** 信访登记: letters, calls and visits. */
export const petitionForm: Form<'petition'> = {
  kind: 'petition',
  room: '信访',
  thing: '信访登记',
  numberPrefix: 'X',
  scope: 'unit',
  statuses: [
    { value: 'registered', word: '登记', mark: 'open' },
    { value: 'assessed', word: '已研判', mark: 'begun' },
    { value: 'looking_into', word: '本组了解', mark: 'half' },
    { value: 'in_draft', word: '纳入底稿', mark: 'half' },
    { value: 'transferred', word: '已转办', mark: 'done' },
    { value: 'kept', word: '暂存', mark: 'stopped' },
    { value: 'concluded', word: '办结', mark: 'done' },
  ],
  title: ({ summary, about }) => summary.split('\n')[0]?.slice(0, 60) || about,
  untitled: '未写内容的信访',
  subtitle: ({ channel, naming, petitioner, about, aboutUnit }) =>
    [
      petitionChannelOptions.find(({ value }) => value === channel)?.word ?? '',
      naming === 'anonymous' ? '匿名' : petitioner,
      about === '' ? aboutUnit : `反映 ${aboutUnit}${about}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  occurredOn: ({ receivedAt }) => receivedAt,
  origin: ({ naming, petitioner, petitionerUnit, repeats }) =>
    naming === 'named' && petitioner !== '' ? personOrigin(petitioner, petitionerUnit) : repeats === null ? null : recordOrigin(repeats),
  learnedBy: 'petition',
  sections: [
    {
      title: '收件',
      columns: 4,
      fields: [
        { name: 'channel', label: '方式', control: 'choice', options: petitionChannelOptions, filter: true },
        { name: 'receivedAt', label: '受理时间', control: 'minute' },
        {
          name: 'cameBy',
          label: '来源',
          control: 'line',
          hint: '邮寄、意见箱、电子邮箱、转来',
          when: ({ channel }) => channel === 'letter',
        },
        { name: 'postmarkedOn', label: '邮戳日期', control: 'day', when: ({ channel }) => channel === 'letter' },
        { name: 'pages', label: '页数', control: 'number', least: 0, most: 9999, when: ({ channel }) => channel === 'letter' },
        { name: 'recorder', label: '记录人', control: 'member' },
      ],
    },
    {
      title: '反映人',
      columns: 4,
      fields: [
        {
          name: 'naming',
          label: '署名',
          control: 'choice',
          filter: true,
          options: [
            { value: 'named', word: '实名' },
            { value: 'anonymous', word: '匿名' },
            { value: 'joint', word: '联名' },
          ],
        },
        { name: 'petitioner', label: '反映人', control: 'line', completes: 'person', when: ({ naming }) => naming !== 'anonymous' },
        { name: 'petitionerUnit', label: '单位或住址', control: 'line', completes: 'unit', when: ({ naming }) => naming !== 'anonymous' },
        { name: 'petitionerContact', label: '联系方式', control: 'line', quiet: true, when: ({ naming }) => naming !== 'anonymous' },
        { name: 'people', label: '人数', control: 'number', least: 0, most: 9999 },
      ],
    },
    {
      title: '反映的问题',
      columns: 4,
      fields: [
        { name: 'about', label: '被反映人', control: 'line', completes: 'person' },
        { name: 'aboutUnit', label: '被反映人单位', control: 'line', completes: 'unit' },
        { name: 'aboutPost', label: '职务', control: 'line', completes: 'post' },
        { name: 'discipline', label: '涉及纪律', control: 'choice', options: disciplineOptions, mayBeEmpty: true, filter: true },
        { name: 'occurredWhen', label: '发生时间', control: 'line' },
        { name: 'summary', label: '主要内容', control: 'text', lines: 5, span: 'all' },
      ],
    },
    {
      title: '处置',
      columns: 4,
      fields: [
        {
          name: 'inScope',
          label: '受理范围',
          control: 'choice',
          filter: true,
          options: [
            { value: 'undecided', word: '待研判' },
            { value: 'yes', word: '属于' },
            { value: 'no', word: '不属于' },
          ],
        },
        { name: 'handler', label: '承办人', control: 'member', filter: true },
        { name: 'repeats', label: '重复件', control: 'record', kinds: ['petition'], role: 'repeats', span: 2 },
        { name: 'disposition', label: '分类处置意见', control: 'text', span: 'all' },
        { name: 'transferredTo', label: '转交单位', control: 'line', completes: 'unit', span: 2 },
        { name: 'transferredOn', label: '转交日期', control: 'day' },
        { name: 'outcome', label: '办理结果', control: 'text', span: 'all' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: {
    title: () => '信访登记表',
    texts: 'boxes',
    signatures: ['记录人签名', '承办人签名', '组长签名'],
  },
  register: {
    title: '信访台账',
    columns: ['channel', 'receivedAt', 'petitioner', 'about', 'summary', 'disposition', 'handler', 'outcome'],
  },
  empty: { title: '还没有信访件', text: '来信、来电、来访和码上巡的反映都登记在这里。登记一次，底稿、统计和台账都能用。' },
  begin: ({ memberId, now }) => ({ receivedAt: now, recorder: memberId }),
  remarks: (body, given) => [...gapsOf(body), ...lateness(body, given)],
}

const isBlank = (text: string): boolean => text.trim() === ''

function gapsOf({ status, inScope, disposition, transferredTo, outcome }: Petition): readonly Remark[] {
  return [
    ...(status !== 'registered' && inScope === 'undecided' ? [{ field: 'inScope', text: '已研判，还没有写是否属于受理范围。' }] : []),
    ...(status === 'transferred' && isBlank(transferredTo) ? [{ field: 'transferredTo', text: '已转办，还没有写转交单位。' }] : []),
    ...(status === 'transferred' && isBlank(disposition) ? [{ field: 'disposition', text: '已转办，还没有写分类处置意见。' }] : []),
    ...(status === 'concluded' && isBlank(outcome) ? [{ field: 'outcome', text: '已办结，还没有写办理结果。' }] : []),
  ]
}

/** The last day on which petitions are taken; empty where the end of the stay is not known. */
export const lastDayOfPetitions = ({ round, unit }: Pick<Surroundings, 'round' | 'unit'>): string =>
  round === null ? '' : plusDays(unit?.endsOn || round.endsOn, -round.petitionsCloseDaysBefore)

function lateness({ receivedAt }: Petition, given: Surroundings): readonly Remark[] {
  const last = lastDayOfPetitions(given)
  if (last === '' || receivedAt === '' || receivedAt.slice(0, 10) <= last) return []
  return [
    { field: 'receivedAt', text: `信访受理截止于 ${last}（撤点前 ${given.round?.petitionsCloseDaysBefore} 天），这一件在截止后收到。` },
  ]
}
