import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaseworkThread, startCasework } from '../../../db/worker/client.ts'
import type { Progress } from '../../../db/worker/messages.ts'
import { testPassword } from '../case-file.ts'
import { filesHolding } from '../plaintext.ts'

let parent: string
let thread: CaseworkThread
beforeEach(() => {
  process.env.XUNCHA_KDF = 'test'
  parent = mkdtempSync(join(tmpdir(), 'xuncha-worker-'))
  thread = startCasework()
})
afterEach(async () => {
  await thread.stop()
  rmSync(parent, { recursive: true, force: true })
})

const refusal = (code: string) => expect.objectContaining({ code })
const create = (mode: 'group' | 'office' = 'group') =>
  thread.casework.vault.create({
    folder: join(parent, 'case'),
    mode,
    label: '示例案件库',
    deviceName: '示例电脑',
    person: { name: '示例组长', post: mode === 'group' ? 'group_leader' : 'office_director' },
    password: testPassword,
  })
const folder = (): string => join(parent, 'case')

describe('a case file in its thread', () => {
  test('is created, locked, described and unlocked; after locking the next request starts a new thread', async () => {
    const { session, recoveryKey } = await create()
    expect(session).toMatchObject({ name: '示例组长', post: 'group_leader', idleLockMinutes: 5, migratedFrom: null, setBack: false })
    expect(recoveryKey).toHaveLength(47)
    expect(await thread.casework.vault.session({})).toEqual(session)
    await thread.casework.vault.lock({})
    await expect(thread.casework.vault.session({})).rejects.toEqual(refusal('locked'))
    const face = await thread.casework.vault.describe({ folder: folder() })
    expect(face.accounts).toEqual([{ id: session.accountId, name: '示例组长' }])
    const { accountId } = session
    expect(await thread.casework.vault.unlock({ folder: folder(), accountId, password: testPassword })).toEqual(session)
  })

  test('is one at a time, and locking what is locked is no mistake', async () => {
    await thread.casework.vault.lock({})
    const { session } = await create()
    const { accountId } = session
    await expect(thread.casework.vault.unlock({ folder: folder(), accountId, password: testPassword })).rejects.toEqual(
      refusal('case_file_in_use'),
    )
    const other = startCasework()
    await expect(other.casework.vault.unlock({ folder: folder(), accountId, password: testPassword })).rejects.toEqual(
      refusal('case_file_in_use'),
    )
    await other.stop()
  })

  test('says that it is gone when it dies unasked, and nothing hangs', async () => {
    let gone = 0
    thread.onGone(() => {
      gone += 1
    })
    const broken = startCasework(new URL(`file://${join(parent, 'none.js')}`))
    broken.onGone(() => {
      gone += 1
    })
    await expect(broken.casework.vault.describe({ folder: parent })).rejects.toEqual(refusal('unexpected'))
    expect(gone).toBe(1)
    await create()
    await thread.casework.vault.lock({})
    await thread.stop()
    expect(gone).toBe(1)
  })

  test('tells what changed, to those who still want to know', async () => {
    const told: (readonly string[])[] = []
    const stop = thread.onChanged((topics) => told.push(topics))
    await create()
    await thread.casework.accounts.add({ person: { name: '示例组员', post: 'member' }, password: '第二个示例密码甲乙丙' })
    await thread.casework.vault.settings({})
    expect(told).toEqual([['accounts', 'member']])
    stop()
    await thread.casework.vault.setIdleLock({ minutes: 7 })
    await thread.casework.vault.settings({})
    expect(told).toHaveLength(1)
    expect((await thread.casework.vault.session({})).idleLockMinutes).toBe(7)
  })

  test('reports a job’s progress under its name, and stops it when asked', async () => {
    const { session } = await create()
    const path = join(parent, '大.bin')
    writeFileSync(path, Buffer.alloc(30_000_000, 1))
    const job = newId()
    const told: Progress[] = []
    thread.onProgress((progress) => {
      told.push(progress)
      void thread.casework.jobs.cancel({ job })
    })
    const { added, failed } = await thread.casework.attachments.addFiles({ recordId: session.memberId, paths: [path], job })
    expect(told[0]).toMatchObject({ job, stage: 'reading', total: 30_000_000 })
    expect(added).toEqual([])
    expect(failed).toEqual([{ name: '大.bin', code: 'cancelled' }])
    await thread.casework.jobs.cancel({ job }) // late, and no mistake
  })

  test('locks in the middle of a long job, which ends as cancelled and leaves nothing in plain', async () => {
    const { session } = await create()
    const path = join(parent, '大.bin')
    writeFileSync(path, Buffer.from('示例哨兵附件'.repeat(2_000_000)))
    const started = new Promise<void>((resolve) => thread.onProgress(() => resolve()))
    const adding = thread.casework.attachments.addFiles({ recordId: session.memberId, paths: [path], job: newId() })
    await started
    await thread.casework.vault.lock({})
    expect((await adding).failed).toEqual([{ name: '大.bin', code: 'cancelled' }])
    expect(filesHolding(folder(), '示例哨兵附件')).toEqual([])
  })
})

