import { createPublicKey } from 'node:crypto'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import type { Actor } from './cast.ts'

/** What no request tells, read from the case file itself once the worker has closed it. */
export interface Behind {
  /** Living records by kind. */
  readonly counts: Readonly<Record<string, number>>
  /** `AGE-SECRET-KEY-1…`: only ever written out for the invented office. */
  readonly ageIdentity: string
  /** Ed25519 public key, SPKI PEM. */
  readonly signingKeyPem: string
}

export async function lookBehind(folder: string, { password }: Actor, accountId: string): Promise<Behind> {
  const caseFile = await openCaseFile(folder, { accountId, password })
  try {
    const { k } = caseFile.queries
    const rows = caseFile.queries.all(
      k
        .selectFrom('record')
        .select(['kind', k.fn.countAll<number>().as('count')])
        .where('deleted_at', 'is', null)
        .groupBy('kind')
        .orderBy('kind'),
    )
    return {
      counts: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
      ageIdentity: caseFile.device.ageIdentity.use((bytes) => bytes.toString('utf8')),
      signingKeyPem: pemOf(caseFile.device.signingKey),
    }
  } finally {
    caseFile.close()
  }
}

/** SPKI of an Ed25519 key is this head and the 32 bytes (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex')

const pemOf = (key: Buffer): string =>
  createPublicKey({ key: Buffer.concat([spkiHead, key]), format: 'der', type: 'spki' })
    .export({ type: 'spki', format: 'pem' })
    .toString()
