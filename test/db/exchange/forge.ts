import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { packed, unpack } from '../../../db/exchange/archive.ts'
import { manifestBytes, signBytes } from '../../../db/exchange/manifest.ts'
import type { Manifest } from '../../../db/model/bundle.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { gathered } from '../gathered.ts'
import { handOver, pieces, sha256, type TwoSides } from './two-sides.ts'

/** The parts of a bundle, taken apart with the `age` program so that a test can put them together wrongly. */
export interface Parts {
  manifest: Manifest
  signature: Buffer
  entries: { path: string; bytes: Buffer }[]
}

/** Opens a bundle with the `age` program. */
export const opened = (path: string, owner: CaseFile): Buffer =>
  owner.device.ageIdentity.use((identity) =>
    execFileSync('age', ['--decrypt', '--identity', '-', path], { input: identity, maxBuffer: 1024 ** 3 }),
  )

export async function takeApart(path: string, owner: CaseFile): Promise<Parts> {
  const all: { path: string; bytes: Buffer }[] = []
  await unpack(pieces(opened(path, owner)), async (name, _, bytes) => {
    all.push({ path: name, bytes: await gathered(bytes) })
  })
  const [manifest, signature, ...entries] = all
  return { manifest: JSON.parse(manifest!.bytes.toString()) as Manifest, signature: signature!.bytes, entries }
}

/** A sound bundle of the group in parts. */
export async function soundParts(sides: TwoSides): Promise<Parts> {
  const { fileName } = await handOver(sides)
  return takeApart(join(sides.stick, fileName), sides.office)
}

/** States sizes and hashes anew, as an honest writer would. */
export function restated({ manifest, entries, ...rest }: Parts): Parts {
  const listed = entries.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) }))
  return { ...rest, entries, manifest: { ...manifest, entries: listed } }
}

export interface Putting {
  /** Who signs; the signature stays as it is when nobody does. */
  readonly signer?: CaseFile
  readonly recipient: CaseFile
  /** Changes the tar itself. */
  readonly tar?: (bytes: Buffer) => Buffer
  readonly manifestText?: string
}

/** Puts parts together and encrypts them with the `age` program. Answers the path. */
export async function putTogether(folder: string, parts: Parts, { signer, recipient, tar, manifestText }: Putting): Promise<string> {
  const manifest = manifestText === undefined ? manifestBytes(parts.manifest) : Buffer.from(manifestText)
  const signature = signer === undefined ? parts.signature : signBytes(signer.device.signingSeed, manifest)
  const all = [{ path: 'manifest.json', bytes: manifest }, { path: 'manifest.sig', bytes: signature }, ...parts.entries]
  const entries = all.map(({ path, bytes }) => ({ path, size: bytes.length, bytes: () => pieces(bytes) }))
  const archive = await gathered(packed(entries, 0))
  return encrypted(folder, tar?.(archive) ?? archive, recipient)
}

let made = 0
/** Encrypts with the `age` program. */
export function encrypted(folder: string, plain: Buffer, recipient: CaseFile): string {
  const path = join(folder, `made-${++made}.xcb`)
  execFileSync('age', ['--encrypt', '--recipient', recipient.device.recipient, '--output', path], { input: plain })
  return path
}
