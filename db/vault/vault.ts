import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { type Head, noHash } from '../audit/chain.ts'
import { Refusal } from '../model/failure.ts'
import { type Failures, secondsToWait } from './delay.ts'
import { chooseKdf, passwordKey, subkey, unwrapKey, wrapKey } from './keys.ts'
import { newRecoveryKey, readRecoveryKey } from './recovery-key.ts'
import { Secret } from './secret.ts'
import { formatVersion, readVaultJson, type VaultJson, writeVaultJson } from './vault-json.ts'

type AccountSlot = VaultJson['accounts'][number]

/**
 * The keys of an open case file, and `vault.json` where they lie wrapped: one data key, wrapped once for each account
 * under its password and once under the recovery key. A change of password wraps anew; nothing is encrypted again.
 */
export class Vault {
  readonly #folder: string
  readonly #dataKey: Secret
  #json: VaultJson

  private constructor(folder: string, json: VaultJson, dataKey: Secret) {
    this.#folder = folder
    this.#json = json
    this.#dataKey = dataKey
  }

  /** Draws the keys of a new case file. Nothing is written before `save`; `recoveryKey` is to be shown once. */
  static async found(
    folder: string,
    about: { readonly mode: 'group' | 'office'; readonly label: string; readonly createdAt: number },
    account: { readonly id: string; readonly name: string; readonly password: string },
  ): Promise<{ readonly vault: Vault; readonly recoveryKey: string }> {
    const vaultId = newId()
    const dataKey = new Secret(randomBytes(32))
    const recovery = wrapForRecovery(dataKey, vaultId)
    const json: VaultJson = {
      format: 'xuncha-case-file',
      formatVersion,
      vaultId,
      mode: about.mode,
      label: about.label,
      createdAt: about.createdAt,
      accounts: [await accountSlot(dataKey, vaultId, account)],
      recovery: { wrappedKey: recovery.wrappedKey },
      auditHead: { seq: 0, hash: noHash },
      failures: { count: 0, at: about.createdAt },
    }
    return { vault: new Vault(folder, json, dataKey), recoveryKey: recovery.text }
  }

  /** Opens with an account's password. Throws `wrong_password`, `wait`, `not_found`. */
  static async unlock(folder: string, accountId: string, password: string, now: number): Promise<Vault> {
    const json = readVaultJson(folder)
    const slot = slotOf(json, accountId)
    const dataKey = await attempt(json.failures, now, noteIn(folder, json), () => openSlot(json.vaultId, slot, password))
    return new Vault(folder, json, dataKey)
  }

  /** Opens with the recovery key and gives the account a new password. Throws `wrong_password`, `wait`, `bad_input`, `not_found`. */
  static async recover(folder: string, accountId: string, recoveryText: string, newPassword: string, now: number): Promise<Vault> {
    const json = readVaultJson(folder)
    const { name } = slotOf(json, accountId)
    const typed = readRecoveryKey(recoveryText) // a slip of the pen is told before it counts as a try
    const dataKey = await attempt(json.failures, now, noteIn(folder, json), async () => {
      const key = subkey(typed, 'recovery', Buffer.from(json.vaultId))
      try {
        return unwrapKey(json.recovery.wrappedKey, key, slotName(json.vaultId, 'recovery'))
      } finally {
        key.wipe()
        typed.wipe()
      }
    })
    const vault = new Vault(folder, json, dataKey)
    vault.#putSlot(await accountSlot(dataKey, json.vaultId, { id: accountId, name, password: newPassword }))
    return vault
  }

  get mode(): 'group' | 'office' {
    return this.#json.mode
  }
  get label(): string {
    return this.#json.label
  }
  /** End of the audit chain as last noted. */
  get notedHead(): Head {
    return this.#json.auditHead
  }
  accountIds(): string[] {
    return this.#json.accounts.map((account) => account.id)
  }

