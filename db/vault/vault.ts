import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { type Head, noHash } from '../audit/chain.ts'
import { Refusal } from '../model/failure.ts'
import { type CluePair, newCluePair, recoverClueSlot, recoveryCluePair, sealForRecovery } from './clue-keys.ts'
import { type Failures, secondsToWait } from './delay.ts'
import { subkey, unwrapKey } from './keys.ts'
import { readRecoveryKey } from './recovery-key.ts'
import { Secret } from './secret.ts'
import {
  type Account,
  type AccountSlot,
  accountSlot,
  type Keys,
  type OpenedSlot,
  openSlot,
  slotName,
  withSlot,
  wrapForRecovery,
} from './slots.ts'
import { formatVersion, readVaultJson, type VaultJson, writeVaultJson } from './vault-json.ts'

/**
 * The keys of an open case file, and `vault.json` where they lie wrapped: one data key, wrapped once for each account
 * under its password and once under the recovery key. A change of password wraps anew; nothing is encrypted again.
 */
export class Vault {
  readonly #folder: string
  readonly #dataKey: Secret
  /** The pair for clues of the account that opened. */
  readonly #clues: CluePair
  /** Keys of clues that two people opened together, by the clue's id, for as long as it is on the screen. */
  readonly openClues = new Map<string, Secret>()
  #json: VaultJson

  private constructor(folder: string, json: VaultJson, { dataKey, clues }: Keys) {
    this.#folder = folder
    this.#json = json
    this.#dataKey = dataKey
    this.#clues = clues
  }

  /** Draws the keys of a new case file. Nothing is written before `save`; `recoveryKey` is to be shown once. */
  static async found(
    folder: string,
    about: { readonly mode: 'group' | 'office'; readonly label: string; readonly createdAt: number },
    account: { readonly id: string; readonly name: string; readonly password: string },
  ): Promise<{ readonly vault: Vault; readonly recoveryKey: string }> {
    const vaultId = newId()
    const keys = { dataKey: new Secret(randomBytes(32)), clues: newCluePair() }
    const recovery = wrapForRecovery(keys.dataKey, vaultId)
    const json: VaultJson = {
      format: 'xuncha-case-file',
      formatVersion,
      vaultId,
      mode: about.mode,
      label: about.label,
      createdAt: about.createdAt,
      accounts: [await accountSlot(keys, vaultId, account, recovery.slot.cluePublicKey)],
      recovery: recovery.slot,
      auditHead: { seq: 0, hash: noHash },
      failures: { count: 0, at: about.createdAt },
    }
    return { vault: new Vault(folder, json, keys), recoveryKey: recovery.text }
  }

  /** Opens with an account's password. Throws `wrong_password`, `wait`, `not_found`. */
  static async unlock(folder: string, accountId: string, password: string, now: number): Promise<Vault> {
    const json = readVaultJson(folder)
    const slot = slotOf(json, accountId)
    const opened = await attempt(json.failures, now, noteIn(folder, json), () => openSlot(json, slot, password))
    return new Vault(folder, withSlot(json, opened.slot), opened)
  }

  /** Opens with the recovery key and gives the account a new password. Throws `wrong_password`, `wait`, `bad_input`, `not_found`. */
  static async recover(folder: string, accountId: string, recoveryText: string, newPassword: string, now: number): Promise<Vault> {
    const json = readVaultJson(folder)
    const slot = slotOf(json, accountId)
    const { name } = slot
    const typed = readRecoveryKey(recoveryText) // a slip of the pen is told before it counts as a try
    const { dataKey, recovery } = await attempt(json.failures, now, noteIn(folder, json), async () => {
      const key = subkey(typed, 'recovery', Buffer.from(json.vaultId))
      try {
        const dataKey = unwrapKey(json.recovery.wrappedKey, key, slotName(json.vaultId, 'recovery'))
        return { dataKey, recovery: recoveryCluePair(typed, json.vaultId) }
      } finally {
        key.wipe()
        typed.wipe()
      }
    })
    const clues = (slot.clues && recoverClueSlot(slot.clues, recovery)) ?? newCluePair()
    recovery.privateKey.wipe()
    const vault = new Vault(folder, { ...json, recovery: { ...json.recovery, cluePublicKey: recovery.publicKey } }, { dataKey, clues })
    vault.#putSlot(await accountSlot({ dataKey, clues }, json.vaultId, { id: accountId, name, password: newPassword }, recovery.publicKey))
    return vault
  }

