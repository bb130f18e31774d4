import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  closeClue,
  createClue,
  listClues,
  openClue,
  openClueWith,
  pairClue,
  saveClue,
  sealToLeader,
  setClueDeleted,
  setReaders,
} from '../../../db/clues/clues.ts'
import { addClueFile, addClueFiles, beginClueFile, exportClueFile, readClueFile, setClueFileRemoved } from '../../../db/clues/files.ts'
import { ownKey } from '../../../db/clues/readers.ts'
import { openContent } from '../../../db/clues/sealing.ts'
import { transferForm } from '../../../db/clues/transfer-form.ts'
import { openRecord, saveRecord } from '../../../db/records/footing.ts'
import { removeRound } from '../../../db/records/removal.ts'
import { appendToUpload, finishUpload } from '../../../db/records/uploads.ts'
import { recoverCaseFile } from '../../../db/vault/open-case-file.ts'
import { accounts } from '../../../db/worker/areas/accounts.ts'
import { vault } from '../../../db/worker/areas/vault.ts'
import { pieces, someBytes } from '../exchange/two-sides.ts'
import { filesHolding } from '../plaintext.ts'
import { type Group, group, secretBody, secretWords } from './people.ts'

const refusal = (code: string, where?: string) => expect.objectContaining(where === undefined ? { code } : { code, where })
const context = { report: () => undefined, signal: new AbortController().signal, changed: () => undefined }
const fresh = ({ caseFile, roundId, unitId }: Group, readers: string[] = [], body = secretBody) =>
  createClue(caseFile, { roundId, unitId, readers, body })
const shown = (here: Group, id: string) => {
  const found = openClue(here.caseFile, id)
  return found.state === 'open' ? found.clue : found.state
}

