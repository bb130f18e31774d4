import fc from 'fast-check'
import type { Interview } from '../../../db/model/interview.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { deleteRecord, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import { departed } from '../../../db/records/travelling.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { as, givenMember, givenRound, id } from './sample-round.ts'

/** Two people who type an interview at random, over hours, with bundles that leave in between. */

const turnIds = Array.from({ length: 5 }, () => id())
const word = fc.constantFrom('', '甲', '乙', '甲乙丙', 'Ａ b')
const turn = fc.record({
  id: fc.constantFrom(...turnIds),
  question: word,
  answer: word,
  abstract: word,
  tags: fc.array(word, { maxLength: 2 }),
  lead: fc.boolean(),
  notedAt: fc.constant(''),
  outlineQuestionId: fc.constant(null),
})
const changes: fc.Arbitrary<Partial<Interview>> = fc.record(
  {
    place: word,
    note: word,
    status: fc.constantFrom('planned', 'talked'),
    turns: fc.uniqueArray(turn, { selector: (each) => each.id, maxLength: 5 }),
    covered: fc.subarray(turnIds),
  },
  { requiredKeys: [] },
)
const step = fc.record({ changes, minutes: fc.constantFrom(0, 1, 6), writer: fc.nat(1), leaves: fc.boolean(), bin: fc.nat(9) })

/** What happens to one interview, in order. */
export const steps = fc.array(step, { minLength: 1, maxLength: 12 })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** A case file whose clock the test moves, and the two who write in it. */
export async function givenTypists() {
  const clock = { now: Date.UTC(2026, 2, 15) }
  const temporary = await temporaryCaseFile({ now: () => clock.now })
  const { caseFile } = temporary
  const { within } = givenRound(caseFile)
  const writers = [givenMember(caseFile, '示例组员甲', 'member'), givenMember(caseFile, '示例组员乙', 'member')] as const
  return { temporary, caseFile, within, writers, clock }
}
type Typists = Awaited<ReturnType<typeof givenTypists>>

/** Does one step to an interview; `kept` is told every version as it was saved. Answers the record as it then stands. */
export function perform(
  { caseFile, writers, clock }: Pick<Typists, 'writers' | 'clock'> & { readonly caseFile: CaseFile },
  record: RecordOf<'interview'>,
  each: Step,
  kept: (version: number, body: Interview) => void = () => {},
): RecordOf<'interview'> {
  clock.now += each.minutes * 60_000
  const saving = { id: record.id, version: record.version, changes: each.changes }
  const saved = as(caseFile, writers[each.writer === 0 ? 0 : 1], () => saveRecord(caseFile, 'interview', saving))
  kept(saved.version, saved.body)
  if (each.leaves) departed(caseFile, [saved])
  if (each.bin !== 0) return saved
  kept(deleteRecord(caseFile, 'interview', record.id).version, saved.body)
  const back = restoreRecord(caseFile, 'interview', record.id)
  kept(back.version, back.body)
  return back
}
