import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Lock } from '../window/lock.ts'
import type { Handlers } from './gate.ts'

/** The end of a case file on this laptop: what two people decided, the lock carries out. */
export const wipe = (casework: Casework, choosers: Choosers, lock: Lock): Handlers<'wipe'> => ({
  async decide(wish) {
    const folder = await choosers.folder('清理证明保存到哪里')
    if (folder === null) return null
    const certificate = await casework.wipe.decide({ ...wish, folder })
    await lock.lock('wiped')
    return certificate
  },
  async keep() {
    const path = await choosers.file('选择清理证明', { name: '清理证明', extensions: ['json'] })
    return path === null ? null : casework.wipe.keep({ path })
  },
})
