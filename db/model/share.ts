import { z } from 'zod'
import { Id, Instant, Line } from './ids.ts'

/** Shares of one set, and how many of them give the key back. */
export const mostShares = 9

/**
 * 密钥份额: one person's part of the key that opens `sealed`, the office's identity. As a file, and as the text of the code
 * on a printed share. See db/exchange/FORMAT.md.
 */
export const KeyShare = z.object({
  format: z.literal('xuncha-key-share'),
  version: z.literal(1),
  setId: Id,
  number: z.int().min(1).max(mostShares),
  threshold: z.int().min(2).max(mostShares),
  shares: z.int().min(2).max(mostShares),
  holder: Line.min(1),
  office: Line,
  madeAt: Instant,
  /** 33 bytes, base64. */
  share: z.base64().length(44),
  /** 138 bytes, base64; the same in all shares of a set. */
  sealed: z.base64().length(184),
  /** First 16 hex digits of SHA-256 over the rest: a damaged share is told before it is used. */
  check: z.string().regex(/^[0-9a-f]{16}$/),
})
export type KeyShare = z.infer<typeof KeyShare>
