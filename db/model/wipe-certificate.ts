import { z } from 'zod'
import { Id, Instant, Line, Sha256 } from './ids.ts'

/** What stays of a case file that was destroyed: the certificate, and with it the fact. */
export const certificateFile = '清理证明.json'

const Person = z.object({ name: Line, post: Line })

/** What a laptop attests before it destroys a case file; everything that is signed. */
export const WipeStatement = z.object({
  format: z.literal('xuncha-wipe-certificate'),
  version: z.literal(1),
  vaultId: Id,
  label: Line,
  mode: z.enum(['group', 'office']),
  deviceId: Id,
  deviceName: Line,
  rounds: z.array(z.object({ id: Id, name: Line, groupName: Line })).max(100),
  /** Live records by kind, and `deleted`. */
  counts: z.record(z.string(), z.int().nonnegative()),
  files: z.int().nonnegative(),
  /** Clues that were still in the compartment; two people confirmed that they were handed over on their own way. */
  clues: z.int().nonnegative(),
  /** The bundle that took the last of it away, and when its receiver confirmed it. */
  handedOver: z.object({ bundleId: Id, sequence: z.int(), manifestSha256: Sha256, receivedAt: Instant }),
  /** End of the audit chain that was destroyed with it. */
  auditHead: Sha256,
  by: z.tuple([Person, Person]),
  at: Instant,
})
export type WipeStatement = z.infer<typeof WipeStatement>

/** 清理证明: the statement and the laptop's Ed25519 signature over its canonical JSON, base64. */
export const WipeCertificate = z.object({ statement: WipeStatement, signature: z.base64().length(88) })
export type WipeCertificate = z.infer<typeof WipeCertificate>
