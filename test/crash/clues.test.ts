import { expect, test } from 'vitest'
import { createClue, openClue } from '../../db/clues/clues.ts'
import { group, secretBody } from '../db/clues/people.ts'
import { killAfter } from './kill-after.ts'

test('killed in the middle of a new key: the clue reads whole, as it was before or as it is after', async () => {
  await using here = await group()
  const { roundId, unitId, leader, writer } = here
  const { id } = createClue(here.caseFile, { roundId, unitId, readers: [], body: secretBody })
  here.caseFile.close()
  for (const lines of [1, 7, 20]) {
    const versions = await killAfter('rekeying.ts', [here.tmp.folder, leader.accountId, leader.password, id, writer.memberId], lines)
    const caseFile = await here.enter(leader)
    const found = openClue(caseFile, id)
    if (found.state !== 'open') throw new Error(found.state)
    expect(found.clue.body).toMatchObject(secretBody)
    expect(found.clue.version).toBeGreaterThanOrEqual(Number(versions.at(-1)))
    expect(found.clue.version).toBeLessThanOrEqual(Number(versions.at(-1)) + 2)
    expect(caseFile.audit.verify().intact).toBe(true)
    const { readers } = found.clue
    caseFile.close()
    if (readers.includes(writer.memberId)) expect(openClue(await here.enter(writer), id)).toMatchObject({ state: 'open' })
    here.caseFile.close()
  }
})
