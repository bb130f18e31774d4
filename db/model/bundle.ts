import { z } from 'zod'
import { Id, Instant, Line, Sha256, Text } from './ids.ts'
import { classifications } from './round.ts'

/** Version of the container and of the manifest; see db/exchange/FORMAT.md. */
export const bundleFormatVersion = 1
/** Version of the record shapes inside: 2 has more kinds, and optional fields in those of 1; 3 has lineages. */
export const bundleSchemaVersion = 3
/** The lowest one whose records still fit the shapes of today as they are. */
export const oldestBundleSchema = 1

export const bundleKinds = ['task', 'member', 'result', 'receipt', 'backup'] as const

/** `manifest.json`: everything about a bundle that can be known before its records are read. */
export const Manifest = z.strictObject({
  format: z.literal('xuncha-bundle'),
  formatVersion: z.int(),
  schemaVersion: z.int(),
  kind: z.enum(bundleKinds),
  bundleId: Id,
  roundId: Id.nullable(),
  roundName: Line,
  groupName: Line,
  deviceId: Id,
  deviceName: Line,
  /** Rises by one with each bundle of this device; `follows` is the bundle before it. */
  sequence: z.int().min(1),
  follows: Id.nullable(),
  /** The bundle of this device without which this one says nothing: it holds what has changed since. */
  base: Id.optional(),
  counts: z.record(z.string(), z.int().nonnegative()),
  entries: z.array(z.strictObject({ path: z.string().max(300), size: z.int().nonnegative(), sha256: Sha256 })),
  classification: z.enum(classifications),
  sample: z.boolean(),
  madeBy: Line,
  reason: Text,
  madeAt: Instant,
  /** Head of the audit chain at export. */
  auditHead: Sha256,
})
export type Manifest = z.infer<typeof Manifest>

/** What a device is to the one that enrolled its card; the person who enrols says it, no card claims it. */
export const cardRoles = ['member', 'leader', 'office', 'reserve'] as const
export const CardRole = z.enum(cardRoles)
export type CardRole = z.infer<typeof CardRole>

/** 入库, 退回: what the office says of a bundle in its receipt. */
export const bundleDecisions = ['accepted', 'returned'] as const
export const BundleDecision = z.enum(bundleDecisions)
export type BundleDecision = z.infer<typeof BundleDecision>

/** Why a bundle is sent back: in words, and which records are meant. */
export const ReturnReasons = z.object({
  text: Text.default(''),
  records: z
    .array(z.object({ id: Id, kind: z.string().max(100), number: Line, title: Line }))
    .max(500)
    .default([]),
})
export type ReturnReasons = z.infer<typeof ReturnReasons>

type Mode = 'group' | 'office'
/** Roles that a card of one mode may have in a case file of another; the first is the usual one. */
export const rolesFor = (own: Mode, card: Mode): readonly CardRole[] => {
  if (own === 'group') return card === 'group' ? ['member', 'leader'] : ['office', 'reserve']
  return card === 'group' ? ['leader'] : ['reserve', 'office']
}

const KeyCard1 = z.strictObject({
  format: z.literal('xuncha-key-card'),
  version: z.literal(1),
  deviceId: Id,
  mode: z.enum(['group', 'office']),
  name: Line.min(1),
  /** Ed25519 public key, 32 bytes, base64. */
  signingKey: z.base64().length(44),
  /** age recipient, `age1…` */
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
})

/** A compressed point, 33 bytes, base64. */
const sm2Key = z.string().regex(/^A[g-z0-9+/][A-Za-z0-9+/]{42}$/)
const KeyCard2 = KeyCard1.extend({
  version: z.literal(2),
  /** SM2 public keys: the one that signs, and the one to encrypt to. */
  sm2SigningKey: sm2Key,
  sm2Recipient: sm2Key,
})

/**
 * 密钥名片: the public half of a device or office, carried as a small JSON file and compared by fingerprint.
 * Version 1 is from before there were SM2 keys: still believed, only that nothing is sent to it under the national algorithms.
 */
export const KeyCard = z.discriminatedUnion('version', [KeyCard1, KeyCard2])
export type KeyCard = z.infer<typeof KeyCard>