  get id(): string {
    return this.#json.vaultId
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

  /** Wraps the keys for one more account, with a pair for clues of its own. Answers what to call to write it. */
  prepareAccount(id: string, name: string, password: string): Promise<() => void> {
    return this.#prepare(newCluePair(), { id, name, password })
  }

  /** Wraps the keys of the account that opened anew, under another password. Answers what to call to write it. */
  preparePassword(id: string, name: string, password: string): Promise<() => void> {
    return this.#prepare(this.#clues, { id, name, password })
  }

  async #prepare(clues: CluePair, account: Account): Promise<() => void> {
    const slot = await accountSlot({ dataKey: this.#dataKey, clues }, this.#json.vaultId, account, this.#json.recovery.cluePublicKey)
    if (clues !== this.#clues) clues.privateKey.wipe()
    return () => this.#putSlot(slot)
  }

  /** Lends the pair for clues of the person at the keyboard. */
  withClueKeys<T>(f: (pair: CluePair) => T): T {
    return f(this.#clues)
  }

  /** What clues are sealed to so that this account can read them; undefined until it has unlocked with this version. */
  cluePublicKey(accountId: string): string | undefined {
    return this.#json.accounts.find((account) => account.id === accountId)?.clues?.publicKey
  }

  /**
   * Lends the pair of a second person, who types the password beside the first. Counts and delays wrong ones as
   * unlocking does. Throws `wrong_password`, `wait`, `not_found`, `not_ready` where the account has no pair yet.
   */
  async withClueKeysOf<T>(accountId: string, password: string, now: number, f: (pair: CluePair) => T): Promise<T> {
    const slot = slotOf(this.#json, accountId)
    if (slot.clues === undefined) throw new Refusal('not_ready', 'member')
    const opened = await this.#try(now, slot, password)
    try {
      return f(opened.clues)
    } finally {
      opened.dataKey.wipe()
      opened.clues.privateKey.wipe()
    }
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
    const opened = await this.#try(now, slotOf(this.#json, accountId), password)
    opened.dataKey.wipe()
    opened.clues.privateKey.wipe()
  }

  async #try(now: number, slot: AccountSlot, password: string): Promise<OpenedSlot> {
    const note = (failures: Failures): void => this.#write({ failures })
    const opened = await attempt(this.#json.failures, now, note, () => openSlot(this.#json, slot, password))
    if (this.#json.failures.count > 0) note({ count: 0, at: now })
    return opened
  }

  /**
   * A new recovery key, to be shown once; the old one opens nothing any more. The person's own pair for clues is sealed
   * to it at once, those of the others when they next unlock: until then it recovers their records, but no clues.
   */
  renewRecoveryKey(accountId: string): string {
    const recovery = wrapForRecovery(this.#dataKey, this.#json.vaultId)
    const accounts = this.#json.accounts.map((account) => {
      if (account.clues === undefined) return account
      const { recovery: _old, ...clues } = account.clues
      const sealed = account.id === accountId ? { recovery: sealForRecovery(this.#clues, recovery.slot.cluePublicKey) } : {}
      return { ...account, clues: { ...clues, ...sealed } }
    })
    this.#write({ recovery: recovery.slot, accounts })
    return recovery.text
  }

  /** Forgets one clue that two people opened; forgetting what is not open is harmless. */
  closeClue(id: string): void {
    this.openClues.get(id)?.wipe()
    this.openClues.delete(id)
  }

  /** Forgets every key. */
  close(): void {
    this.#dataKey.wipe()
    this.#clues.privateKey.wipe()
    for (const id of this.openClues.keys()) this.closeClue(id)
  }

  #putSlot(slot: AccountSlot): void {
    this.#write(withSlot(this.#json, slot))
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

/**
 * One try with a password or recovery key, refused while the delay runs. A wrong one is noted on disk before it is
 * answered. A delay noted in the future, by a clock that was set back since, starts anew at the present.
 */
async function attempt<T>(failures: Failures, now: number, note: (failures: Failures) => void, unlock: () => Promise<T>): Promise<T> {
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
