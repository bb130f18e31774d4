import { v7 as newId } from 'uuid'
import { plusDays } from '../../../db/model/days.ts'
import { dayOf } from '../../../db/records/days.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { lots } from '../interviews.ts'

/** What a measured round is filled on: one unit, eight inspectors, the same lots in every run. */
export interface Ground {
  readonly caseFile: CaseFile
  readonly within: { readonly roundId: string; readonly unitId: string }
  readonly draw: (below: number) => number
  readonly pick: (words: readonly string[]) => string
  readonly member: (index: number) => string
}

/** Records a transaction: filling is not what is measured. */
const batch = 200
export const stayDays = 28

/** The days of the stay, one after another and round again; today is in the middle of it. */
export const dayOfStay = (index: number): string => plusDays(dayOf(Date.now()), (index % stayDays) - stayDays / 2)

export function groundIn(caseFile: CaseFile): Ground {
  const signOffSteps = [{ id: newId(), name: '承办人签字', who: 'handlers' as const }]
  const stay = { startsOn: dayOfStay(0), endsOn: dayOfStay(stayDays - 1) }
  const { id: roundId } = createRecord(caseFile, 'round', {
    roundId: null,
    unitId: null,
    body: { name: '示例轮次', year: 2026, sample: true, signOffSteps, ...stay },
  })
  const { id: unitId } = createRecord(caseFile, 'unit', { roundId, unitId: null, body: { name: '示例市某局党组', ...stay } })
  const others = Array.from({ length: 7 }, (_, index) =>
    createRecord(caseFile, 'member', { roundId: null, unitId: null, body: { name: `示例组员${index + 1}`, post: 'member' } }),
  )
  const members = [caseFile.person.memberId, ...others.map(({ id }) => id)]
  const draw = lots(11)
  return {
    ...{ caseFile, within: { roundId, unitId }, draw },
    pick: (words) => words[draw(words.length)] ?? '',
    member: (index) => members[index % members.length] ?? '',
  }
}

/** Does one thing so many times, some of them in each transaction. */
export function many({ caseFile }: Ground, count: number, one: (index: number) => void): void {
  const some = caseFile.db.transaction((from: number) => {
    for (let index = from; index < Math.min(count, from + batch); index += 1) one(index)
  })
  for (let from = 0; from < count; from += batch) some(from)
}
