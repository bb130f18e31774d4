import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../model/failure.ts'
import { noteRestored } from '../vault/restored.ts'
import { readVaultJson, vaultFile } from '../vault/vault-json.ts'
import { makeFolder, syncFolder } from '../vault/whole-file.ts'
import { needSpace, type Work, writing } from './medium.ts'
import { readPassphrase } from './passphrase.ts'
import { type BundleEntry, type Head, readBundle } from './read.ts'

export interface RestoreOrder {
  readonly path: string
  readonly passphrase: string
  /** A folder that does not exist yet. */
  readonly folder: string
}

const partName = 'restoring.part'

/**
 * Lays a backup down as a case file again: beside its place, synced, and renamed when the last byte has been checked. It then
 * opens with the passwords it had. At the first opening the laptop draws an identity of its own, for the lost one may still be
 * somewhere. Throws `case_file_exists`, 'bundle_wrong_kind', the refusals of `readBundle`, and those of the disk; nothing is left then.
 */
export async function restoreBackup(
  { path, passphrase, folder }: RestoreOrder,
  work: Work,
): Promise<{ label: string; mode: 'group' | 'office' }> {
  if (existsSync(folder)) throw new Refusal('case_file_exists')
  // One name for all: the next restoring takes away what a power cut left, wherever it goes itself.
  const part = join(dirname(folder), partName)
  rmSync(part, { recursive: true, force: true })
  try {
    await writing('', async () => {
      makeFolder(dirname(folder))
      makeFolder(join(part, 'files'))
    })
    let total = 0
    let needed = 0
    const visitor = {
      head: ({ manifest }: Head) => {
        if (manifest.kind !== 'backup') throw new Refusal('bundle_wrong_kind', undefined, { kind: manifest.kind, wanted: 'backup' })
        const names = manifest.entries.map((entry) => entry.path)
        if (names[0] !== vaultFile || names[1] !== 'case.db') throw new Refusal('bundle_damaged', 'manifest.json')
        needed = manifest.entries.reduce((sum, { size }) => sum + size, 0)
        return true
      },
      entry: async (entry: BundleEntry, bytes: AsyncIterable<Buffer>) => {
        if (entry.path === vaultFile) await needSpace(part, needed) // the first; nothing is written yet
        return layDown(join(part, entry.path), bytes)
      },
    }
    const { fileName } = await readBundle(
      path,
      {
        age: (decrypter) => {
          decrypter.addPassphrase(readPassphrase(passphrase))
          return 'passphrase'
        },
        sm2: [],
      },
      visitor,
      {
        signal: work.signal,
        onSize: (bytes) => {
          total = bytes
        },
        onBytes: (done) => work.report({ stage: 'verifying', done, total }),
      },
    )
    const { label, mode } = readVaultJson(part)
    noteRestored(part, fileName)
    await writing('', async () => {
      syncFolder(join(part, 'files'))
      syncFolder(part)
      await rename(part, folder)
      syncFolder(dirname(folder))
    })
    return { label, mode }
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}

async function layDown(path: string, bytes: AsyncIterable<Buffer>): Promise<string> {
  return writing(path, async () => {
    const file = await open(path, 'wx', 0o600)
    const hash = createHash('sha256')
    try {
      for await (const piece of bytes) {
        hash.update(piece)
        await file.writeFile(piece)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    return hash.digest('hex')
  })
}
