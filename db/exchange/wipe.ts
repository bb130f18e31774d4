import { open, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { canonicalJson } from '../audit/canonical.ts'
import { Refusal } from '../model/failure.ts'
import type { Direction } from '../model/movement.ts'
import type { Round } from '../model/round.ts'
import { WipeCertificate, type WipeStatement } from '../model/wipe-certificate.ts'
import { type Moved, moveData } from '../records/movements.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { decideDestruction } from '../vault/destroy.ts'
import { people, personOf } from '../vault/person.ts'
import { syncFolder } from '../vault/whole-file.ts'
import type { KeptCertificate, WipeForecast } from '../worker/requests/wipe.ts'
import { enrolled } from './cards.ts'
import { countsOf } from './contents.ts'
import { fileNameOf } from './file-name.ts'
import { sha256 } from './fingerprint.ts'
import { isSignedBy, signBytes } from './manifest.ts'
import { reading, writing } from './medium.ts'

/** 清理: what was handed over and received is destroyed on the laptop, by two people, with a certificate for the office. */

const largestCertificate = 1024 ** 2

/** What stands in the way of wiping, and what would go. */
export function wipeForecast(caseFile: CaseFile): WipeForecast {
  const { k } = caseFile.queries
  const count = (query: Parameters<typeof caseFile.queries.first<{ n: number }>>[0]) => caseFile.queries.first(query)?.n ?? 0
  const handedOver = lastReceived(caseFile)
  return {
    counts: countsOf(caseFile),
    files: count(k.selectFrom('file').select((e) => e.fn.countAll<number>().as('n'))),
    clues: count(
      k
        .selectFrom('clue')
        .where('deleted_at', 'is', null)
        .select((e) => e.fn.countAll<number>().as('n')),
    ),
    // What is here in a form in which it never left, nor came: it would be lost.
    unsent: count(
      k
        .selectFrom('record')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('ancestor')
                .select('ordinal')
                .whereRef('ancestor.record_id', '=', 'record.id')
                .whereRef('ancestor.content_hash', '=', 'record.content_hash'),
            ),
          ),
        )
        .where(({ or, eb }) => or([eb('round_id', 'is not', null), eb('kind', '=', 'round')]))
        .select((e) => e.fn.countAll<number>().as('n')),
    ),
    handedOver:
      handedOver === undefined
        ? null
        : { bundleId: handedOver.bundle_id, sequence: handedOver.sequence, receivedAt: handedOver.received_at ?? 0 },
    waitingForReceipt: handedOver === undefined || lastMade(caseFile)?.bundle_id !== handedOver.bundle_id,
    others: people(caseFile.queries)
      .filter(({ accountId }) => accountId !== caseFile.person.accountId)
      .map(({ accountId, name, post }) => ({ accountId, name, post })),
  }
}

const leavers = ['result', 'member']
const lastMade = (caseFile: CaseFile) =>
  caseFile.queries.first(
    caseFile.queries.k.selectFrom('made_bundle').selectAll().where('kind', 'in', leavers).orderBy('sequence', 'desc').limit(1),
  )
const lastReceived = (caseFile: CaseFile) =>
  caseFile.queries.first(
    caseFile.queries.k
      .selectFrom('made_bundle')
      .selectAll()
      .where('kind', 'in', leavers)
      .where('received_at', 'is not', null)
      .where(sql<boolean>`decision IS NOT 'returned'`) // sent back, it has to come again
      .orderBy('sequence', 'desc')
      .limit(1),
  )

export interface WipeOrder {
  readonly secondAccountId: string
  readonly secondPassword: string
  /** That clues, which no bundle carries, went their own way. */
  readonly cluesHandedOver: boolean
  /** Where the certificate goes, for the office; a copy stays where the case file was. */
  readonly folder: string
}

/**
 * Decides the destruction of this case file: two people, everything handed over and received. Signs the certificate and lays it
 * beside the data; what follows is locking and `finishDestruction`. Throws `not_ready` with the gaps, `wrong_password`, `wait`,
 * `bad_input` when both are one person.
 */
export async function wipe(caseFile: CaseFile, order: WipeOrder): Promise<WipeCertificate> {
  if (order.secondAccountId === caseFile.person.accountId) throw new Refusal('bad_input', 'secondAccountId')
  const forecast = wipeForecast(caseFile)
  const gaps = [
    ...(forecast.unsent > 0 ? ['unsent'] : []),
    ...(forecast.waitingForReceipt ? ['receipt'] : []),
    ...(forecast.clues > 0 && !order.cluesHandedOver ? ['clues'] : []),
  ]
  if (gaps.length > 0) throw new Refusal('not_ready', 'wipe', { gaps })
  await caseFile.vault.check(order.secondAccountId, order.secondPassword, caseFile.now())
  const certificate = certified(caseFile, forecast, order)
  await save(certificate, order.folder, (file) =>
    caseFile.db
      .transaction(() => {
        moveData(caseFile, { action: 'wipe.decide', movement: certificateMoved(certificate, file, 'out') })
        decideDestruction(caseFile.folder, certificate) // last: what it writes cannot be rolled back
      })
      .immediate(),
  )
  return certificate
}