describe('a clue of one reader', () => {
  test('is kept whole, with its history, and read again after the lock', async () => {
    await using here = await group()
    const made = fresh(here)
    const saved = saveClue(here.caseFile, made.id, 1, { rank: '正科级', status: 'under_consideration' })
    expect(saved).toMatchObject({
      version: 2,
      body: { ...secretBody, rank: '正科级' },
      unitId: here.unitId,
      readers: [here.leader.memberId],
    })
    expect(() => saveClue(here.caseFile, made.id, 1, { rank: '' })).toThrow(refusal('version_conflict'))
    const caseFile = await here.enter(here.leader)
    expect(shown(here, made.id)).toEqual(saved)
    expect(saved.history.map(({ field, before, after }) => ({ field, before, after }))).toEqual([
      { field: 'rank', before: '', after: '正科级' },
      { field: 'status', before: 'registered', after: 'under_consideration' },
    ])
    setClueDeleted(caseFile, made.id, true)
    expect(listClues(caseFile, here.roundId, false).lines).toEqual([])
    expect(listClues(caseFile, here.roundId, true).lines).toHaveLength(1)
    setClueDeleted(caseFile, made.id, false)
    expect(listClues(caseFile, here.roundId, false).lines).toMatchObject([{ id: made.id, name: secretWords.name, state: 'open' }])
    expect(transferForm(caseFile, made.id)).toMatchObject({ unitName: '示例局党组', body: secretBody })
  })

  test('is not there for anybody else, whatever is asked', async () => {
    await using here = await group()
    const { id } = fresh(here)
    const caseFile = await here.enter(here.stranger)
    expect(listClues(caseFile, here.roundId, false)).toEqual({ lines: [], handedOver: [] })
    const none = refusal('not_found')
    expect(() => openClue(caseFile, id)).toThrow(none)
    expect(() => saveClue(caseFile, id, 1, {})).toThrow(none)
    expect(() => setReaders(caseFile, id, [here.stranger.memberId], 'single')).toThrow(none)
    expect(() => sealToLeader(caseFile, id)).toThrow(none)
    expect(() => setClueDeleted(caseFile, id, true)).toThrow(none)
    await expect(openClueWith(caseFile, id, here.leader.memberId, here.leader.password)).rejects.toEqual(none)
    await expect(addClueFile(caseFile, id, 'x', pieces(Buffer.from('x')))).rejects.toEqual(none)
  })

  test('does not open for a reader whom somebody wrote into the table', async () => {
    await using here = await group()
    const { id } = fresh(here)
    const caseFile = await here.enter(here.stranger)
    const { k } = caseFile.queries
    caseFile.queries.run(k.updateTable('clue_key').set({ member_id: here.stranger.memberId }))
    expect(openClue(caseFile, id)).toMatchObject({ state: 'lost' })
    expect(listClues(caseFile, here.roundId, false).lines).toMatchObject([{ state: 'lost', name: '', person: '' }])
  })

  test('holds files that nothing on the disk tells of', async () => {
    await using here = await group()
    const { id } = fresh(here)
    const bytes = Buffer.concat([Buffer.from(secretWords.fileText), someBytes(200_000)])
    const [file] = (await addClueFile(here.caseFile, id, `${secretWords.file}.png`, pieces(bytes, 7001))).files
    expect(file).toMatchObject({ name: `${secretWords.file}.png`, size: bytes.length, mediaType: 'image/png' })
    const caseFile = await here.enter(here.leader) // what no row names is swept here
    const read = await readClueFile(caseFile, id, file?.id ?? '', 60_000, 100_000)
    expect(Buffer.from(read.bytes).equals(bytes.subarray(60_000, 160_000))).toBe(true)
    expect((await readClueFile(caseFile, id, file?.id ?? '', 0, 0)).name).toBe(`${secretWords.file}.png`)
    setClueFileRemoved(caseFile, id, file?.id ?? '', true)
    expect(transferForm(caseFile, id).files).toEqual([])
    expect(readdirSync(`${here.tmp.folder}/files`).join()).not.toContain(secretWords.file)
    // With the case file's own key the stored bytes are still a ciphertext.
    const { sha256 } = caseFile.queries.first(caseFile.queries.k.selectFrom('clue_file').select('sha256')) ?? { sha256: '' }
    expect((await caseFile.files.read(sha256, 0, 1000)).includes(Buffer.from(secretWords.fileText))).toBe(false)
  })

  test('takes files from the disk by name, tells which it could not take, and gives them out whole with a reason that stays inside', async () => {
    await using here = await group()
    const { id } = fresh(here)
    const folder = dirname(here.tmp.folder)
    const bytes = someBytes(150_000)
    writeFileSync(join(folder, '示例材料.bin'), bytes)
    const paths = [join(folder, '示例材料.bin'), join(folder, 'none.bin'), folder]
    const { clue, failed } = await addClueFiles(here.caseFile, id, paths, context)
    expect(clue.files.map(({ name, size }) => ({ name, size }))).toEqual([{ name: '示例材料.bin', size: bytes.length }])
    expect(failed.map(({ name, code }) => ({ name, code }))).toEqual([
      { name: 'none.bin', code: 'file_unreadable' },
      { name: basename(folder), code: 'file_unreadable' },
    ])
    const path = join(folder, 'out.bin')
    const reason = '示例理由：报送'
    expect(await exportClueFile(here.caseFile, { id, fileId: clue.files[0]?.id ?? '', path, reason }, context)).toEqual({
      size: bytes.length,
    })
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(readdirSync(folder)).not.toContain('out.bin.part')
    expect(shown(here, id)).toMatchObject({ history: expect.arrayContaining([expect.objectContaining({ after: reason })]) })
    const audit = here.caseFile.queries.all(here.caseFile.queries.k.selectFrom('audit').selectAll().where('subject_id', '=', id))
    expect(audit.map(({ action }) => action)).toEqual(['clue.create', 'clue.file_add', 'clue.open', 'clue.file_export'])
    expect(JSON.stringify(audit)).not.toContain(reason)
    expect(audit.every(({ detail }) => detail === '{}')).toBe(true)
  })

  test('takes dragged files in pieces, and nothing of one that was not finished or came too late', async () => {
    await using here = await group()
    const { id } = fresh(here)
    const { signal } = context
    const bytes = someBytes(150_001)
    const whole = beginClueFile(here.caseFile, id, { name: '拖入.pdf', size: bytes.length }, signal)
    const cut = beginClueFile(here.caseFile, id, { name: '半个.pdf', size: 10 }, signal)
    for (let at = 0; at < bytes.length; at += 60_000) await appendToUpload(here.caseFile, whole, bytes.subarray(at, at + 60_000))
    await expect(finishUpload(here.caseFile, 'attachment', whole)).rejects.toEqual(refusal('not_found'))
    const { files } = await finishUpload(here.caseFile, 'clue', whole)
    expect(files.map(({ name, size, mediaType }) => ({ name, size, mediaType }))).toEqual([
      { name: '拖入.pdf', size: 150_001, mediaType: 'application/pdf' },
    ])
    const read = await readClueFile(here.caseFile, id, files[0]?.id ?? '', 0, bytes.length)
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true)
    await appendToUpload(here.caseFile, cut, bytes.subarray(0, 5))
    await expect(finishUpload(here.caseFile, 'clue', cut)).rejects.toEqual(refusal('bad_input'))
    expect(shown(here, id)).toMatchObject({ files: [{ name: '拖入.pdf' }] })
    expect(readdirSync(`${here.tmp.folder}/files`)).toHaveLength(1)
    setClueDeleted(here.caseFile, id, true)
    expect(() => beginClueFile(here.caseFile, id, { name: 'x', size: 1 }, signal)).toThrow(refusal('not_found'))
    await here.enter(here.stranger)
    expect(() => beginClueFile(here.caseFile, id, { name: 'x', size: 1 }, signal)).toThrow(refusal('not_found'))
  })

  test('goes with a sample round, and its files with it; those of other rounds stay', async () => {
    await using here = await group({ sample: true })
    const { id } = fresh(here)
    await addClueFile(here.caseFile, id, '示例.txt', pieces(Buffer.from('示例')))
    removeRound(here.caseFile, here.roundId)
    for (const table of ['clue', 'clue_key', 'clue_file', 'file'] as const)
      expect(here.caseFile.queries.all(here.caseFile.queries.k.selectFrom(table).selectAll())).toEqual([])
  })
})

