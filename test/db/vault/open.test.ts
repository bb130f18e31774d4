import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newest } from '../../../db/migrations/index.ts'
import { createRecord } from '../../../db/records/footing.ts'
import { createCaseFile } from '../../../db/vault/create-case-file.ts'
import { describeCaseFile, openCaseFile, recoverCaseFile } from '../../../db/vault/open-case-file.ts'
import { readVaultJson, writeVaultJson } from '../../../db/vault/vault-json.ts'
import { temporaryCaseFile, testPassword } from '../case-file.ts'
import { canMount, mountMedium } from '../media.ts'
import { filesHolding } from '../plaintext.ts'

const refusal = (code: string) => expect.objectContaining({ code })
const founding = (folder: string) => ({
  folder,
  mode: 'group' as const,
  label: '示例案件库',
  deviceName: '示例电脑',
  person: { name: '示例组长', post: 'group_leader' as const },
  password: testPassword,
})

describe('creating', () => {
  test('makes the person a member, an account and its own creator, and opens', async () => {
    await using tmp = await temporaryCaseFile()
    const { caseFile } = tmp
    const member = caseFile.queries.first(caseFile.queries.k.selectFrom('record').selectAll().where('kind', '=', 'member'))
    expect(member).toMatchObject({ id: caseFile.person.memberId, title: '示例组长', created_by: caseFile.person.memberId })
    expect(caseFile.person).toMatchObject({ name: '示例组长', post: 'group_leader' })
    expect(readdirSync(tmp.folder).sort()).toEqual(['case.db', 'case.db-shm', 'case.db-wal', 'lock.db', 'vault.json'])
  })

  test('tells what it is without a password, and nothing of the casework', async () => {
    await using tmp = await temporaryCaseFile()
    expect(describeCaseFile(tmp.folder)).toEqual({
      mode: 'group',
      label: '示例案件库',
      formatVersion: 2,
      accounts: [{ id: tmp.accountId, name: '示例组长' }],
      waitSeconds: 0,
    })
  })

  test('leaves a folder alone that holds a case file already', async () => {
    await using tmp = await temporaryCaseFile()
    tmp.caseFile.close()
    const before = readFileSync(join(tmp.folder, 'vault.json'))
    await expect(createCaseFile(founding(tmp.folder))).rejects.toEqual(refusal('case_file_exists'))
    rmSync(join(tmp.folder, 'vault.json')) // a database alone is still somebody's
    await expect(createCaseFile(founding(tmp.folder))).rejects.toEqual(refusal('case_file_exists'))
    writeFileSync(join(tmp.folder, 'vault.json'), before)
    await expect(openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })).resolves.toBeDefined()
  })

  test.runIf(canMount)('on a full or read-only disk says which, and leaves nothing behind', async () => {
    process.env.XUNCHA_KDF = 'test'
    using small = mountMedium(1)
    writeFileSync(join(small.path, 'ballast'), Buffer.alloc(900 * 1024))
    const folder = join(small.path, 'case')
    await expect(createCaseFile(founding(folder))).rejects.toEqual(refusal('disk_full'))
    expect(readdirSync(folder)).toEqual([])
    small.makeReadOnly()
    await expect(createCaseFile(founding(join(small.path, 'other')))).rejects.toEqual(refusal('folder_read_only'))
  })
})

