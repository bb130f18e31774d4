import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { bundleFormatVersion, bundleSchemaVersion, Manifest, oldestBundleSchema } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { Secret } from '../vault/secret.ts'
import { readJson } from './lines.ts'

/** The signed table of contents of a bundle; see FORMAT.md. */

export const manifestPath = 'manifest.json'
export const signaturePath = 'manifest.sig'
export const signatureSize = 64
/** Room for 100,000 entries. */
export const largestManifest = 32 * 1024 ** 2

/** The only names that entries may have. What does not match is never looked at. */
const entryPath =
  /^(vault\.json|case\.db|records\/[a-z_]{1,40}\.ndjson|cards\.ndjson|history\.ndjson|audit\.ndjson|receipt\.json|files\/[0-9a-f]{64})$/

/** The exact bytes that are written, hashed and signed: JSON in two-space layout, so that people can read it too. */
export const manifestBytes = (manifest: Manifest): Buffer => Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)

/** Reads a manifest. Throws `Refusal`: 'bundle_newer', 'bundle_older', or 'bundle_damaged' where the text makes no sense. */
export function readManifest(bytes: Buffer): Manifest {
  const damaged = new Refusal('bundle_damaged', manifestPath)
  const value = readJson(bytes, manifestPath)
  // The version decides before the shape: a later format may well have another one.
  const { format, formatVersion, schemaVersion } = (value ?? {}) as Record<string, unknown>
  if (format !== 'xuncha-bundle' || !Number.isInteger(formatVersion) || !Number.isInteger(schemaVersion)) throw damaged
  compareVersion(formatVersion as number, bundleFormatVersion, bundleFormatVersion)
  compareVersion(schemaVersion as number, oldestBundleSchema, bundleSchemaVersion)
  const parsed = Manifest.safeParse(value)
  if (!parsed.success) throw damaged
  const paths = parsed.data.entries.map((entry) => entry.path)
  if (paths.some((path) => !entryPath.test(path)) || new Set(paths).size !== paths.length) throw damaged
  return parsed.data
}

function compareVersion(theirs: number, oldest: number, newest: number): void {
  if (theirs > newest) throw new Refusal('bundle_newer', manifestPath, { theirs, ours: newest })
  if (theirs < oldest) throw new Refusal('bundle_older', manifestPath, { theirs, ours: oldest })
}

// An Ed25519 key in DER is these bytes and then the 32 of the key (RFC 8410).
const seedInfo = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicInfo = Buffer.from('302a300506032b6570032100', 'hex')

/** Raw 64-byte Ed25519 signature. `seed` is 32 bytes. */
export function signBytes(seed: Secret, bytes: Buffer): Buffer {
  return seed.use((raw) => {
    const der = Buffer.concat([seedInfo, raw])
    try {
      return sign(null, bytes, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
    } finally {
      der.fill(0)
    }
  })
}

/** Whether `signature` is that of `publicKey` (32 bytes) over `bytes`. */
export const isSignedBy = (publicKey: Buffer, bytes: Buffer, signature: Buffer): boolean =>
  signature.length === signatureSize && verify(null, bytes, publicKeyOf(publicKey), signature)

/** The key as openssl reads it. */
export const publicKeyPem = (publicKey: Buffer): string => publicKeyOf(publicKey).export({ format: 'pem', type: 'spki' }) as string

const publicKeyOf = (raw: Buffer) => createPublicKey({ key: Buffer.concat([publicInfo, raw]), format: 'der', type: 'spki' })
