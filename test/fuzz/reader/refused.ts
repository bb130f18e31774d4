/** What a reader says to a bundle that it does not take; the codes are those of FORMAT.md, section 7. */
export type Code =
  | 'bundle_damaged'
  | 'bundle_foreign'
  | 'bundle_needs_passphrase'
  | 'bundle_wrong_passphrase'
  | 'bundle_newer'
  | 'bundle_older'
  | 'bundle_wrong_kind'
  | 'bundle_unknown_signer'
  | 'bundle_unsigned'
  | 'bundle_revoked_signer'
  | 'bundle_needs_base'
  | 'card_without_sm2'
  | 'volume_missing'
  | 'volume_unfit'

export class Refused extends Error {
  readonly code: Code
  readonly where: string
  constructor(code: Code, where: string) {
    super(`${code}: ${where}`)
    this.code = code
    this.where = where
  }
}

export const damaged = (where: string): Refused => new Refused('bundle_damaged', where)

/** Throws unless the claim holds. */
export function must(holds: boolean, where: string): asserts holds {
  if (!holds) throw damaged(where)
}