describe('readers', () => {
  test('who is taken out reads nothing that is saved later, not even with the key of before', async () => {
    await using here = await group()
    const { id } = fresh(here, [here.stranger.memberId])
    let caseFile = await here.enter(here.stranger)
    expect(shown(here, id)).toMatchObject({ body: secretBody })
    const kept = ownKey(caseFile, id)
    const old = kept?.use((bytes) => Buffer.from(bytes))
    caseFile = await here.enter(here.leader)
    setReaders(caseFile, id, [here.leader.memberId], 'single')
    const { version } = saveClue(caseFile, id, 3 - 1, { matter: '之后才写下的' })
    const row = caseFile.queries.first(caseFile.queries.k.selectFrom('clue').selectAll())
    const { Secret } = await import('../../../db/vault/secret.ts')
    expect(() => openContent(row?.sealed ?? Buffer.alloc(0), new Secret(old ?? Buffer.alloc(32)), id, version)).toThrow(
      refusal('case_file_damaged'),
    )
    caseFile = await here.enter(here.stranger)
    expect(() => openClue(caseFile, id)).toThrow(refusal('not_found'))
  })

  test('nobody takes himself out, or names somebody without an account', async () => {
    await using here = await group()
    const { id } = fresh(here)
    expect(() => setReaders(here.caseFile, id, [here.stranger.memberId], 'single')).toThrow(refusal('bad_input', 'readers'))
    expect(() => setReaders(here.caseFile, id, [here.leader.memberId, here.unitId], 'single')).toThrow(refusal('not_ready', 'readers'))
    expect(shown(here, id)).toMatchObject({ version: 1 })
  })

  test('the account of the last who can open a clue is not removed before it is handed on', async () => {
    await using here = await group()
    await here.enter(here.stranger)
    const { id } = fresh(here)
    let caseFile = await here.enter(here.leader)
    expect(() => accounts.remove(caseFile, { id: here.stranger.accountId }, context)).toThrow(refusal('not_allowed', 'clues'))
    caseFile = await here.enter(here.stranger)
    sealToLeader(caseFile, id)
    caseFile = await here.enter(here.leader)
    accounts.remove(caseFile, { id: here.stranger.accountId }, context)
    expect(shown(here, id)).toMatchObject({ readers: [here.leader.memberId] })
  })
})