describe('opening', () => {
  test('with the right password answers what was kept', async () => {
    await using tmp = await temporaryCaseFile()
    const unit = createRecord(tmp.caseFile, 'member', { roundId: null, unitId: null, body: { name: '示例组员', post: 'member' } })
    tmp.caseFile.close()
    const again = await openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })
    expect(again.queries.first(again.queries.k.selectFrom('record').select('title').where('id', '=', unit.id))).toEqual({
      title: '示例组员',
    })
    expect(again.opening).toEqual({ migratedFrom: null, setBack: false })
    expect(again.device.recipient).toBe(tmp.caseFile.device.recipient)
    again.close()
  })

  test('refuses what is not a case file, and puts nothing into it', async () => {
    await using tmp = await temporaryCaseFile()
    const account = { accountId: tmp.accountId, password: testPassword }
    const empty = join(dirname(tmp.folder), 'empty')
    mkdirSync(empty)
    await expect(openCaseFile(empty, account)).rejects.toEqual(refusal('not_a_case_file'))
    await expect(openCaseFile(join(empty, 'nowhere'), account)).rejects.toEqual(refusal('not_a_case_file'))
    expect(readdirSync(empty)).toEqual([])
  })

  test('takes a broken vault.json or database for damage', async () => {
    await using tmp = await temporaryCaseFile()
    tmp.caseFile.close()
    const account = { accountId: tmp.accountId, password: testPassword }
    for (const name of ['vault.json', 'case.db']) {
      const path = join(tmp.folder, name)
      const whole = readFileSync(path)
      for (const bytes of [Buffer.alloc(0), whole.subarray(0, whole.length / 2), Buffer.from('{}')]) {
        writeFileSync(path, bytes)
        await expect(openCaseFile(tmp.folder, account)).rejects.toEqual(refusal('case_file_damaged'))
      }
      writeFileSync(path, whole)
    }
    const opened = await openCaseFile(tmp.folder, account)
    opened.close()
  })

  test('refuses a case file of a newer version, by its format and by its schema', async () => {
    await using tmp = await temporaryCaseFile()
    const account = { accountId: tmp.accountId, password: testPassword }
    tmp.caseFile.db.pragma(`user_version = ${newest + 10}`)
    tmp.caseFile.close()
    const before = readFileSync(join(tmp.folder, 'case.db'))
    await expect(openCaseFile(tmp.folder, account)).rejects.toEqual(refusal('case_file_newer'))
    expect(readFileSync(join(tmp.folder, 'case.db')).equals(before)).toBe(true)
    const json = readVaultJson(tmp.folder)
    writeFileSync(join(tmp.folder, 'vault.json'), JSON.stringify({ ...json, formatVersion: 3, somethingNew: true }))
    expect(() => describeCaseFile(tmp.folder)).toThrow(refusal('case_file_newer'))
  })

  test('notices that an older copy of the database was put back, says so once, and goes on', async () => {
    await using tmp = await temporaryCaseFile()
    const account = { accountId: tmp.accountId, password: testPassword }
    tmp.caseFile.close()
    const older = join(dirname(tmp.folder), 'older.db')
    cpSync(join(tmp.folder, 'case.db'), older)
    const day = await openCaseFile(tmp.folder, account)
    createRecord(day, 'member', { roundId: null, unitId: null, body: { name: '示例组员', post: 'member' } })
    day.close()
    cpSync(older, join(tmp.folder, 'case.db'))
    const back = await openCaseFile(tmp.folder, account)
    expect(back.opening.setBack).toBe(true)
    const row = back.queries.first(back.queries.k.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1))
    expect(row).toMatchObject({ action: 'vault.unlock' })
    expect(JSON.parse(row?.detail ?? '')).toHaveProperty('setBackFrom')
    back.close()
    const next = await openCaseFile(tmp.folder, account)
    expect(next.opening.setBack).toBe(false)
    next.close()
  })
})

describe('one program at a time', () => {
  test('a second one in the same process is refused', async () => {
    await using tmp = await temporaryCaseFile()
    await expect(openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })).rejects.toEqual(
      refusal('case_file_in_use'),
    )
  })

  test('another process is refused while the first lives, and let in when it was killed', async () => {
    await using tmp = await temporaryCaseFile()
    tmp.caseFile.close()
    const account = { accountId: tmp.accountId, password: testPassword }
    const holder = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), tmp.folder, tmp.accountId, testPassword])
    await once(holder.stdout, 'data')
    await expect(openCaseFile(tmp.folder, account)).rejects.toEqual(refusal('case_file_in_use'))
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const opened = await openCaseFile(tmp.folder, account)
    expect(opened.audit.verify().intact).toBe(true)
    opened.close()
  })
})

