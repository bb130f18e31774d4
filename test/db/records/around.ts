import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, givenWholeDraft } from './sample-round.ts'

/** One case file for the tests of a file. */
function around(): () => CaseFile {
  let temporary: TemporaryCaseFile
  beforeAll(async () => {
    temporary = await temporaryCaseFile()
  })
  afterAll(() => temporary.dispose())
  return () => temporary.caseFile
}

/** One case file with one round and unit for the tests of a file. */
export function aroundRound() {
  const caseFile = around()
  const begin = () => ({ caseFile: caseFile(), within: givenRound(caseFile()).within })
  let work: ReturnType<typeof begin>
  beforeAll(() => {
    work = begin()
  })
  return () => work
}

/** One case file for the tests of a file, and for each of them a round of its own with a draft that lacks nothing. */
export function aroundWholeDraft() {
  const caseFile = around()
  const begin = () => {
    const { within } = givenRound(caseFile())
    return { caseFile: caseFile(), within, given: givenWholeDraft(caseFile(), within) }
  }
  let work: ReturnType<typeof begin>
  beforeEach(() => {
    work = begin()
  })
  return () => work
}
