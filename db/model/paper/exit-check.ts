import { type ExitCheckCode, exitCheckNames } from '../exit-checks.ts'
import { boxesOf } from './boxes.ts'
import { signedRow } from './layout.ts'
import { dayOnPaper, type Part } from './paper.ts'

/** One line of the check as it stands. */
export interface CheckedLine {
  readonly check: ExitCheckCode
  readonly open: readonly string[]
  readonly accepted: readonly string[]
  /** Who answers for what is accepted, since when and why; null where nothing is. */
  readonly acceptance: { readonly by: string; readonly on: string; readonly reason: string } | null
}

export interface ExitCheckFacts {
  readonly lines: readonly CheckedLine[]
  readonly roundName: string
  readonly groupName: string
  readonly unitName: string
  readonly day: string
}

const title = '撤点前核查单'
/** So many open things are named; the others are in the case file. */
const mostNamed = 10

const named = (things: readonly string[]): string =>
  [...things.slice(0, mostNamed), ...(things.length > mostNamed ? [`另有${things.length - mostNamed}项，见系统`] : [])].join('\n')

const resultOf = ({ open, accepted }: CheckedLine): string => {
  const parts = [open.length > 0 ? `未了${open.length}项` : '', accepted.length > 0 ? `已接受${accepted.length}项` : '']
  return parts.filter((part) => part !== '').join('\n') || '已了结'
}

const remarkOn = ({ check, open, accepted, acceptance }: CheckedLine): string =>
  [
    open.length + accepted.length === 0 ? exitCheckNames[check].clear : named(open),
    accepted.length > 0 && acceptance !== null
      ? `${acceptance.by}${dayOnPaper(acceptance.on)}接受：${acceptance.reason}\n${named(accepted)}`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n')

/** 撤点前核查单: every check with its result, what is open, who has looked at it, and who signs for the whole. */
export const exitCheckPaper = ({ lines, roundName, groupName, unitName, day }: ExitCheckFacts): Part => ({
  form: 'exit_check',
  title,
  layout: 'record',
  fileName: title,
  blocks: [
    { type: 'title', text: title },
    boxesOf([
      { label: '被巡察单位', value: unitName, wide: true },
      { label: '巡察轮次', value: roundName },
      { label: '巡察组', value: groupName },
      { label: '核查日期', value: dayOnPaper(day) },
      { label: '未了事项', value: `${lines.reduce((sum, { open }) => sum + open.length, 0)}项` },
    ]),
    {
      type: 'table',
      columns: [
        { title: '序号', width: 12, align: 'center' },
        { title: '核查事项', width: 34 },
        { title: '结果', width: 24, align: 'center' },
        { title: '情况', width: 60 },
        { title: '核查人签名', width: 26 },
      ],
      rows: lines.map((line, index) => [String(index + 1), exitCheckNames[line.check].title, resultOf(line), remarkOn(line), '']),
      rowHeight: signedRow * 0.75,
    },
    { type: 'signatures', spaces: [{ label: '副组长签名' }, { label: '组长签名' }] },
  ],
  footSignatures: [],
  strikeRest: false,
})
