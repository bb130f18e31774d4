import { type FailureCode, Refusal } from '../../db/model/failure.ts'
import { oneOfEach } from '../../db/model/volumes.ts'
import type { Casework } from '../../db/worker/requests/index.ts'
import { bundleFiles, type Choosers, type Tickets } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** After these the same file is tried once more, with a passphrase. */
const wantsPassphrase: readonly FailureCode[] = ['bundle_needs_passphrase', 'bundle_wrong_passphrase']

/** Each share of the office's key goes to a stick of its own. */
export const shares = (casework: Casework, choosers: Choosers): Handlers<'shares'> => ({
  async saveShare({ share }) {
    const folder = await choosers.folder(`第 ${share.number} 份（${share.holder}）保存到哪里`)
    return folder === null ? null : casework.shares.saveShare({ folder, share })
  },
})

/** What the office takes in and gives back. */
export const office = (casework: Casework, choosers: Choosers, tickets: Tickets): Handlers<'office'> => ({
  async chooseBundles() {
    const paths = await choosers.files('选择成果包', ...bundleFiles('成果包'))
    return Promise.all(oneOfEach(paths).map((path) => tickets.file(path)))
  },
  takeDropped: ({ files }) => Promise.all(oneOfEach(files.map(String)).map((path) => tickets.file(path))),
  async stage({ ticket, ...wish }) {
    const path = tickets.take(ticket)
    try {
      return await casework.office.stage({ path, ...wish })
    } catch (error) {
      if (error instanceof Refusal && wantsPassphrase.includes(error.code)) tickets.giveBack(ticket, path)
      throw error
    }
  },
  async saveReceipts({ bundleIds, job }) {
    const folder = await choosers.folder('回执保存到哪里')
    return folder === null ? null : casework.office.saveReceipts({ bundleIds, folder, job })
  },
  async saveReceipt({ bundleId, job }) {
    const folder = await choosers.folder('回执保存到哪里')
    return folder === null ? null : casework.office.saveReceipt({ bundleId, folder, job })
  },
})