function certified(caseFile: CaseFile, forecast: WipeForecast, order: WipeOrder): WipeCertificate {
  const { k } = caseFile.queries
  const received = lastReceived(caseFile)
  if (received?.received_at == null) throw new Refusal('not_ready', 'wipe', { gaps: ['receipt'] })
  const rounds = caseFile.queries.all(
    k.selectFrom('record').innerJoin('body', 'body.record_id', 'record.id').select(['record.id', 'json']).where('kind', '=', 'round'),
  )
  const faceOf = ({ name, post }: { readonly name: string; readonly post: string }) => ({ name, post })
  const statement: WipeStatement = {
    format: 'xuncha-wipe-certificate',
    version: 1,
    vaultId: caseFile.vault.id,
    label: caseFile.label,
    mode: caseFile.mode,
    deviceId: caseFile.device.id,
    deviceName: caseFile.device.name,
    rounds: rounds.map(({ id, json }) => {
      const { name, groupName } = JSON.parse(json) as Round
      return { id, name, groupName }
    }),
    counts: forecast.counts,
    files: forecast.files,
    clues: forecast.clues,
    handedOver: {
      bundleId: received.bundle_id,
      sequence: received.sequence,
      manifestSha256: received.manifest_sha256,
      receivedAt: received.received_at,
    },
    auditHead: caseFile.audit.head(),
    by: [faceOf(caseFile.person), faceOf(personOf(caseFile.queries, order.secondAccountId))],
    at: caseFile.now(),
  }
  return { statement, signature: signBytes(caseFile.device.signingSeed, signedPart(statement)).toString('base64') }
}

const signedPart = (statement: WipeStatement): Buffer => Buffer.from(canonicalJson(statement))

interface CertificateFile {
  readonly fileName: string
  readonly path: string
  readonly text: string
}

/** The certificate as the register has it. */
const certificateMoved = ({ statement }: WipeCertificate, { fileName, path, text }: CertificateFile, direction: Direction): Moved => ({
  ...{ what: 'wipe_certificate', direction, content: `${statement.label} ${statement.deviceName}`.trim(), fileName, path },
  ...{ size: Buffer.byteLength(text), sha256: sha256(text).toString('hex') },
})

/** Writes the certificate whole and synced under a passing name; only when that stands, `decide`, and the name. */
async function save(certificate: WipeCertificate, folder: string, decide: (file: CertificateFile) => void): Promise<void> {
  const { statement } = certificate
  const fileName = fileNameOf(['清理证明', statement.label, statement.deviceName, statement.vaultId.slice(-8)], 'json')
  const path = join(folder, fileName)
  const part = `${path}.part`
  const text = `${JSON.stringify(certificate, null, 2)}\n`
  await writing(fileName, async () => {
    const file = await open(part, 'w', 0o644)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    decide({ fileName, path, text })
    await rename(part, path)
    syncFolder(folder)
  })
}

/**
 * The office keeps a certificate: signed by a device whose card it enrolled. Keeping one twice changes nothing. Throws
 * `certificate_unreadable`, `bundle_unknown_signer`, `bundle_unsigned`.
 */
export async function keepCertificate(caseFile: CaseFile, path: string): Promise<KeptCertificate> {
  const where = basename(path)
  const text = await readSmall(path, where)
  const certificate = parsed(text, where)
  const { statement } = certificate
  const signer = enrolled(caseFile, statement.deviceId)
  if (signer === undefined) throw new Refusal('bundle_unknown_signer', undefined, { device: statement.deviceName, group: statement.label })
  const signature = Buffer.from(certificate.signature, 'base64')
  if (!isSignedBy(Buffer.from(signer.card.signingKey, 'base64'), signedPart(statement), signature))
    throw new Refusal('bundle_unsigned', where)
  const row = {
    vault_id: statement.vaultId,
    device_id: statement.deviceId,
    certificate: JSON.stringify(certificate),
    kept_at: caseFile.now(),
    kept_by: caseFile.person.name,
  }
  caseFile.db
    .transaction(() => {
      const { changes } = caseFile.queries.run(caseFile.queries.k.insertInto('wipe_certificate').orIgnore().values(row))
      if (changes === 0) return
      moveData(caseFile, {
        action: 'wipe.keep',
        subject: { kind: 'certificate', id: statement.vaultId },
        detail: { device: statement.deviceId },
        movement: certificateMoved(certificate, { fileName: where, path, text }, 'in'),
      })
    })
    .immediate()
  return { certificate, keptAt: row.kept_at, keptBy: row.kept_by }
}

async function readSmall(path: string, where: string): Promise<string> {
  return reading(where, async () => {
    const file = await open(path, 'r')
    try {
      return (await file.stat()).size > largestCertificate ? '' : await file.readFile('utf8')
    } finally {
      await file.close()
    }
  })
}

function parsed(text: string, where: string): WipeCertificate {
  try {
    return WipeCertificate.parse(JSON.parse(text))
  } catch {
    throw new Refusal('certificate_unreadable', where)
  }
}

/** The certificates that were kept, newest first. */
export const certificates = (caseFile: CaseFile): readonly KeptCertificate[] =>
  caseFile.queries.all(caseFile.queries.k.selectFrom('wipe_certificate').selectAll().orderBy('kept_at', 'desc')).map((row) => ({
    certificate: WipeCertificate.parse(JSON.parse(row.certificate)),
    keptAt: row.kept_at,
    keptBy: row.kept_by,
  }))