describe('passwords', () => {
  test('a wrong one opens nothing; after three the wait grows, and a restart does not shorten it', async () => {
    let now = 1_760_000_000_000
    await using tmp = await temporaryCaseFile({ now: () => now })
    tmp.caseFile.close()
    const open = (password: string) => openCaseFile(tmp.folder, { accountId: tmp.accountId, password }, () => now)
    const waits: number[] = []
    for (let i = 0; i < 6; i += 1) {
      const failure = await open('不是这个密码').catch((error: unknown) => error)
      expect(failure).toEqual(refusal('wrong_password'))
      const seconds = (failure as { detail: { seconds: number } }).detail.seconds
      waits.push(seconds)
      if (seconds > 0) {
        await expect(open(testPassword)).rejects.toEqual(refusal('wait'))
        expect(describeCaseFile(tmp.folder, () => now).waitSeconds).toBe(seconds)
        now += seconds * 1000
      }
    }
    expect(waits).toEqual([0, 0, 5, 10, 20, 40])
    const opened = await open(testPassword)
    opened.close()
    expect(readVaultJson(tmp.folder).failures.count).toBe(0)
  })

  test('a clock that was set back makes nobody wait longer than the wait itself', async () => {
    const now = 1_760_000_000_000
    await using tmp = await temporaryCaseFile({ now: () => now })
    tmp.caseFile.close()
    const year = 365 * 86_400_000
    writeVaultJson(tmp.folder, { ...readVaultJson(tmp.folder), failures: { count: 3, at: now + year } })
    const open = (at: number) => openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword }, () => at)
    await expect(open(now)).rejects.toMatchObject({ code: 'wait', detail: { seconds: 5 } })
    const opened = await open(now + 5000)
    opened.close()
  })

  test('the recovery key opens and sets a new password; the old one opens nothing then', async () => {
    await using tmp = await temporaryCaseFile()
    tmp.caseFile.close()
    const { accountId, folder, recoveryKey } = tmp
    const newPassword = '新的示例密码'
    const recovered = await recoverCaseFile(folder, { accountId, recoveryKey: recoveryKey.toLowerCase(), newPassword })
    recovered.close()
    await expect(openCaseFile(folder, { accountId, password: testPassword })).rejects.toEqual(refusal('wrong_password'))
    const opened = await openCaseFile(folder, { accountId, password: newPassword })
    opened.close()
  })

  test('a mistyped recovery key costs no try, a wrong one does', async () => {
    await using tmp = await temporaryCaseFile()
    await using other = await temporaryCaseFile()
    tmp.caseFile.close()
    const { accountId, folder, recoveryKey } = tmp
    const recover = (key: string) => recoverCaseFile(folder, { accountId, recoveryKey: key, newPassword: '新的示例密码' })
    const mistyped = recoveryKey.slice(0, -1) + (recoveryKey.endsWith('A') ? 'B' : 'A')
    await expect(recover(mistyped)).rejects.toMatchObject({ code: 'bad_input', where: 'recoveryKey', detail: { groups: ['8'] } })
    expect(readVaultJson(folder).failures.count).toBe(0)
    await expect(recover(other.recoveryKey)).rejects.toEqual(refusal('wrong_password'))
    expect(readVaultJson(folder).failures.count).toBe(1)
  })

  test('an account without its row, or a row without its key, opens nothing', async () => {
    await using tmp = await temporaryCaseFile()
    const second = '01890000-0000-7000-8000-000000000001'
    const write = await tmp.caseFile.vault.prepareAccount(second, '示例组员', '第二个示例密码')
    write() // and then the power went, before the row was written
    tmp.caseFile.close()
    await expect(openCaseFile(tmp.folder, { accountId: second, password: '第二个示例密码' })).rejects.toEqual(refusal('not_found'))
    expect(describeCaseFile(tmp.folder).accounts.map((account) => account.id)).toEqual([tmp.accountId])
  })
})

test('nothing typed lies in the folder in plain, open or locked', async () => {
  await using tmp = await temporaryCaseFile({ name: '示例哨兵姓名' })
  const sentinel = '示例哨兵谈话内容'
  createRecord(tmp.caseFile, 'member', { roundId: null, unitId: null, body: { name: '示例', post: 'member', note: sentinel } })
  const search = () => [sentinel, testPassword, tmp.recoveryKey].flatMap((text) => filesHolding(tmp.folder, text))
  expect(search()).toEqual([])
  tmp.caseFile.close()
  expect(search()).toEqual([])
  const keys = tmp.caseFile.device
  expect(() => keys.signingSeed.use(() => undefined)).toThrow('locked')
  expect(() => tmp.caseFile.vault.subkey('database')).toThrow('locked')
})
