import { v7 as uuid } from 'uuid'
import type { Post } from '../../../db/model/people.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'

export const id = uuid

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