describe('about the head of the unit', () => {
  test('only the leader names readers; sealed to the leader, the writer keeps a receipt and nothing else', async () => {
    await using here = await group()
    let caseFile = await here.enter(here.writer)
    const { id } = fresh(here, [here.stranger.memberId], { ...secretBody, aboutHead: true })
    expect(shown(here, id)).toMatchObject({ readers: [here.writer.memberId] })
    expect(() => setReaders(caseFile, id, [here.writer.memberId, here.stranger.memberId], 'single')).toThrow(
      refusal('not_allowed', 'aboutHead'),
    )
    expect(sealToLeader(caseFile, id)).toEqual({ to: '示例组长' })
    expect(() => openClue(caseFile, id)).toThrow(refusal('not_found'))
    const { lines, handedOver } = listClues(caseFile, here.roundId, false)
    expect(lines).toEqual([])
    expect(handedOver).toEqual([{ id: expect.any(String), at: expect.any(Number), to: here.leader.memberId }])
    caseFile = await here.enter(here.leader)
    expect(shown(here, id)).toMatchObject({ body: secretBody, createdBy: here.writer.memberId })
    setReaders(caseFile, id, [here.leader.memberId, here.writer.memberId], 'single')
    await here.enter(here.writer)
    expect(shown(here, id)).toMatchObject({ body: secretBody })
  })

  test('once it turns out to be about the head, whoever else could read it cannot any more', async () => {
    await using here = await group()
    await here.enter(here.writer)
    const { id } = fresh(here, [here.stranger.memberId])
    expect(saveClue(here.caseFile, id, 1, { aboutHead: true }).readers).toEqual([here.writer.memberId])
    const caseFile = await here.enter(here.stranger)
    expect(() => openClue(caseFile, id)).toThrow(refusal('not_found'))
  })
})

