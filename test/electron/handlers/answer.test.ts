import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Refusal } from '../../../db/model/failure.ts'
import { type Casework, requests } from '../../../db/worker/requests/index.ts'
import { contract } from '../../../electron/contract/index.ts'
import type { Choosers } from '../../../electron/device/choosers.ts'
import { createTickets } from '../../../electron/device/choosers.ts'
import type { Journal } from '../../../electron/device/journal.ts'
import type { KnownCaseFiles } from '../../../electron/device/known-case-files.ts'
import { attachments } from '../../../electron/handlers/attachments.ts'
import { caseFiles } from '../../../electron/handlers/case-files.ts'
import { clues } from '../../../electron/handlers/clues.ts'
import { exchange } from '../../../electron/handlers/exchange.ts'
import { answerWith } from '../../../electron/handlers/index.ts'
import { movements } from '../../../electron/handlers/movements.ts'
import { office, shares } from '../../../electron/handlers/office.ts'
import { paper } from '../../../electron/handlers/paper.ts'
import { records } from '../../../electron/handlers/records.ts'
import { surveys } from '../../../electron/handlers/surveys.ts'
import { upload } from '../../../electron/handlers/upload.ts'
import { vault } from '../../../electron/handlers/vault.ts'
import { wipe } from '../../../electron/handlers/wipe.ts'
import { createLock, wallClock } from '../../../electron/window/lock.ts'

/**
 * The thread and the system's dialogs are stood in for here, because what is shown is who is asked what: the thread
 * itself is tested under test/db, the dialogs in the journeys.
 */
let asked: { readonly what: string; readonly args: unknown }[]
let answers: Record<string, unknown>
let chosen: string | null

const casework = Object.fromEntries(
  Object.entries(requests).map(([area, verbs]) => [
    area,
    Object.fromEntries(
      Object.keys(verbs).map((verb) => [
        verb,
        async (args: unknown) => {
          asked.push({ what: `${area}.${verb}`, args })
          return answers[`${area}.${verb}`] ?? null
        },
      ]),
    ),
  ]),
) as unknown as Casework

const choosers: Choosers = {
  folder: async () => chosen,
  file: async () => chosen,
  files: async () => (chosen === null ? [] : [chosen]),
  newFile: async (_title, name) => (chosen === null ? null : `${chosen}/${name}`),
}

const session = { label: '第三组', mode: 'group', idleLockMinutes: 7 }
const setUp = (known: Partial<KnownCaseFiles> = {}) => {
  const lock = createLock({ clock: wallClock, say: () => {}, close: async () => {} })
  const tickets = createTickets()
  const noted: string[] = []
  const journal: Journal = {
    note: async (where) => {
      noted.push(where)
    },
  }
  const list: KnownCaseFiles = {
    list: async () => [],
    add: async (found) => ({ id: '1', label: found.label, mode: found.mode, place: '', missing: false, wiped: false }),
    forget: async () => {},
    folderOf: async () => '/known',
    ...known,
  }
  const own = {
    caseFiles: caseFiles({ casework, known: list, choosers, tickets, lock, journal, home: '/home' }),
    vault: vault(casework, lock),
    attachments: attachments(casework, choosers),
    records: records(casework, choosers),
    clues: clues(casework, choosers),
    surveys: surveys(casework, choosers),
    exchange: exchange(casework, choosers, tickets),
    paper: paper(casework, choosers, () => null),
    office: office(casework, choosers, tickets),
    upload: upload(casework, choosers, tickets),
    movements: movements(casework, choosers),
    wipe: wipe(casework, choosers, lock),
    shares: shares(casework, choosers),
  }
  return { answer: answerWith({ own, casework, isOpen: lock.isOpen }), lock, tickets, noted, own }
}

beforeEach(() => {
  asked = []
  chosen = '/media/stick'
  answers = {
    'vault.create': { session, recoveryKey: 'ABCD' },
    'vault.unlock': session,
    'vault.describe': { label: '第三组', mode: 'group' },
    'attachments.read': { name: '扫描件.pdf' },
    'attachments.exportTo': { size: 7, sha256: '' },
  }
})

const newCaseFile = {
  mode: 'group',
  label: '第三组',
  deviceName: '本机',
  person: { name: '李明', post: 'liaison' },
  password: '0123456789',
}

