import { randomBytes } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import type { KeyShare } from '../model/share.ts'
import { moveData } from '../records/movements.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { publicHalf } from '../vault/device.ts'
import { forgetIdentity, type Identity, openIdentity, sealIdentity, takeOver } from '../vault/identity.ts'
import { Secret } from '../vault/secret.ts'
import { sm2KeysFrom } from '../vault/sm2-keys.ts'
import type { Drilled, Restored, ShareSheet } from '../worker/requests/shares.ts'
import { cardFingerprint, cardOf } from './cards.ts'
import { sha256 } from './fingerprint.ts'
import { currentSet, noteDrill, noteSet, setByTag } from './share-sets.ts'
import { checked, codeText, type Piece, readShare, spellSealed, spellShare, tagOf } from './share-text.ts'

/**
 * 拆分, 演练, 恢复: the office's identity is sealed under a random key, and that key is split among people (Shamir over
 * GF(2^8), the package `shamir-secret-sharing`). So many of them give the identity back on another laptop; fewer know nothing.
 */

/** Lets a drill know the key again; says nothing about it. */
const commitmentOf = (key: Secret, tag: string): string =>
  key.use((bytes) => sha256(Buffer.concat([Buffer.from(`xuncha-shares 1\n${tag}\n`), bytes])).toString('hex'))

/**
 * Splits anew; the set before is done with. The shares are answered once and kept nowhere. Throws `Refusal('bad_input')`
 * for a threshold that the holders cannot reach.
 */
export async function splitKey(caseFile: CaseFile, threshold: number, holders: readonly string[]): Promise<readonly ShareSheet[]> {
  if (threshold > holders.length) throw new Refusal('bad_input', 'threshold')
  const setId = newId()
  const tag = tagOf(setId)
  const key = new Secret(randomBytes(32))
  try {
    const sealed = sealIdentity(caseFile.device, key, tag).toString('base64')
    const plain = key.use((bytes) => Uint8Array.from(bytes))
    const parts = await split(plain, holders.length, threshold)
    plain.fill(0)
    const about = {
      format: 'xuncha-key-share',
      version: 1,
      setId,
      threshold,
      shares: holders.length,
      office: caseFile.label,
      madeAt: caseFile.now(),
      sealed,
    } as const
    const sheets = holders.map((holder, index) =>
      sheetOf(checked({ ...about, number: index + 1, holder, share: Buffer.from(parts[index] ?? []).toString('base64') })),
    )
    // Before anyone relies on them: the last of them give back what went in.
    await mustBeOurs(
      caseFile,
      sheets.slice(-threshold).map(({ code }) => code),
      commitmentOf(key, tag),
    )
    noteSet(caseFile, { id: setId, threshold, holders, commitment: commitmentOf(key, tag) })
    return sheets
  } finally {
    key.wipe()
  }
}

const sheetOf = (share: KeyShare): ShareSheet => ({
  share,
  tag: tagOf(share.setId),
  code: codeText(share),
  spelled: spellShare(share),
  spelledSealed: spellSealed(share),
})

/** What people brought together, found to belong together. */
interface Gathered {
  readonly tag: string
  readonly pieces: readonly Piece[]
  readonly sealed: Buffer | null
}

/**
 * Reads texts of shares. Throws `Refusal`: 'share_unreadable', 'share_foreign' for shares of two sets, 'share_repeated',
 * 'share_missing' when they are too few.
 */
function gather(texts: readonly string[]): Gathered {
  const read = texts.map((text, index) => readShare(text, String(index + 1)))
  const pieces = read.flatMap((one) => (one.type === 'share' ? [one.piece] : []))
  const [first] = pieces
  if (first === undefined) throw new Refusal('share_missing', undefined, { have: 0, needed: 2 })
  for (const [index, piece] of pieces.entries()) {
    const same = piece.tag === first.tag && piece.threshold === first.threshold && piece.shares === first.shares
    if (!same) throw new Refusal('share_foreign', `第 ${piece.number} 份`)
    const again = pieces.slice(0, index).some((other) => other.number === piece.number || other.share.equals(piece.share))
    if (again) throw new Refusal('share_repeated', undefined, { number: piece.number })
  }
  if (pieces.length < first.threshold) {
    throw new Refusal('share_missing', undefined, { have: pieces.length, needed: first.threshold })
  }
  const typed = read.flatMap((one) => (one.type === 'sealed' ? [one.sealed] : []))
  const carried = pieces.flatMap(({ face }) => (face === null ? [] : [Buffer.from(face.sealed, 'base64')]))
  return { tag: first.tag, pieces, sealed: [...carried, ...typed][0] ?? null }
}

async function keyFrom({ pieces }: Gathered): Promise<Secret> {
  try {
    return new Secret(Buffer.from(await combine(pieces.map(({ share }) => Uint8Array.from(share)))))
  } catch {
    throw new Refusal('share_wrong') // the package says in English what of them cannot be combined
  }
}