describe('where the round wants two people', () => {
  test('a clue opens for two of its readers together, is sealed again when it leaves the screen, and never for one', async () => {
    await using here = await group({ clueOpening: 'two_people' })
    expect(() => fresh(here)).toThrow(refusal('not_ready', 'second_reader'))
    const { id, version } = fresh(here, [here.writer.memberId])
    saveClue(here.caseFile, id, version, { rank: '副科级' }) // who wrote it has it open
    closeClue(here.caseFile, id)
    expect(shown(here, id)).toBe('sealed')
    expect(listClues(here.caseFile, here.roundId, false).lines).toMatchObject([{ id, state: 'sealed', name: '', person: '', unitId: null }])
    expect(() => saveClue(here.caseFile, id, 2, {})).toThrow(refusal('not_ready', 'two_people'))
    expect(() => setReaders(here.caseFile, id, [here.leader.memberId], 'single')).toThrow(refusal('not_ready', 'two_people'))
    const { caseFile } = here
    await expect(openClueWith(caseFile, id, here.writer.memberId, '不对的示例密码')).rejects.toEqual(refusal('wrong_password'))
    await expect(openClueWith(caseFile, id, here.stranger.memberId, here.stranger.password)).rejects.toEqual(refusal('not_found'))
    await expect(openClueWith(caseFile, id, here.leader.memberId, here.leader.password)).rejects.toEqual(refusal('not_found'))
    expect(await openClueWith(caseFile, id, here.writer.memberId, here.writer.password)).toMatchObject({ body: { rank: '副科级' } })
    expect(shown(here, id)).toMatchObject({ body: { rank: '副科级' } })
    await here.enter(here.leader)
    expect(shown(here, id)).toBe('sealed')
  })

  const wantTwo = ({ caseFile, roundId }: Group) => {
    const { version } = openRecord(caseFile, 'round', roundId)
    saveRecord(caseFile, 'round', { id: roundId, version, changes: { clueOpening: 'two_people' } })
  }

  test('a clue from before the rule shows no word to one person any more, and comes under it with its next opening', async () => {
    await using here = await group()
    const { id } = fresh(here, [here.writer.memberId])
    expect(shown(here, id)).toMatchObject({ opening: 'single' })
    wantTwo(here)
    expect(shown(here, id)).toMatchObject({ body: secretBody }) // it is on the screen already
    saveClue(here.caseFile, id, 1, { rank: '副科级' })
    closeClue(here.caseFile, id)
    expect(shown(here, id)).toBe('unpaired')
    const [line] = listClues(here.caseFile, here.roundId, false).lines
    expect(line).toMatchObject({ state: 'unpaired', name: '', person: '', status: '' })
    expect(() => saveClue(here.caseFile, id, 2, { rank: '' })).toThrow(refusal('not_ready', 'unpaired'))
    expect(() => transferForm(here.caseFile, id)).toThrow(refusal('not_ready'))
    await here.enter(here.stranger)
    expect(() => pairClue(here.caseFile, id, [here.stranger.memberId])).toThrow(refusal('not_found'))
    await here.enter(here.writer)
    expect(pairClue(here.caseFile, id, [])).toMatchObject({ opening: 'two_people', body: { rank: '副科级' }, version: 3 })
    saveClue(here.caseFile, id, 3, { rank: '正科级' }) // open for whoever did it, until it leaves the screen
    closeClue(here.caseFile, id)
    expect(shown(here, id)).toBe('sealed')
    await here.enter(here.leader)
    expect(shown(here, id)).toBe('sealed')
    expect(ownKey(here.caseFile, id)).toBeNull()
    expect(await openClueWith(here.caseFile, id, here.writer.memberId, here.writer.password)).toMatchObject({ body: { rank: '正科级' } })
  })

  test('a clue of one person alone needs a second one named first; that of the head stays with the leader alone', async () => {
    await using here = await group()
    const { id } = fresh(here)
    const head = fresh(here, [], { ...secretBody, aboutHead: true })
    wantTwo(here)
    expect(() => pairClue(here.caseFile, id, [])).toThrow(refusal('not_ready', 'second_reader'))
    expect(shown(here, id)).toBe('unpaired')
    expect(pairClue(here.caseFile, id, [here.writer.memberId]).readers).toEqual([here.leader.memberId, here.writer.memberId].sort())
    expect(shown(here, head.id)).toMatchObject({ opening: 'single', body: secretBody })
    setReaders(here.caseFile, head.id, [here.leader.memberId, here.writer.memberId], 'two_people')
    closeClue(here.caseFile, head.id)
    expect(shown(here, head.id)).toBe('sealed')
  })

  test('wrong passwords of the second person are counted and delayed as at the door', async () => {
    await using here = await group({ clueOpening: 'two_people' })
    const { id } = fresh(here, [here.writer.memberId])
    closeClue(here.caseFile, id)
    const codes: string[] = []
    for (let i = 0; i < 4; i += 1)
      await openClueWith(here.caseFile, id, here.writer.memberId, `错误的密码${i}`).catch((error: { code: string }) =>
        codes.push(error.code),
      )
    expect(codes).toEqual(['wrong_password', 'wrong_password', 'wrong_password', 'wait'])
  })

  test('one share is as good as none, and a third reader opens with either of the others', async () => {
    await using here = await group({ clueOpening: 'two_people' })
    const { id } = fresh(here, [here.writer.memberId, here.stranger.memberId])
    expect(here.caseFile.queries.all(here.caseFile.queries.k.selectFrom('clue_key').selectAll())).toHaveLength(6)
    const caseFile = await here.enter(here.stranger)
    expect(ownKey(caseFile, id)).toBeNull()
    for (const other of [here.writer, here.leader]) {
      expect(await openClueWith(caseFile, id, other.memberId, other.password)).toMatchObject({ body: secretBody })
      closeClue(caseFile, id)
    }
    const row = caseFile.queries.first(caseFile.queries.k.selectFrom('clue').selectAll())
    const { k } = caseFile.queries
    const shares = caseFile.queries.all(k.selectFrom('clue_key').select('sealed').where('member_id', '=', here.stranger.memberId))
    const { openSealed } = await import('../../../db/vault/clue-keys.ts')
    for (const { sealed } of shares) {
      const share = caseFile.vault.withClueKeys((pair) => openSealed(sealed, pair))
      if (share === null || row === undefined) throw new Error('the share is this reader’s own')
      expect(() => openContent(row.sealed, share, id, row.version)).toThrow(refusal('case_file_damaged'))
    }
  })

  test('one that opened for one is turned to two, and cannot be turned back against the round', async () => {
    await using here = await group()
    const { id } = fresh(here)
    setReaders(here.caseFile, id, [here.leader.memberId, here.writer.memberId], 'two_people')
    expect(shown(here, id)).toMatchObject({ opening: 'two_people', body: secretBody })
    closeClue(here.caseFile, id)
    expect(shown(here, id)).toBe('sealed')
    await openClueWith(here.caseFile, id, here.writer.memberId, here.writer.password)
    setReaders(here.caseFile, id, [here.leader.memberId, here.writer.memberId], 'single')
    closeClue(here.caseFile, id)
    expect(shown(here, id)).toMatchObject({ opening: 'single' })
  })
})