describe('restoring a backup', () => {
  const listing = () => {
    const entries: string[] = []
    const known: Partial<KnownCaseFiles> = {
      add: async ({ label, mode }) => {
        entries.splice(0, entries.length, label)
        return { id: '1', label, mode, place: '', missing: false, wiped: false }
      },
      forget: async () => void entries.splice(0),
    }
    return { entries, known }
  }

  it('stands in the list before it is there, under its own name afterwards', async () => {
    const { entries, known } = listing()
    const { answer } = setUp(known)
    let meanwhile: readonly string[] = []
    Object.defineProperty(answers, 'vault.restore', {
      get: () => {
        meanwhile = [...entries]
        return { label: '第三组', mode: 'group' }
      },
    })
    expect(await answer('caseFiles', 'restore', { passphrase: '一二三', job: 'j' })).toMatchObject({ label: '第三组' })
    expect(meanwhile).toEqual(['恢复的备份'])
    expect(entries).toEqual(['第三组'])
  })

  it('is not listed when it fails', async () => {
    const { entries, known } = listing()
    const { answer } = setUp(known)
    Object.defineProperty(answers, 'vault.restore', {
      get: () => {
        throw new Refusal('bundle_damaged')
      },
    })
    await expect(answer('caseFiles', 'restore', { passphrase: '一二三', job: 'j' })).rejects.toMatchObject({ code: 'bundle_damaged' })
    expect(entries).toEqual([])
  })
})

describe('every verb of the contract', () => {
  it('is answered by the shell or by the thread', () => {
    const { own } = setUp()
    const nobody = Object.entries(contract).flatMap(([area, verbs]) =>
      Object.keys(verbs).filter(
        (verb) => !(verb in ((own as Record<string, object>)[area] ?? {})) && !(verb in ((requests as Record<string, object>)[area] ?? {})),
      ),
    )
    expect(nobody).toEqual([])
  })

  it('that needs a case file does not wake the thread while none is open', async () => {
    const { answer } = setUp()
    for (const [area, verbs] of Object.entries(contract))
      for (const [verb, { needs }] of Object.entries(verbs))
        if (needs !== 'none') await expect(answer(area, verb, {})).rejects.toMatchObject({ code: 'locked' })
    expect(asked).toEqual([])
  })
})

