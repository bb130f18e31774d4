import { v7 as uuid } from 'uuid'
import { Refusal } from '../../../db/model/failure.ts'
import type { Post } from '../../../db/model/people.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { addEvidence } from '../../../db/records/evidence.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'

export const id = (): string => uuid()

/** A round with one unit and the three usual steps, for tests. */
export function givenRound(caseFile: CaseFile, sample = false) {
  const round = createRecord(caseFile, 'round', {
    roundId: null,
    unitId: null,
    body: {
      year: 2026,
      name: '2026年第一轮（示例）',
      groupName: '第一巡察组',
      signOffSteps: [
        { id: id(), name: '承办人', who: 'handlers' },
        { id: id(), name: '副组长', who: 'deputy_leader' },
        { id: id(), name: '组长', who: 'group_leader' },
      ],
      sample,
    },
  })
  const unit = createRecord(caseFile, 'unit', { roundId: round.id, unitId: null, body: { name: '示例市某局' } })
  return { round, unit, within: { roundId: round.id, unitId: unit.id } }
}

export const givenMember = (caseFile: CaseFile, name: string, post: Post): RecordOf<'member'> =>
  createRecord(caseFile, 'member', { roundId: null, unitId: null, body: { name, post } })

/** Does something as another person of the group. */
export function as<T>(caseFile: CaseFile, member: RecordOf<'member'>, act: () => T): T {
  const before = caseFile.person
  caseFile.person = { accountId: id(), memberId: member.id, name: member.body.name, post: member.body.post }
  try {
    return act()
  } finally {
    caseFile.person = before
  }
}

/** The code and place of the refusal that an act ends in. */
export function refusal(act: () => unknown): readonly [code: string, where: string | undefined] {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.where]
    throw error
  }
  throw new Error('nothing was refused')
}

/** A draft that lacks nothing, with two handlers and two pieces of evidence from one interview. */
export function givenWholeDraft(caseFile: CaseFile, within: { roundId: string; unitId: string }) {
  const handlers = [givenMember(caseFile, '示例组员甲', 'member'), givenMember(caseFile, '示例组员乙', 'member')] as const
  const deputy = givenMember(caseFile, '示例副组长', 'deputy_leader')
  const leader = givenMember(caseFile, '示例组长丁', 'group_leader')
  const turn = { id: id(), question: '请介绍维修项目的决策过程。', answer: '三月份党组会定的，当时没有公开招标。' }
  const interview = createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '王示例' }, turns: [turn] } })
  const statement = { id: id(), text: '办公楼维修项目未公开招标。' }
  const draft = createRecord(caseFile, 'issue_draft', {
    ...within,
    body: {
      title: '办公楼维修项目未公开招标',
      sources: ['interview'],
      occurredFrom: '2025-03-01',
      place: '局机关',
      summary: '未经公开招标直接确定施工单位。',
      discovery: '谈话中了解，查阅会议记录核实。',
      statements: [statement],
      bases: [{ id: id(), document: '示例办法', article: '第三条', quote: '应当公开招标。' }],
      analysis: '制度执行不严。',
      responsibleParty: '局党组',
      firstResponsible: '示例书记',
      handlers: handlers.map((handler) => handler.id),
      deputyLeader: deputy.id,
      groupLeader: leader.id,
    },
  })
  const field = `turns/${turn.id}/answer`
  const quote = (words: string) => {
    const start = turn.answer.indexOf(words)
    return { type: 'passage', recordId: interview.id, field, quote: words, start, end: start + words.length } as const
  }
  const evidence = ['三月份党组会定的', '没有公开招标'].map((words) =>
    addEvidence(caseFile, { draftId: draft.id, statementId: statement.id, source: quote(words), note: '' }),
  )
  return { draft, handlers, deputy, leader, interview, turn, statement, evidence, quote, field }
}