describe('passwords', () => {
  test('a change of password loses no clue', async () => {
    await using here = await group()
    const { id } = fresh(here)
    await vault.changePassword(here.caseFile, { oldPassword: here.leader.password, newPassword: '新的示例密码一二三' }, context)
    await here.enter({ ...here.leader, password: '新的示例密码一二三' })
    expect(shown(here, id)).toMatchObject({ body: secretBody })
  })

  test('a lost password loses no clue where the recovery key is at hand', async () => {
    await using here = await group()
    await here.enter(here.stranger)
    const { id } = fresh(here)
    here.caseFile.close()
    const account = { accountId: here.stranger.accountId, recoveryKey: here.tmp.recoveryKey, newPassword: '重设的示例密码一二' }
    here.caseFile = await recoverCaseFile(here.tmp.folder, account)
    expect(shown(here, id)).toMatchObject({ body: secretBody })
    await here.enter({ ...here.stranger, password: '重设的示例密码一二' })
    expect(shown(here, id)).toMatchObject({ body: secretBody })
  })

  test('a renewed recovery key opens the clues of whoever has unlocked since, and the old one nothing', async () => {
    await using here = await group()
    await here.enter(here.stranger)
    const { id } = fresh(here)
    await here.enter(here.leader)
    const { recoveryKey } = await vault.renewRecoveryKey(here.caseFile, { password: here.leader.password }, context)
    await here.enter(here.stranger)
    here.caseFile.close()
    const account = { accountId: here.stranger.accountId, newPassword: '重设的示例密码一二' }
    await expect(recoverCaseFile(here.tmp.folder, { ...account, recoveryKey: here.tmp.recoveryKey })).rejects.toEqual(
      refusal('wrong_password'),
    )
    here.caseFile = await recoverCaseFile(here.tmp.folder, { ...account, recoveryKey })
    expect(shown(here, id)).toMatchObject({ body: secretBody })
  })

  test('an account that lost its pair is told so, and reads again once another reader names it anew', async () => {
    await using here = await group()
    const { id } = fresh(here, [here.stranger.memberId])
    accounts.remove(here.caseFile, { id: here.stranger.accountId }, context)
    await accounts.add(here.caseFile, { memberId: here.stranger.memberId, password: here.stranger.password }, context)
    await here.enter(here.stranger)
    expect(shown(here, id)).toBe('lost')
    await here.enter(here.leader)
    setReaders(here.caseFile, id, [here.leader.memberId, here.stranger.memberId], 'single')
    await here.enter(here.stranger)
    expect(shown(here, id)).toMatchObject({ body: secretBody })
  })
})

test('no word of a clue is on the disk in the clear', async () => {
  await using here = await group()
  const { id } = fresh(here)
  await addClueFile(here.caseFile, id, `${secretWords.file}.txt`, pieces(Buffer.from(secretWords.fileText)))
  for (const word of Object.values(secretWords)) expect(filesHolding(here.tmp.folder, word)).toEqual([])
})
