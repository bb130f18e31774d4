import { randomBytes } from 'node:crypto'
import type { ClueOpening } from '../model/clue.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { openSealed, sealTo } from '../vault/clue-keys.ts'
import { people } from '../vault/person.ts'
import { Secret } from '../vault/secret.ts'
import type { PossibleReader } from '../worker/requests/clues.ts'

/** Who can be named as a reader. */
export const possibleReaders = ({ queries, vault }: CaseFile): PossibleReader[] =>
  people(queries).map(({ accountId, memberId, name, post }) => ({
    memberId,
    name,
    post,
    ready: vault.cluePublicKey(accountId) !== undefined,
  }))

/** Named for one, or unnamed partner where nobody else is needed. */
const alone = ''

/**
 * Seals a clue's key to its readers, in the running transaction, in place of what was sealed before. For two people
 * each unordered pair of readers gets two shares, whose exclusive or is the key, one for each of the two.
 * Throws `not_ready` for a reader without a pair.
 */
export function sealKey(caseFile: CaseFile, clueId: string, key: Secret, readers: readonly string[], opening: ClueOpening): void {
  const { k } = caseFile.queries
  const publicKeys = new Map(readers.map((memberId) => [memberId, publicKeyOf(caseFile, memberId)]))
  caseFile.queries.run(k.deleteFrom('clue_key').where('clue_id', '=', clueId))
  const keep = (memberId: string, withMember: string, secret: Secret): void => {
    const publicKey = publicKeys.get(memberId) ?? ''
    const row = { clue_id: clueId, member_id: memberId, with_member: withMember, public_key: publicKey, sealed: sealTo(publicKey, secret) }
    caseFile.queries.run(k.insertInto('clue_key').values(row))
  }
  if (opening === 'single') {
    for (const memberId of readers) keep(memberId, alone, key)
    return
  }
  readers.forEach((one, index) => {
    for (const other of readers.slice(index + 1)) {
      const first = new Secret(randomBytes(32))
      const second = joined(key, first)
      keep(one, other, first)
      keep(other, one, second)
      first.wipe()
      second.wipe()
    }
  })
}

/** Exclusive or of two secrets of 32 bytes: a key from its shares, or the other share from key and share. */
const joined = (a: Secret, b: Secret): Secret =>
  a.use((left) => b.use((right) => new Secret(Buffer.from(left.map((byte, i) => byte ^ (right[i] ?? 0))))))

function publicKeyOf(caseFile: CaseFile, memberId: string): string {
  const account = people(caseFile.queries).find((person) => person.memberId === memberId)
  const publicKey = account && caseFile.vault.cluePublicKey(account.accountId)
  if (publicKey === undefined) throw new Refusal('not_ready', 'readers')
  return publicKey
}

/** Who is named for a clue, by member id. */
export function readersOf({ queries }: CaseFile, clueId: string): string[] {
  const rows = queries.all(
    queries.k.selectFrom('clue_key').select('member_id').distinct().where('clue_id', '=', clueId).orderBy('member_id'),
  )
  return rows.map((row) => row.member_id)
}

/** The key of a clue that its reader opens alone; null where the reader's own pair was lost with a password. */
export function ownKey(caseFile: CaseFile, clueId: string): Secret | null {
  const share = shareOf(caseFile, clueId, caseFile.person.memberId, alone)
  return share === undefined ? null : caseFile.vault.withClueKeys((pair) => openSealed(share, pair))
}

/**
 * The key of a clue that two open together: the person at the keyboard and `memberId`, who types the password.
 * Throws `not_found` unless both are named, `wrong_password`, `wait`.
 */
export async function keyOfTwo(caseFile: CaseFile, clueId: string, memberId: string, password: string): Promise<Secret> {
  const { person, vault, now } = caseFile
  const [mine, theirs] = [shareOf(caseFile, clueId, person.memberId, memberId), shareOf(caseFile, clueId, memberId, person.memberId)]
  const account = people(caseFile.queries).find((one) => one.memberId === memberId)
  if (mine === undefined || theirs === undefined || account === undefined) throw new Refusal('not_found', 'memberId')
  const first = vault.withClueKeys((pair) => openSealed(mine, pair))
  const second = await vault.withClueKeysOf(account.accountId, password, now(), (pair) => openSealed(theirs, pair))
  try {
    if (first === null || second === null) throw new Refusal('not_ready', 'lost_key')
    return joined(first, second)
  } finally {
    first?.wipe()
    second?.wipe()
  }
}

function shareOf({ queries }: CaseFile, clueId: string, memberId: string, withMember: string): string | undefined {
  return queries.first(
    queries.k
      .selectFrom('clue_key')
      .select('sealed')
      .where('clue_id', '=', clueId)
      .where('member_id', '=', memberId)
      .where('with_member', '=', withMember),
  )?.sealed
}
