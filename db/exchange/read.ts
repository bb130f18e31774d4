import { basename } from 'node:path'
import type { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { Ciphers } from '../model/round.ts'
import { nameOfSet } from '../model/volumes.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { unpack } from './archive.ts'
import { longestHeader } from './container.ts'
import { sha256 } from './fingerprint.ts'
import { type HashAside, hashAside } from './hash-aside.ts'
import { largestManifest, manifestPath, readManifest, signaturePath } from './manifest.ts'
import { piecesOf, reading, type Watching } from './medium.ts'
import { readPassphrase } from './passphrase.ts'
import { type OwnKeys, openSealed } from './sealing.ts'
import { mostSignatureBytes } from './signature.ts'
import { Volumes, wholeSet } from './volumes.ts'

/** The first two entries of a bundle: what it claims, and the signature over the claim. */
export interface Head {
  readonly manifest: Manifest
  readonly manifestBytes: Buffer
  readonly manifestSha256: string
  readonly signature: Buffer
  /** What it came encrypted and signed with. */
  readonly ciphers: Ciphers
}

export type BundleEntry = Manifest['entries'][number]

/** What a reader does with a bundle as it streams by. Both may throw; the reading then ends with that error. */
export interface Visitor {
  /** Called once manifest and signature are there. Answers false to read no further. */
  head(head: Head): boolean
  /** Consumes the bytes to the end and answers their SHA-256; `hashOf` is the least that it can do. */
  entry(entry: BundleEntry, bytes: AsyncIterable<Buffer>): Promise<string>
}

/** Thrown to stop reading after the head; never leaves this file. */
class Enough extends Error {}

/**
 * Reads the tar inside a bundle and holds it against its manifest: the entries in the order of the manifest, none
 * missing, none more, every size and hash as stated. `ciphers` are those of the container. Throws `Refusal('bundle_damaged', entry)`.
 */
export async function walk(plain: AsyncIterable<Buffer>, ciphers: Ciphers, visitor: Visitor): Promise<void> {
  let manifest: Buffer | undefined
  let awaited: readonly BundleEntry[] | undefined
  let next = 0
  await unpack(plain, async (name, size, bytes) => {
    if (manifest === undefined) {
      manifest = await small(name, manifestPath, size, largestManifest, bytes)
      return
    }
    if (awaited === undefined) {
      if (name !== signaturePath) throw new Refusal('bundle_unsigned', signaturePath)
      const signature = await small(name, signaturePath, size, mostSignatureBytes(ciphers), bytes)
      const parsed = readManifest(manifest)
      awaited = parsed.entries
      const head = { manifest: parsed, manifestBytes: manifest, manifestSha256: sha256(manifest).toString('hex'), signature, ciphers }
      if (!visitor.head(head)) throw new Enough()
      return
    }
    const entry = awaited[next++]
    if (entry === undefined || entry.path !== name || entry.size !== size) throw new Refusal('bundle_damaged', entry?.path ?? 'tar')
    if ((await visitor.entry(entry, bytes)) !== entry.sha256) throw new Refusal('bundle_damaged', entry.path)
  })
  if (manifest !== undefined && awaited === undefined) {
    readManifest(manifest)
    throw new Refusal('bundle_unsigned', signaturePath)
  }
  if (awaited === undefined || next !== awaited.length) throw new Refusal('bundle_damaged', awaited?.[next]?.path ?? manifestPath)
}

async function small(name: string, expected: string, size: number, most: number, bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  if (name !== expected || size > most) throw new Refusal('bundle_damaged', expected)
  const pieces: Buffer[] = []
  for await (const piece of bytes) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

export interface ReadFile {
  /** Of a bundle in volumes that of the first. */
  readonly fileName: string
  readonly size: number
  /** Of the encrypted file; null when the visitor stopped after the head. */
  readonly sha256: string | null
}

/** Tries this case file's keys, today's and former ones, and a passphrase where the person typed one. */
export const withKeysOf = ({ device }: CaseFile, passphrase?: string): OwnKeys => ({
  age: (decrypter) => {
    for (const identity of [device.ageIdentity, ...device.formerIdentities]) {
      identity.use((bytes) => decrypter.addIdentity(bytes.toString('utf8')))
    }
    if (passphrase === undefined) return undefined
    decrypter.addPassphrase(readPassphrase(passphrase))
    return 'passphrase'
  },
  sm2: device.sm2Receiving,
})

/**
 * Opens the bundle at `path` and walks it to its end (or to its head); any volume of a set stands for all that lie beside
 * it. Throws the Refusals of the container, the walk and the visitor; 'volume_missing' and 'volume_unfit' with the numbers;
 * damage of the ciphertext is 'bundle_damaged', an unreadable disk 'file_unreadable'.
 */
export async function readBundle(path: string, own: OwnKeys, visitor: Visitor, watching: Watching = {}): Promise<ReadFile> {
  const fileName = nameOfSet(basename(path))
  return reading(fileName, async () => {
    const { volumes: file, size } = await Volumes.open(await wholeSet(path))
    try {
      watching.onSize?.(size)
      const start = Buffer.alloc(Math.min(size, longestHeader))
      await file.read(start, 0, start.length, 0)
      const { payload, payloadStart } = await openSealed(start, own)
      let aside: HashAside | undefined
      const whole: Visitor = {
        head(head) {
          const further = visitor.head(head)
          if (further) aside = hashAside(file, size)
          return further
        },
        entry: (entry, bytes) => visitor.entry(entry, bytes),
      }
      try {
        await walk(payload.unseal(piecesOf(file, payloadStart, watching)), payload.ciphers, whole)
        return { fileName, size, sha256: (await aside?.sha256) ?? null }
      } catch (error) {
        if (error instanceof Enough) return { fileName, size, sha256: null }
        throw error
      } finally {
        payload.wipe()
        await aside?.[Symbol.asyncDispose]()
      }
    } finally {
      await file.close()
    }
  })
}