describe('a case file', () => {
  it('that is created or unlocked starts the idle lock', async () => {
    const { answer, lock } = setUp()
    await answer('caseFiles', 'create', newCaseFile)
    expect(lock.isOpen()).toBe(true)
    expect(asked[0]).toMatchObject({ what: 'vault.create', args: { folder: expect.stringMatching(/^\/home\/[0-9a-f-]{36}$/) } })
  })

  it('in a chosen folder is created there, by ticket and never by path', async () => {
    const { answer, tickets } = setUp()
    const { ticket } = await tickets.folder('/tmp')
    await answer('caseFiles', 'create', { ...newCaseFile, ticket })
    expect(asked[0]).toMatchObject({ args: { folder: '/tmp/第三组' } })
    expect(asked[0]?.args).not.toHaveProperty('ticket')
  })

  it('shows its recovery key even when this computer’s list cannot be written', async () => {
    const { answer, noted } = setUp({
      add: async () => {
        throw new Error('ENOSPC')
      },
    })
    expect(await answer('caseFiles', 'create', newCaseFile)).toMatchObject({ recoveryKey: 'ABCD' })
    expect(noted).toEqual(['known'])
  })

  it('that does not open leaves the lock as it was', async () => {
    const { answer, lock } = setUp({
      folderOf: async () => {
        throw new Refusal('not_found')
      },
    })
    await expect(answer('caseFiles', 'unlock', { caseFileId: 'x', accountId: '', password: '' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(lock.isOpen()).toBe(false)
  })
})

describe('what touches disks', () => {
  const open = async () => {
    const shell = setUp()
    await shell.answer('caseFiles', 'create', newCaseFile)
    asked.length = 0
    return shell
  }

  it('asks the person where, and the thread does it there', async () => {
    const { answer } = await open()
    await answer('exchange', 'saveOwnCard', {})
    await answer('exchange', 'chooseCard', {})
    await answer('exchange', 'readReceipt', { job: 'j' })
    await answer('office', 'saveReceipt', { bundleId: 'b', job: 'j' })
    await answer('office', 'saveReceipts', { bundleIds: ['b'], job: 'j' })
    await answer('attachments', 'pick', { recordId: 'r', role: 'other', job: 'j' })
    await answer('clues', 'pickFiles', { id: 'c', job: 'j' })
    await answer('wipe', 'keep', {})
    await answer('upload', 'loadProfile', {})
    expect(asked.map(({ what, args }) => [what, args])).toEqual([
      ['exchange.saveOwnCard', { folder: '/media/stick' }],
      ['exchange.readCard', { path: '/media/stick' }],
      ['exchange.readReceipt', { path: '/media/stick', job: 'j' }],
      ['office.saveReceipt', { bundleId: 'b', folder: '/media/stick', job: 'j' }],
      ['office.saveReceipts', { bundleIds: ['b'], folder: '/media/stick', job: 'j' }],
      ['attachments.addFiles', { recordId: 'r', role: 'other', job: 'j', paths: ['/media/stick'] }],
      ['clues.addFiles', { id: 'c', job: 'j', paths: ['/media/stick'] }],
      ['wipe.keep', { path: '/media/stick' }],
      ['upload.keepProfile', { path: '/media/stick' }],
    ])
  })

  it('destroys by locking, once the certificate has a place', async () => {
    const { answer, lock } = await open()
    const order = { secondAccountId: 'a', secondPassword: 'p', cluesHandedOver: true }
    chosen = null
    expect(await answer('wipe', 'decide', order)).toBeNull()
    expect([asked, lock.isOpen()]).toEqual([[], true])
    chosen = '/media/stick'
    const deciding = answer('wipe', 'decide', order)
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    await answer('caseFiles', 'readyToLock', {})
    await deciding
    expect([asked[0]?.args, lock.isOpen()]).toEqual([{ ...order, folder: '/media/stick' }, false])
  })

  it('does nothing when the person gives up', async () => {
    const { answer } = await open()
    chosen = null
    expect(await answer('exchange', 'saveOwnCard', {})).toBeNull()
    expect(await answer('exchange', 'chooseCard', {})).toBeNull()
    expect(await answer('exchange', 'chooseTarget', {})).toBeNull()
    expect(await answer('exchange', 'readReceipt', { job: 'j' })).toBeNull()
    expect(await answer('office', 'saveReceipt', { bundleId: 'b', job: 'j' })).toBeNull()
    expect(await answer('office', 'saveReceipts', { bundleIds: ['b'], job: 'j' })).toBeNull()
    expect(await answer('office', 'chooseBundles', {})).toEqual([])
    expect(await answer('attachments', 'pick', { recordId: 'r', role: 'other', job: 'j' })).toEqual({ added: [], failed: [] })
    expect(await answer('clues', 'pickFiles', { id: 'c', job: 'j' })).toBeNull()
    expect(await answer('wipe', 'keep', {})).toBeNull()
    expect(await answer('upload', 'loadProfile', {})).toBeNull()
    expect(await answer('upload', 'chooseTarget', {})).toBeNull()
    expect(await answer('movements', 'export', { reason: '' })).toBeNull()
    expect(asked).toEqual([])
    expect(await answer('attachments', 'export', { id: 'a', reason: '报送', job: 'j' })).toBeNull()
    expect(asked.map(({ what }) => what)).toEqual(['attachments.read'])
  })

  it('proposes the attachment’s own name when it leaves, with the reason', async () => {
    const { answer } = await open()
    expect(await answer('attachments', 'export', { id: 'a', reason: '报送', job: 'j' })).toEqual({ name: '扫描件.pdf', size: 7 })
    expect(asked.at(-1)).toEqual({
      what: 'attachments.exportTo',
      args: { id: 'a', path: '/media/stick/扫描件.pdf', reason: '报送', job: 'j' },
    })
  })

  it('proposes the list’s name when it leaves as a table, and asks nothing of the thread when the person gives up', async () => {
    const { answer } = await open()
    const wish = { kind: 'petition', ids: ['a'], reason: '汇报', job: 'j' }
    answers['records.exportTo'] = { rows: 1, size: 7, sha256: '' }
    expect(await answer('records', 'export', wish)).toEqual({ name: '信访.xlsx', rows: 1 })
    expect(asked.at(-1)).toEqual({ what: 'records.exportTo', args: { ...wish, path: '/media/stick/信访.xlsx' } })
    chosen = null
    asked.length = 0
    expect(await answer('records', 'export', wish)).toBeNull()
    expect(asked).toEqual([])
  })

  it('uses a ticket once: a bundle is exported to the folder that was chosen for it', async () => {
    const { answer, tickets } = await open()
    const { ticket } = await tickets.folder('/tmp')
    const wish = { roundId: 'r', officeDeviceId: 'o', reason: '', job: 'j' }
    await answer('exchange', 'exportResult', { ...wish, ticket })
    expect(asked).toEqual([{ what: 'exchange.exportResult', args: { ...wish, folder: '/tmp' } }])
    await expect(answer('exchange', 'exportResult', { ...wish, ticket })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('writes a package to the folder of its ticket, by a mapping that is named', async () => {
    const { answer, tickets } = await open()
    const { ticket } = await tickets.folder('/tmp')
    const wish = { roundId: 'r', job: 'j' }
    await answer('upload', 'preview', { ...wish, profileId: 'plain' })
    await answer('upload', 'make', { ...wish, ticket, profileId: 'plain', reason: '报送', approvedBy: '' })
    const profile = { id: 'plain' }
    expect(asked).toEqual([
      { what: 'upload.preview', args: { ...wish, profile } },
      { what: 'upload.make', args: { ...wish, profile, folder: '/tmp', reason: '报送', approvedBy: '' } },
    ])
  })

  it('proposes the register’s name when it leaves as a table', async () => {
    const { answer } = await open()
    answers['movements.exportTo'] = { rows: 3 }
    const wish = { which: {}, reason: '年度检查' }
    expect(await answer('movements', 'export', wish)).toEqual({ name: '导入导出登记簿.xlsx', rows: 3 })
    expect(asked.at(-1)).toEqual({ what: 'movements.exportTo', args: { ...wish, path: '/media/stick/导入导出登记簿.xlsx' } })
  })

  it('gives tickets for dropped files, and says so of one that is gone', async () => {
    const { answer } = await open()
    expect(await answer('office', 'takeDropped', { files: [import.meta.filename] })).toMatchObject([{ name: 'answer.test.ts' }])
    await expect(answer('office', 'takeDropped', { files: ['/media/stick/none.xcb'] })).rejects.toMatchObject({ code: 'medium_gone' })
  })

  it('gives one ticket for all volumes of a set, with the size of all', async () => {
    const { answer } = await open()
    const folder = mkdtempSync(join(tmpdir(), 'xuncha-set-'))
    const volumes = ['示例.xcb.002of003', '示例.xcb.001of003', '示例.xcb.003of003'].map((name) => join(folder, name))
    for (const volume of volumes) writeFileSync(volume, '12345')
    const set = { name: '示例.xcb.001of003', size: 15 }
    expect(await answer('office', 'takeDropped', { files: volumes })).toMatchObject([set])
    chosen = volumes[2] ?? null
    expect(await answer('office', 'chooseBundles', {})).toMatchObject([set])
    rmSync(join(folder, '示例.xcb.001of003'))
    expect(await answer('office', 'takeDropped', { files: [volumes[0]] })).toMatchObject([{ ...set, size: 10 }]) // what is missing is said when it is read
    rmSync(folder, { recursive: true })
  })

  it('keeps the ticket of a bundle that wants a passphrase, and of no other that was refused', async () => {
    const { answer, tickets } = await open()
    const { ticket } = await tickets.file(import.meta.filename)
    const refused = (code: 'bundle_needs_passphrase' | 'bundle_damaged') => {
      const refusal = Promise.reject(new Refusal(code))
      refusal.catch(() => undefined)
      answers['office.stage'] = refusal
      return expect(answer('office', 'stage', { ticket, job: 'j' })).rejects.toMatchObject({ code })
    }
    await refused('bundle_needs_passphrase')
    await refused('bundle_damaged')
    await expect(answer('office', 'stage', { ticket, job: 'j' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('writes a share where the person says, and nowhere when nobody says', async () => {
    const { answer } = await open()
    const share = { number: 2, holder: '示例乙' }
    chosen = '/media/stick'
    await answer('shares', 'saveShare', { share })
    expect(asked.at(-1)).toEqual({ what: 'shares.saveShare', args: { share, folder: '/media/stick' } })
    chosen = null
    asked.length = 0
    expect(await answer('shares', 'saveShare', { share })).toBeNull()
    expect(asked).toEqual([])
  })
})