  /** A key for one purpose. */
  subkey(purpose: 'database'): Secret {
    return subkey(this.#dataKey, purpose)
  }
  /** Lends the data key itself, for those who derive many keys. */
  withDataKey<T>(f: (dataKey: Secret) => T): T {
    return f(this.#dataKey)
  }

  /** Writes `vault.json` as it is now. */
  save(): void {
    writeVaultJson(this.#folder, this.#json)
  }

  /** Notes how far the chain has come. `opened` ends a row of wrong passwords. */
  noteHead(head: Head, opened = false): void {
    this.#write({ auditHead: head, ...(opened ? { failures: { count: 0, at: this.#json.failures.at } } : {}) })
  }

  /** Wraps the data key for one more account, or anew for one that has it. Answers what to call to write it. */
  async prepareAccount(id: string, name: string, password: string): Promise<() => void> {
    const slot = await accountSlot(this.#dataKey, this.#json.vaultId, { id, name, password })
    return () => this.#putSlot(slot)
  }

  /** Takes accounts their key: their passwords open nothing from now on. */
  keepAccounts(keep: (id: string) => boolean): void {
    const accounts = this.#json.accounts.filter((account) => keep(account.id))
    if (accounts.length < this.#json.accounts.length) this.#write({ accounts })
  }

  /** Follows a member's new name on the first screen. */
  renameAccounts(nameOf: (id: string) => string | undefined): void {
    const accounts = this.#json.accounts.map((account) => ({ ...account, name: nameOf(account.id) ?? account.name }))
    if (accounts.some((account, i) => account.name !== this.#json.accounts[i]?.name)) this.#write({ accounts })
  }

  /** Throws `wrong_password` or `wait` unless this is the account's password. */
  async check(accountId: string, password: string, now: number): Promise<void> {
    const slot = slotOf(this.#json, accountId)
    const note = (failures: Failures): void => this.#write({ failures })
    const found = await attempt(this.#json.failures, now, note, () => openSlot(this.#json.vaultId, slot, password))
    found.wipe()
    if (this.#json.failures.count > 0) note({ count: 0, at: now })
  }

  /** A new recovery key, to be shown once; the old one opens nothing any more. */
  renewRecoveryKey(): string {
    const recovery = wrapForRecovery(this.#dataKey, this.#json.vaultId)
    this.#write({ recovery: { wrappedKey: recovery.wrappedKey } })
    return recovery.text
  }

  /** Forgets the data key. */
  close(): void {
    this.#dataKey.wipe()
  }

  #putSlot(slot: AccountSlot): void {
    this.#write({ accounts: [...this.#json.accounts.filter((account) => account.id !== slot.id), slot] })
  }

  #write(changes: Partial<VaultJson>): void {
    const json = { ...this.#json, ...changes }
    writeVaultJson(this.#folder, json)
    this.#json = json
  }
}

const noteIn =
  (folder: string, json: VaultJson) =>
  (failures: Failures): void =>
    writeVaultJson(folder, { ...json, failures })

function slotOf(json: VaultJson, accountId: string): AccountSlot {
  const slot = json.accounts.find((account) => account.id === accountId)
  if (slot === undefined) throw new Refusal('not_found', 'accountId')
  return slot
}

/** Binds a wrapped key to its place, so that slots cannot be exchanged within or between files. */
const slotName = (vaultId: string, slot: string): string => `xuncha-case-file/1/${vaultId}/${slot}`

async function accountSlot(
  dataKey: Secret,
  vaultId: string,
  account: { readonly id: string; readonly name: string; readonly password: string },
): Promise<AccountSlot> {
  const kdf = await chooseKdf()
  const key = await passwordKey(account.password, kdf)
  try {
    return { id: account.id, name: account.name, kdf, wrappedKey: wrapKey(dataKey, key, slotName(vaultId, account.id)) }
  } finally {
    key.wipe()
  }
}

async function openSlot(vaultId: string, slot: AccountSlot, password: string): Promise<Secret> {
  const key = await passwordKey(password, slot.kdf)
  try {
    return unwrapKey(slot.wrappedKey, key, slotName(vaultId, slot.id))
  } finally {
    key.wipe()
  }
}

function wrapForRecovery(dataKey: Secret, vaultId: string): { readonly wrappedKey: string; readonly text: string } {
  const recovery = newRecoveryKey()
  const key = subkey(recovery.key, 'recovery', Buffer.from(vaultId))
  const wrappedKey = wrapKey(dataKey, key, slotName(vaultId, 'recovery'))
  key.wipe()
  recovery.key.wipe()
  return { wrappedKey, text: recovery.text }
}

/**
 * One try with a password or recovery key, refused while the delay runs. A wrong one is noted on disk before it is
 * answered. A delay noted in the future, by a clock that was set back since, starts anew at the present.
 */
async function attempt(
  failures: Failures,
  now: number,
  note: (failures: Failures) => void,
  unlock: () => Promise<Secret>,
): Promise<Secret> {
  const seconds = secondsToWait(failures, now)
  if (seconds > 0) {
    if (failures.at > now) note({ count: failures.count, at: now })
    throw new Refusal('wait', undefined, { seconds })
  }
  try {
    return await unlock()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'wrong_password') throw error
    const counted = { count: failures.count + 1, at: now }
    note(counted)
    throw new Refusal('wrong_password', undefined, { seconds: secondsToWait(counted, now) })
  }
}
