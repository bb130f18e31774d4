import { createReadStream, rmSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { bundleFormatVersion, bundleSchemaVersion, type Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { volumesOf } from '../model/volumes.ts'
import { bundleMoved, moveData } from '../records/movements.ts'
import { backUp, passing } from '../vault/backup.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { vaultFile } from '../vault/vault-json.ts'
import type { BackupReport } from '../worker/requests/exchange.ts'
import { toPassphrase } from './address.ts'
import type { Entry } from './archive.ts'
import { fileNameOf } from './file-name.ts'
import { fingerprint, hashOf } from './fingerprint.ts'
import { nextSequence, noteMade, unmake } from './made.ts'
import { stopWhenCancelled, type Work } from './medium.ts'
import { inMemory, type WrittenBundle, writeBundle } from './write.ts'

/** 备份包: the whole case file as it lies on the disk, encrypted as it is there, under a passphrase of its own. */

/**
 * Writes a backup of everything to a folder. What is inside opens with the passwords of the case file alone; the passphrase,
 * shown once, is what lets a new laptop read the bundle at all. Throws what `writeBundle` throws.
 */
export async function exportBackup(
  caseFile: CaseFile,
  order: { readonly folder: string; readonly volumeSize?: number | undefined; readonly reason: string },
  work: Work,
): Promise<BackupReport> {
  work.report({ stage: 'reading', done: 0, total: 0 })
  const database = join(caseFile.folder, 'backups', backUp(caseFile.db, caseFile.folder, `${passing}${newId()}`))
  try {
    const entries = await entriesOf(caseFile, database, work)
    const manifest = manifestOf(caseFile, order.reason, entries.listed)
    const address = toPassphrase()
    const number = String(manifest.sequence).padStart(4, '0')
    const written = await writeBundle({
      folder: order.folder,
      // By the end of its id it is told from that of another laptop of the same name, and from a `.part` that a power cut left.
      fileName: fileNameOf(['备份包', caseFile.label, caseFile.device.name, number, manifest.bundleId.slice(-8)], 'xcb'),
      volumeSize: order.volumeSize,
      lock: address.lock,
      signer: caseFile.device,
      manifest,
      entries: entries.all,
      signal: work.signal,
      onProgress: (stage, done, total) => work.report({ stage, done, total }),
      settle: (bundle) => settle(caseFile, manifest, { ...bundle, folder: order.folder }, address),
    })
    return {
      fileName: written.fileName,
      volumes: volumesOf(written.fileName),
      size: written.size,
      fingerprint: fingerprint(Buffer.from(written.manifestSha256, 'hex')),
      files: manifest.entries.length - 2,
      madeAt: manifest.madeAt,
      passphrase: address.passphrase ?? '',
    }
  } finally {
    rmSync(database, { force: true })
  }
}

async function entriesOf(caseFile: CaseFile, database: string, work: Work): Promise<{ all: Entry[]; listed: Manifest['entries'] }> {
  const { k } = caseFile.queries
  const vault = await readFile(join(caseFile.folder, vaultFile))
  const stored = caseFile.queries.all(k.selectFrom('file').select('stored_name').orderBy('stored_name')).map((row) => row.stored_name)
  const onDisk = [
    { path: 'case.db', from: database },
    ...stored.map((name) => ({ path: `files/${name}`, from: join(caseFile.folder, 'files', name) })),
  ]
  const all: Entry[] = [inMemory(vaultFile, vault)]
  const listed = [
    { path: vaultFile, size: vault.length, sha256: await hashOf(inMemory(vaultFile, vault).bytes() as AsyncIterable<Buffer>) },
  ]
  for (const { path, from } of onDisk) {
    stopWhenCancelled(work.signal)
    const { size } = await stat(from).catch(() => {
      throw new Refusal('file_damaged', path)
    })
    const bytes = () => createReadStream(from, { highWaterMark: 1024 ** 2 })
    listed.push({ path, size, sha256: await hashOf(bytes()) })
    all.push({ path, size, bytes })
  }
  return { all, listed }
}

const manifestOf = (caseFile: CaseFile, reason: string, entries: Manifest['entries']): Manifest => ({
  format: 'xuncha-bundle',
  formatVersion: bundleFormatVersion,
  schemaVersion: bundleSchemaVersion,
  kind: 'backup',
  bundleId: newId(),
  roundId: null,
  roundName: '',
  groupName: caseFile.label,
  deviceId: caseFile.device.id,
  deviceName: caseFile.device.name,
  ...nextSequence(caseFile),
  counts: {},
  entries,
  classification: 'work_secret',
  sample: false,
  madeBy: caseFile.person.name,
  reason,
  madeAt: caseFile.now(),
  auditHead: caseFile.audit.head(),
})

function settle(
  caseFile: CaseFile,
  manifest: Manifest,
  { folder, ...bundle }: WrittenBundle & { readonly folder: string },
  address: ReturnType<typeof toPassphrase>,
): () => void {
  caseFile.db
    .transaction(() => {
      noteMade(caseFile, manifest, bundle, address)
      const detail = { kind: 'backup', sequence: manifest.sequence, manifest: bundle.manifestSha256, file: bundle.fileSha256 }
      moveData(caseFile, {
        action: 'bundle.export',
        subject: { kind: 'bundle', id: manifest.bundleId },
        detail,
        movement: bundleMoved(manifest, { ...bundle, sha256: bundle.fileSha256, path: join(folder, bundle.fileName) }, 'out'),
      })
    })
    .immediate()
  return () => unmake(caseFile, manifest.bundleId)
}
