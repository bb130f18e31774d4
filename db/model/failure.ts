/**
 * What can go wrong in a way that a person can act on. The union is closed: the page has words for each code,
 * and nothing else ever crosses to it (no stack, no message of a library).
 */
export const failureCodes = [
  // opening the case file
  'wrong_password', // or the wrong recovery key
  'wait', // too many wrong passwords; `detail.seconds` says how long
  'not_a_case_file',
  'case_file_damaged',
  'case_file_newer', // written by a newer version of this program
  'case_file_in_use', // a second instance
  'case_file_exists',
  'case_file_wiped', // destroyed on purpose, with a certificate
  'locked',
  // what was asked
  'bad_input', // `where` names the field
  'not_found',
  'not_allowed', // the person's post does not permit it
  'version_conflict', // somebody saved in between
  'relied_on', // others rest on it; `detail.records` says how many
  'draft_frozen', // a signed revision does not change
  'not_ready', // pre-flight or sign-off conditions; `detail.gaps`
  // files and media
  'disk_full',
  'folder_read_only',
  'medium_gone',
  'file_unreadable',
  'file_too_large',
  'table_too_large', // a spreadsheet that nobody keeps by hand
  'file_damaged', // an attachment whose ciphertext does not verify
  // bundles
  'bundle_damaged',
  'volume_missing', // `where` the bundle; `detail.missing` their numbers, `detail.count` of how many, `detail.others` counts of sets beside
  'volume_unfit', // of a size that it cannot have; `detail.volumes`, `detail.count`
  'bundle_foreign', // not encrypted to this case file
  'bundle_unsigned',
  'bundle_unknown_signer',
  'bundle_newer',
  'bundle_older',
  'bundle_wrong_kind',
  'bundle_needs_base', // holds what changed since a bundle that is not here
  'card_unreadable',
  'certificate_unreadable',
  'card_changed', // a known device shows up with another key
  'upload_incomplete', // fields that the platform asks for are missing; `where` names the first, `detail.problems` how many
  'bundle_revoked_signer', // made after the device's key was revoked
  'bundle_needs_passphrase', // encrypted to a passphrase, not to a case file
  'bundle_wrong_passphrase',
  'cannot_undo', // an import: `where` says why
  'card_without_sm2', // of version 1: takes no part in bundles under the national algorithms; `where` names the devices
  'card_revoked', // nothing is sent to it, and it is not enrolled again
  // shares of the office's key
  'share_unreadable', // `where` its number or file; `detail.groups` those that cannot be right
  'share_foreign', // of another set
  'share_repeated',
  'share_missing', // fewer than the set asks for; `detail.have`, `detail.needed`
  'share_wrong', // readable, but together they do not give the key
  'cancelled',
  'unexpected',
] as const
export type FailureCode = (typeof failureCodes)[number]

export interface Failure {
  readonly code: FailureCode
  /** Where: a field, a file name, a bundle entry. Never content of records. */
  readonly where?: string | undefined
  /** Plain figures and names that the words for the code need. Never secrets. */
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>> | undefined
}

/** The one error that the casework throws on purpose; its fields are all that leaves the worker. */
export class Refusal extends Error implements Failure {
  override readonly name = 'Refusal'
  readonly code: FailureCode
  readonly where: string | undefined
  readonly detail: Failure['detail']
  constructor(code: FailureCode, where?: string, detail?: Failure['detail']) {
    super(where === undefined ? code : `${code}: ${where}`)
    this.code = code
    this.where = where
    this.detail = detail
  }
  get failure(): Failure {
    return { code: this.code, where: this.where, detail: this.detail }
  }
}

/** What every request answers: a value, or a failure that has words. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
