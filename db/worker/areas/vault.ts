import { reportKey, type SalvageReport } from '../../model/salvage.ts'
import type { Handlers } from '../serve.ts'
import { faceOf } from '../session.ts'
import { idleLockMinutes, setIdleLockMinutes } from '../settings.ts'

/** 案件库: the person's own password, the recovery key, the idle lock. Opening and locking are in session.ts. */
export const vault: Handlers<'vault'> = {
  session: (caseFile) => faceOf(caseFile),

  salvaged({ queries }) {
    const row = queries.first(queries.k.selectFrom('meta').select('value').where('key', '=', reportKey))
    return row === undefined ? null : (JSON.parse(row.value) as SalvageReport)
  },

  async changePassword({ vault, person, audit, db, now }, { oldPassword, newPassword }) {
    await vault.check(person.accountId, oldPassword, now())
    const write = await vault.preparePassword(person.accountId, person.name, newPassword)
    db.transaction(() => {
      audit.append('account.password', { kind: 'account', id: person.accountId })
      write()
    })()
    return null
  },

  async renewRecoveryKey({ vault, person, audit, db, now }, { password }) {
    await vault.check(person.accountId, password, now())
    return db.transaction(() => {
      audit.append('vault.recovery_key')
      return { recoveryKey: vault.renewRecoveryKey(person.accountId) }
    })()
  },

  settings: ({ queries }) => ({ idleLockMinutes: idleLockMinutes(queries) }),

  setIdleLock({ queries, audit, db }, { minutes }) {
    db.transaction(() => {
      setIdleLockMinutes(queries, minutes)
      audit.append('vault.idle_lock', undefined, { minutes })
    })()
    return null
  },
}
