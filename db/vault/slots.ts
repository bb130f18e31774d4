import { type CluePair, clueSlot, newCluePair, openClueSlot, recoveryCluePair } from './clue-keys.ts'
import { chooseKdf, passwordKey, subkey, unwrapKey, wrapKey } from './keys.ts'
import { newRecoveryKey } from './recovery-key.ts'
import type { Secret } from './secret.ts'
import { formatVersion, type VaultJson } from './vault-json.ts'

/** An account in `vault.json`. */
export type AccountSlot = VaultJson['accounts'][number]

/** What a password opens. */
export interface Keys {
  readonly dataKey: Secret
  readonly clues: CluePair
}
/** The same with the account's slot as it is to stand in `vault.json` from now on. */
export interface OpenedSlot extends Keys {
  readonly slot: AccountSlot
}
/** Whom a slot is for. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly password: string
}

/** Binds a wrapped key to its place, so that slots cannot be exchanged within or between files. */
export const slotName = (vaultId: string, slot: string): string => `xuncha-case-file/1/${vaultId}/${slot}`

const cluesPlace = (vaultId: string, accountId: string): string => slotName(vaultId, `${accountId}/clues`)

/** The file with an account's slot put in or replaced. What holds a pair for clues is of the newest version. */
export const withSlot = (json: VaultJson, slot: AccountSlot): VaultJson => ({
  ...json,
  formatVersion,
  accounts: json.accounts.some(({ id }) => id === slot.id)
    ? json.accounts.map((account) => (account.id === slot.id ? slot : account))
    : [...json.accounts, slot],
})

/** Wraps the keys under an account's password. */
export async function accountSlot(
  { dataKey, clues }: Keys,
  vaultId: string,
  { id, name, password }: Account,
  recoveryPublicKey: string | undefined,
): Promise<AccountSlot> {
  const kdf = await chooseKdf()
  const key = await passwordKey(password, kdf)
  try {
    const wrappedKey = wrapKey(dataKey, key, slotName(vaultId, id))
    return { id, name, kdf, wrappedKey, clues: clueSlot(clues, key, cluesPlace(vaultId, id), recoveryPublicKey) }
  } finally {
    key.wipe()
  }
}

/**
 * Opens an account; one from before the compartment gets its pair, one that missed a new recovery key is sealed to it.
 * Throws `wrong_password`.
 */
export async function openSlot({ vaultId, recovery }: VaultJson, slot: AccountSlot, password: string): Promise<OpenedSlot> {
  const key = await passwordKey(password, slot.kdf)
  try {
    const dataKey = unwrapKey(slot.wrappedKey, key, slotName(vaultId, slot.id))
    const place = cluesPlace(vaultId, slot.id)
    const clues = slot.clues === undefined ? newCluePair() : openClueSlot(slot.clues, key, place)
    const current = slot.clues !== undefined && slot.clues.recovery?.to === recovery.cluePublicKey
    return { dataKey, clues, slot: current ? slot : { ...slot, clues: clueSlot(clues, key, place, recovery.cluePublicKey) } }
  } finally {
    key.wipe()
  }
}

/** A new recovery key: its text to be shown, and what `vault.json` keeps of it. */
export function wrapForRecovery(dataKey: Secret, vaultId: string) {
  const recovery = newRecoveryKey()
  const key = subkey(recovery.key, 'recovery', Buffer.from(vaultId))
  const wrappedKey = wrapKey(dataKey, key, slotName(vaultId, 'recovery'))
  const { publicKey, privateKey } = recoveryCluePair(recovery.key, vaultId)
  key.wipe()
  privateKey.wipe()
  recovery.key.wipe()
  return { slot: { wrappedKey, cluePublicKey: publicKey }, text: recovery.text }
}
