import { Refusal } from '../../model/failure.ts'
import { listRecords } from '../../records/footing.ts'
import { removeRound } from '../../records/removal.ts'
import { todayOf } from '../../records/today.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import type { Handlers } from '../serve.ts'

const sampleRounds = (caseFile: CaseFile): readonly string[] =>
  [false, true].flatMap((deleted) => listRecords(caseFile, 'round', { facets: { sample: ['true'] }, deleted }).rows.map(({ id }) => id))

/** 今日, and the sample round to learn with. */
export const desk: Handlers<'desk'> = {
  today: (caseFile, scope) => todayOf(caseFile, scope),
  /** Loaded only when wanted: the sample is larger than all the rest of the casework. */
  async createSample(caseFile) {
    const [known] = sampleRounds(caseFile)
    if (known !== undefined) throw new Refusal('bad_input', 'sample')
    const { createSample } = await import('../../sample/index.ts')
    return { roundId: (await createSample(caseFile)).roundId }
  },
  removeSample(caseFile) {
    const rounds = sampleRounds(caseFile)
    if (rounds.length === 0) throw new Refusal('not_found', 'round')
    for (const id of rounds) removeRound(caseFile, id)
    return null
  },
}