describe('passwords and accounts', () => {
  test('a password is changed by who knows the old one', async () => {
    const { session } = await create()
    const change = (oldPassword: string) => thread.casework.vault.changePassword({ oldPassword, newPassword: '新的示例密码一二三四' })
    await expect(change('猜的')).rejects.toEqual(refusal('wrong_password'))
    await change(testPassword)
    await thread.casework.vault.lock({})
    const { accountId } = session
    const unlock = (password: string) => thread.casework.vault.unlock({ folder: folder(), accountId, password })
    await expect(unlock(testPassword)).rejects.toEqual(refusal('wrong_password'))
    await unlock('新的示例密码一二三四')
    await expect(thread.casework.vault.changePassword({ oldPassword: '新的示例密码一二三四', newPassword: '短' })).rejects.toEqual(
      expect.objectContaining({ code: 'bad_input', where: 'newPassword' }),
    )
  })

  test('a renewed recovery key works and the old one does not', async () => {
    const { session, recoveryKey: old } = await create()
    const { recoveryKey } = await thread.casework.vault.renewRecoveryKey({ password: testPassword })
    await thread.casework.vault.lock({})
    const about = { folder: folder(), accountId: session.accountId, newPassword: '新的示例密码一二三四' }
    await expect(thread.casework.vault.recover({ ...about, recoveryKey: old })).rejects.toEqual(refusal('wrong_password'))
    expect((await thread.casework.vault.recover({ ...about, recoveryKey })).name).toBe('示例组长')
  })

  test('several people have each their own password; a post decides what they may do', async () => {
    const { session } = await create()
    const added = await thread.casework.accounts.add({ person: { name: '示例组员', post: 'member' }, password: '第二个示例密码甲乙丙' })
    await thread.casework.vault.lock({})
    const face = await thread.casework.vault.unlock({ folder: folder(), accountId: added.id, password: '第二个示例密码甲乙丙' })
    expect(face).toMatchObject({ name: '示例组员', post: 'member', memberId: added.memberId })
    await expect(thread.casework.accounts.remove({ id: session.accountId })).rejects.toEqual(refusal('not_allowed'))
    expect(await thread.casework.accounts.list({})).toHaveLength(2)
  })

  test('a removed account opens nothing, and comes back as the same one', async () => {
    const { session } = await create()
    const added = await thread.casework.accounts.add({ person: { name: '示例组员', post: 'member' }, password: '第二个示例密码甲乙丙' })
    await expect(thread.casework.accounts.remove({ id: session.accountId })).rejects.toEqual(refusal('bad_input'))
    await thread.casework.accounts.remove({ id: added.id })
    await expect(thread.casework.accounts.remove({ id: added.id })).rejects.toEqual(refusal('not_found'))
    const back = await thread.casework.accounts.add({ memberId: added.memberId, password: '第三个示例密码甲乙丙' })
    expect(back).toEqual(added)
    await expect(thread.casework.accounts.add({ memberId: added.memberId, password: '第四个示例密码甲乙丙' })).rejects.toEqual(
      refusal('bad_input'),
    )
    await thread.casework.vault.lock({})
    const unlock = (password: string) => thread.casework.vault.unlock({ folder: folder(), accountId: added.id, password })
    await expect(unlock('第二个示例密码甲乙丙')).rejects.toEqual(refusal('wrong_password'))
    await unlock('第三个示例密码甲乙丙')
  })

  test('a member with an account is not deleted, and the last who may manage keeps a post that may', async () => {
    const { session } = await create()
    const { members } = thread.casework
    const own = await members.open({ id: session.memberId })
    const demote = () => members.save({ id: own.id, version: own.version, changes: { post: 'member' } })
    await expect(members.delete({ id: own.id })).rejects.toEqual(expect.objectContaining({ code: 'not_allowed', where: 'account' }))
    await expect(demote()).rejects.toEqual(expect.objectContaining({ code: 'not_allowed', where: 'post' }))
    await thread.casework.accounts.add({ person: { name: '示例联络员', post: 'liaison' }, password: '第二个示例密码甲乙丙' })
    await demote()
    expect((await thread.casework.vault.session({})).post).toBe('member')
    await expect(thread.casework.vault.setIdleLock({ minutes: 9 })).rejects.toEqual(refusal('not_allowed'))
  })

  test('a new name is at the keyboard at once, and on the first screen', async () => {
    const { session } = await create()
    const own = await thread.casework.members.open({ id: session.memberId })
    await thread.casework.members.save({ id: own.id, version: own.version, changes: { name: '示例新名' } })
    expect((await thread.casework.vault.session({})).name).toBe('示例新名')
    const { accounts } = await thread.casework.vault.describe({ folder: folder() })
    expect(accounts.map((account) => account.name)).toEqual(['示例新名'])
  })

  test('posts of the other mode are refused', async () => {
    await create('office')
    const add = (post: 'member' | 'office_staff') =>
      thread.casework.accounts.add({ person: { name: '示例', post }, password: '第二个示例密码甲乙丙' })
    await expect(add('member')).rejects.toEqual(expect.objectContaining({ code: 'bad_input', where: 'person/post' }))
    expect(await add('office_staff')).toMatchObject({ post: 'office_staff' })
  })

  test('every act on accounts and keys is in the audit chain, newest first', async () => {
    await create()
    await thread.casework.accounts.add({ person: { name: '示例组员', post: 'member' }, password: '第二个示例密码甲乙丙' })
    await thread.casework.vault.renewRecoveryKey({ password: testPassword })
    const { rows, total } = await thread.casework.audit.list({ limit: 3 })
    expect(rows.map((row) => row.action)).toEqual(['vault.recovery_key', 'account.add', 'record.create'])
    expect(total).toBe(rows[0]?.seq)
    expect(await thread.casework.audit.verify({})).toEqual({ rows: total, intact: true, brokenAt: null })
  })
})