/** The identity in the shares. Throws what `gather` throws, 'share_missing' where nobody brought the 密钥包, 'share_wrong'. */
async function identityFrom(gathered: Gathered): Promise<{ readonly identity: Identity; readonly commitment: string }> {
  const { tag, pieces, sealed } = gathered
  if (sealed === null) throw new Refusal('share_missing', 'sealed', { have: pieces.length, needed: pieces[0]?.threshold ?? 2 })
  const key = await keyFrom(gathered)
  try {
    return { identity: await openIdentity(sealed, key, tag), commitment: commitmentOf(key, tag) }
  } finally {
    key.wipe()
  }
}

async function mustBeOurs({ device }: CaseFile, texts: readonly string[], commitment: string): Promise<void> {
  const found = await identityFrom(gather(texts))
  const same =
    found.commitment === commitment &&
    found.identity.deviceId === device.id &&
    found.identity.recipient === device.recipient &&
    publicHalf(found.identity.signingSeed).equals(device.signingKey)
  forgetIdentity(found.identity)
  if (!same) throw new Refusal('share_wrong')
}

/**
 * 演练: proves that shares give this office's key back, and changes nothing but the record of it. Shares typed by hand
 * prove it by the key alone. Throws what `gather` throws, 'share_foreign' for a set that is not in use here, 'share_wrong'.
 */
export async function drill(caseFile: CaseFile, texts: readonly string[]): Promise<Drilled> {
  const gathered = gather(texts)
  const set = currentSet(caseFile)
  if (set === undefined || tagOf(set.id) !== gathered.tag) throw new Refusal('share_foreign')
  if (gathered.sealed === null) {
    const key = await keyFrom(gathered)
    const same = commitmentOf(key, gathered.tag) === set.commitment
    key.wipe()
    if (!same) throw new Refusal('share_wrong')
  } else {
    await mustBeOurs(caseFile, texts, set.commitment)
  }
  return noteDrill(caseFile, set.id, numbersOf(gathered))
}

const numbersOf = ({ pieces }: Gathered): readonly number[] => pieces.map(({ number }) => number).toSorted((a, b) => a - b)

/** The card of the identity in the shares, to be compared before it is taken over. Throws what `identityFrom` throws. */
export async function openShares(caseFile: CaseFile, texts: readonly string[]): Promise<Restored> {
  const gathered = gather(texts)
  const { identity } = await identityFrom(gathered)
  const restored = restoredOf(caseFile, gathered, identity)
  forgetIdentity(identity)
  return restored
}

function restoredOf(caseFile: CaseFile, { tag, pieces }: Gathered, { deviceId, recipient, signingSeed, ageIdentity }: Identity): Restored {
  const face = pieces.find((piece) => piece.face !== null)?.face
  const sm2 = [sm2KeysFrom(signingSeed, 'sign'), sm2KeysFrom(ageIdentity, 'receive')] as const
  const card = cardOf({
    deviceId,
    mode: 'office',
    name: face?.office ?? caseFile.label,
    signingKey: publicHalf(signingSeed),
    recipient,
    sm2SigningKey: sm2[0].publicKey,
    sm2Recipient: sm2[1].publicKey,
  })
  for (const { privateKey } of sm2) privateKey.wipe()
  return {
    tag,
    office: face?.office ?? '',
    madeAt: face?.madeAt ?? null,
    fingerprint: cardFingerprint(card),
    already: deviceId === caseFile.device.id,
  }
}

/**
 * 恢复: this case file is from now on the device that the shares hold. The person confirms the fingerprint of its card.
 * Throws what `openShares` throws, and 'bad_input' when the fingerprint is another or the case file is this device already.
 */
export async function restoreIdentity(caseFile: CaseFile, texts: readonly string[], confirmed: string): Promise<Restored> {
  const gathered = gather(texts)
  const { identity, commitment } = await identityFrom(gathered)
  try {
    const restored = restoredOf(caseFile, gathered, identity)
    if (confirmed.replace(/\D/g, '') !== restored.fingerprint.replace(/\D/g, '')) throw new Refusal('bad_input', 'fingerprint')
    if (restored.already) throw new Refusal('bad_input', 'shares')
    takeOver(caseFile, identity, () => {
      const detail = { set: gathered.tag, numbers: numbersOf(gathered), device: identity.deviceId, fingerprint: restored.fingerprint }
      const content = `${restored.office} ${gathered.tag} 第 ${numbersOf(gathered).join('、')} 份`.trim()
      const movement = { what: 'key_share', direction: 'in', content, fileName: '', files: gathered.pieces.length } as const
      moveData(caseFile, { action: 'shares.restore', detail, movement })
    })
    noteRestored(caseFile, gathered, commitment)
    return restored
  } finally {
    forgetIdentity(identity)
  }
}

/** The set that has just proved itself is the one in use, where the file that came with it can tell its id. */
function noteRestored(caseFile: CaseFile, { tag, pieces }: Gathered, commitment: string): void {
  const face = pieces.find((piece) => piece.face !== null)?.face
  if (face === null || face === undefined || setByTag(caseFile, tag) !== undefined) return
  const holders = Array.from({ length: face.shares }, (_, index) => pieces.find(({ number }) => number === index + 1)?.face?.holder ?? '')
  noteSet(caseFile, { id: face.setId, threshold: face.threshold, holders, commitment })
}
