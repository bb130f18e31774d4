import type { Casework } from '../../db/worker/requests/index.ts'
import type { Lock } from '../window/lock.ts'
import type { Handlers } from './gate.ts'

/** Of the vault's verbs only this one concerns the shell: the idle lock ticks here. */
export const vault = (casework: Casework, lock: Lock): Handlers<'vault'> => ({
  async setIdleLock(args) {
    await casework.vault.setIdleLock(args)
    lock.setIdleMinutes(args.minutes)
    return null
  },
})
