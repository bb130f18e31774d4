import type { Interview } from '../interview.ts'
import type { Round } from '../round.ts'
import { type Block, type Fact, linesOf, type Part, type SignatureSpace, spanOnPaper } from './paper.ts'

/** Where the person talked to signs, while a round says nothing else. */
export const usualSignatures = 'per_page'
/** What stands at the end of every talk, while a round says nothing else. */
export const usualClosing = '以上笔录我看过，和我说的相符。'

/** What the form needs beside the record itself. */
export interface InterviewFacts {
  readonly body: Interview
  readonly round: Pick<Round, 'interviewSignatures' | 'interviewClosing'> | null
  readonly unitName: string
  readonly groupName: string
  readonly nameOf: (memberId: string) => string
}

const whole = (label: string, value: string): readonly Fact[] => [{ label, value, widths: [26, 130] }]
const pair = (...facts: readonly (readonly [string, string])[]): readonly Fact[] =>
  facts.map(([label, value]) => ({ label, value, widths: [26, 52] }))

const head = ({ body, nameOf, groupName, unitName }: InterviewFacts): readonly (readonly Fact[])[] => {
  const { interviewee } = body
  const sex = { '': '', male: '男', female: '女' }[interviewee.sex]
  return [
    pair(['谈话对象', interviewee.name], ['性别', sex]),
    pair(['出生年月', interviewee.born.replace(/^(\d{4})-(\d{2})$/, '$1年$2月')], ['政治面貌', interviewee.politicalStatus]),
    whole('单位职务', [interviewee.unit, interviewee.post, interviewee.rank].filter((part) => part !== '').join(' ')),
    whole('谈话时间', spanOnPaper(body.startedAt, body.endedAt)),
    whole('谈话地点', body.place),
    pair(['谈话人', body.talkers.map(nameOf).join('、')], ['记录人', body.recorder === null ? '' : nameOf(body.recorder)]),
    pair(['巡察组', groupName], ['被巡察单位', unitName]),
  ]
}

/** A question or an answer, line by line; what was never said is not printed. */
const said = (label: string, text: string): readonly Block[] =>
  linesOf(text).map((line, index) => (index === 0 ? { type: 'turn', label, text: line.trim() } : paragraph(line)))
const paragraph = (line: string): Block => ({ type: 'paragraph', text: line.trim(), indent: true })

const byWhom: readonly SignatureSpace[] = [{ label: '谈话对象签名' }, { label: '谈话人签名' }, { label: '记录人签名' }]

/** Signed by the person talked to, once there is something to sign; where that was refused, by those who talked, with the reason. */
const ending = ({ body, round }: InterviewFacts): readonly Block[] => {
  if (body.signing === 'refused')
    return [
      { type: 'paragraph', text: `谈话对象未签名。原因：${body.refusalReason.trim()}`, indent: true },
      { type: 'signatures', spaces: byWhom.slice(1) },
    ]
  if (body.turns.length === 0) return []
  const closing = (round?.interviewClosing ?? usualClosing).trim()
  const mode = round?.interviewSignatures ?? usualSignatures
  return [
    ...(closing === '' ? [] : [paragraph(closing)]),
    ...(mode === 'last_page' ? [{ type: 'signatures', spaces: byWhom } as const] : []),
  ]
}

/** 谈话记录: head on the first sheet, the talk word for word, closing line, signatures as the round sets them. */
export const interviewRecord = (facts: InterviewFacts): Part => {
  const { body, round } = facts
  const mode = round?.interviewSignatures ?? usualSignatures
  return {
    form: 'interview_record',
    title: '谈话记录',
    layout: 'record',
    fileName: ['谈话记录', body.number].filter((part) => part !== '').join(' '),
    blocks: [
      { type: 'title', text: '谈话记录' },
      { type: 'caption', text: body.number === '' ? '' : `编号：${body.number}` },
      { type: 'facts', rows: head(facts) },
      ...body.turns.flatMap(({ question, answer }) => [...said('问：', question), ...said('答：', answer)]),
      ...ending(facts),
    ],
    footSignatures: mode === 'per_page' && body.signing !== 'refused' ? byWhom : [],
    strikeRest: true,
  }
}
