import { Refusal } from '../model/failure.ts'
import { KeyShare } from '../model/share.ts'
import { groupsFor, groupsIn, spell, unspell } from '../vault/spelled.ts'
import { sha256 } from './fingerprint.ts'

/** What stands on a share of the office's key, and how it is read again: a file, a scanned code, or groups typed by hand. */

export const shareSize = 33
export const sealedSize = 138
/** version, number, threshold and shares, tag of the set, share */
const spelledSize = 1 + 1 + 1 + 4 + shareSize

/** 套号: the last eight hex digits of the set's id. */
export const tagOf = (setId: string): string => setId.slice(-8)

/** Part of a set as it was read. */
export interface Piece {
  readonly tag: string
  readonly number: number
  readonly threshold: number
  readonly shares: number
  readonly share: Buffer
  /** Null where it was typed: that is on the paper separately. */
  readonly face: KeyShare | null
}

/** What a text turned out to be. */
export type ReadShare =
  | { readonly type: 'share'; readonly piece: Piece }
  /** 密钥包, which every share of a set has alike, typed by hand. */
  | { readonly type: 'sealed'; readonly sealed: Buffer }

const checkOf = ({ setId, number, threshold, shares, holder, office, madeAt, share, sealed }: Omit<KeyShare, 'check'>): string => {
  const lines = ['xuncha-key-share 1', setId, number, threshold, shares, holder, office, madeAt, share, sealed]
  return sha256(lines.map((line) => `${line}\n`).join(''))
    .toString('hex')
    .slice(0, 16)
}

/** A share with its check. */
export const checked = (share: Omit<KeyShare, 'check'>): KeyShare => ({ ...share, check: checkOf(share) })

/** The share by hand: 16 groups of five characters. */
export function spellShare({ setId, number, threshold, shares, share }: KeyShare): string {
  const head = Buffer.from([1, number, (threshold << 4) | shares])
  return spell(Buffer.concat([head, Buffer.from(tagOf(setId), 'hex'), Buffer.from(share, 'base64')]))
}

/** The 密钥包 by hand: 56 groups, the same for all shares of a set. */
export const spellSealed = ({ sealed }: KeyShare): string => spell(Buffer.from(sealed, 'base64'))

/** The text of the code on paper. */
export const codeText = (share: KeyShare): string => JSON.stringify(share)

/**
 * Reads one text. Throws `Refusal('share_unreadable', where)`, with `detail.groups` where it was typed and some of its
 * groups cannot be right.
 */
export function readShare(text: string, where?: string): ReadShare {
  if (text.trimStart().startsWith('{')) return { type: 'share', piece: ofJson(text, where) }
  if (groupsIn(text) > groupsFor(spelledSize)) return { type: 'sealed', sealed: typed(text, sealedSize, where) }
  const bytes = typed(text, spelledSize, where)
  const [version, number = 0, of = 0] = bytes
  const piece = { number, threshold: of >> 4, shares: of & 15, tag: bytes.toString('hex', 3, 7), share: bytes.subarray(7), face: null }
  if (version !== 1 || piece.threshold < 2 || number < 1 || number > piece.shares) throw new Refusal('share_unreadable', where)
  return { type: 'share', piece }
}

function ofJson(text: string, where: string | undefined): Piece {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('share_unreadable', where)
  }
  const face = KeyShare.safeParse(value).data
  if (face === undefined || checkOf(face) !== face.check) throw new Refusal('share_unreadable', where)
  const { setId, number, threshold, shares, share } = face
  if (threshold > shares || number > shares) throw new Refusal('share_unreadable', where)
  return { tag: tagOf(setId), number, threshold, shares, share: Buffer.from(share, 'base64'), face }
}

function typed(text: string, size: number, where: string | undefined): Buffer {
  const read = unspell(text, size)
  if (Buffer.isBuffer(read)) return read
  throw new Refusal('share_unreadable', where, { groups: read.wrong.slice(0, 8).map(String) })
}
