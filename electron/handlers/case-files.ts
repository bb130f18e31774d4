import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Casework } from '../../db/worker/requests/index.ts'
import { bundleFiles, type Choosers, type Tickets } from '../device/choosers.ts'
import type { Journal } from '../device/journal.ts'
import type { KnownCaseFiles } from '../device/known-case-files.ts'
import type { Lock } from '../window/lock.ts'
import type { Handlers } from './gate.ts'

interface Parts {
  readonly casework: Casework
  readonly known: KnownCaseFiles
  readonly choosers: Choosers
  readonly tickets: Tickets
  readonly lock: Lock
  readonly journal: Journal
  /** Where case files lie when the person chose no place. */
  readonly home: string
}

/** A label as a folder name: what Windows forbids in names becomes a dash. */
export const folderName = (label: string): string => {
  const plain = label
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get into a name
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, '-')
    .replace(/[. ]+$/, '')
    .slice(0, 60)
  return plain === '' ? '案件库' : plain
}

export const caseFiles = ({ casework, known, choosers, tickets, lock, journal, home }: Parts): Handlers<'caseFiles'> => {
  /** An open case file stays open (and its recovery key is shown) even when this computer's list cannot be written. */
  const remember = (found: Parameters<KnownCaseFiles['add']>[0]) => known.add(found).catch((error) => journal.note('known', error))
  return {
    known: () => known.list(),
    async choose() {
      const folder = await choosers.folder('打开案件库')
      if (folder === null) return null
      const { label, mode } = await casework.vault.describe({ folder })
      return known.add({ folder, label, mode })
    },
    async forget({ caseFileId }) {
      await known.forget(caseFileId)
      return null
    },
    async choosePlace() {
      const folder = await choosers.folder('新案件库放在哪里')
      return folder === null ? null : tickets.folder(folder)
    },
    async create({ ticket, ...caseFile }) {
      const folder = ticket === undefined ? join(home, randomUUID()) : join(tickets.take(ticket), folderName(caseFile.label))
      const created = await casework.vault.create({ folder, ...caseFile })
      await remember({ folder, label: caseFile.label, mode: caseFile.mode })
      lock.opened(created.session.idleLockMinutes)
      return created
    },
    describe: async ({ caseFileId }) => casework.vault.describe({ folder: await known.folderOf(caseFileId) }),
    async unlock({ caseFileId, accountId, password }) {
      const folder = await known.folderOf(caseFileId)
      const session = await casework.vault.unlock({ folder, accountId, password })
      await remember({ folder, label: session.label, mode: session.mode })
      lock.opened(session.idleLockMinutes)
      return session
    },
    async recover({ caseFileId, ...recovery }) {
      const session = await casework.vault.recover({ folder: await known.folderOf(caseFileId), ...recovery })
      lock.opened(session.idleLockMinutes)
      return session
    },
    async restore(order) {
      const path = await choosers.file('选择备份包', ...bundleFiles('备份包'))
      if (path === null) return null
      const folder = join(home, randomUUID())
      // Listed before it is there: should the power fail right after the restoring, no copy lies here that nobody sees.
      const { id } = await known.add({ folder, label: '恢复的备份', mode: 'group' })
      try {
        const { label, mode } = await casework.vault.restore({ path, folder, ...order })
        return await known.add({ folder, label, mode })
      } catch (error) {
        await known.forget(id)
        throw error
      }
    },
    async salvage({ caseFileId, ...order }) {
      const folder = await known.folderOf(caseFileId)
      const place = await choosers.folder('抢救出的新案件库放在哪里')
      if (place === null) return null
      const { label, mode } = await casework.vault.describe({ folder })
      const into = join(place, folderName(`${label}-抢救-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}`))
      const report = await casework.vault.salvage({ folder, into, ...order })
      return { report, made: await known.add({ folder: into, label: `${label}（抢救）`, mode }) }
    },
    async lock() {
      await lock.lock('by_hand')
      return null
    },
    async readyToLock() {
      lock.readyToLock()
      return null
    },
    async active() {
      lock.active()
      return null
    },
  }
}
