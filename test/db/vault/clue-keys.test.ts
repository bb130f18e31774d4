import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClue, openClue } from '../../../db/clues/clues.ts'
import { possibleReaders } from '../../../db/clues/readers.ts'
import { openCaseFile, recoverCaseFile } from '../../../db/vault/open-case-file.ts'
import { vault } from '../../../db/worker/areas/vault.ts'
import { type Group, group, secretBody } from '../clues/people.ts'

const refusal = (code: string) => expect.objectContaining({ code })
const context = { report: () => undefined, signal: new AbortController().signal, changed: () => undefined }

interface Kept {
  formatVersion: number
  accounts: { id: string; clues?: { publicKey: string; recovery?: { to: string } } }[]
  recovery: { wrappedKey: string; cluePublicKey?: string }
}
const kept = ({ tmp }: Group): Kept => JSON.parse(readFileSync(join(tmp.folder, 'vault.json'), 'utf8'))
const keep = ({ tmp }: Group, json: Kept): void => writeFileSync(join(tmp.folder, 'vault.json'), JSON.stringify(json))

/** Makes `vault.json` what the version before the compartment wrote. */
function olden(here: Group): void {
  here.caseFile.close()
  const { accounts, recovery, ...rest } = kept(here)
  const bare = accounts.map(({ clues: _clues, ...account }) => account)
  keep(here, { ...rest, formatVersion: 1, accounts: bare, recovery: { wrappedKey: recovery.wrappedKey } })
}

test('a case file from before opens; each account gets its pair when it next unlocks', async () => {
  await using here = await group()
  olden(here)
  await here.enter(here.leader)
  expect(kept(here)).toMatchObject({ formatVersion: 2 })
  expect(possibleReaders(here.caseFile).map(({ ready }) => ready)).toEqual([true, false, false])
  expect(() =>
    createClue(here.caseFile, { roundId: here.roundId, unitId: null, readers: [here.writer.memberId], body: secretBody }),
  ).toThrow(refusal('not_ready'))
  await here.enter(here.writer)
  expect(possibleReaders(here.caseFile).map(({ ready }) => ready)).toEqual([true, true, false])
  const { id } = createClue(here.caseFile, { roundId: here.roundId, unitId: null, readers: [here.leader.memberId], body: secretBody })
  await here.enter(here.leader)
  expect(openClue(here.caseFile, id)).toMatchObject({ state: 'open' })
})

test('a case file from before: a new recovery key recovers clues from then on', async () => {
  await using here = await group()
  olden(here)
  await here.enter(here.leader)
  const { id } = createClue(here.caseFile, { roundId: here.roundId, unitId: null, readers: [], body: secretBody })
  expect(kept(here).accounts[0]?.clues?.recovery).toBeUndefined()
  const { recoveryKey } = await vault.renewRecoveryKey(here.caseFile, { password: here.leader.password }, context)
  here.caseFile.close()
  here.caseFile = await recoverCaseFile(here.tmp.folder, {
    accountId: here.leader.accountId,
    recoveryKey,
    newPassword: '重设的示例密码一二',
  })
  expect(openClue(here.caseFile, id)).toMatchObject({ state: 'open', clue: { body: secretBody } })
})

test('a case file from before that is opened with its recovery key knows from then on what to seal to', async () => {
  await using here = await group()
  olden(here)
  const account = { accountId: here.leader.accountId, recoveryKey: here.tmp.recoveryKey }
  here.caseFile = await recoverCaseFile(here.tmp.folder, { ...account, newPassword: '重设的示例密码一二' })
  const { id } = createClue(here.caseFile, { roundId: here.roundId, unitId: null, readers: [], body: secretBody })
  here.caseFile.close()
  here.caseFile = await recoverCaseFile(here.tmp.folder, { ...account, newPassword: '再次重设的示例密码' })
  expect(openClue(here.caseFile, id)).toMatchObject({ state: 'open' })
})

test('a pair exchanged in vault.json is noticed by its owner', async () => {
  await using here = await group()
  here.caseFile.close()
  const json = kept(here)
  const [mine, other] = json.accounts
  if (mine?.clues === undefined || other?.clues === undefined) throw new Error('every account has its pair')
  mine.clues.publicKey = other.clues.publicKey
  keep(here, json)
  const { accountId, password } = here.leader
  await expect(openCaseFile(here.tmp.folder, { accountId, password })).rejects.toEqual(refusal('case_file_damaged'))
})

test('the private half is wiped with the lock, and is never printed', async () => {
  await using here = await group()
  const { caseFile } = here
  expect(JSON.stringify(caseFile.vault.withClueKeys((pair) => pair.privateKey))).toBe('"[secret]"')
  caseFile.close()
  expect(() => caseFile.vault.withClueKeys(({ privateKey }) => privateKey.use((bytes) => bytes.length))).toThrow(refusal('locked'))
})
