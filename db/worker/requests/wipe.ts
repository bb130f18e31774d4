import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import type { Post } from '../../model/people.ts'
import type { WipeCertificate } from '../../model/wipe-certificate.ts'
import { request } from './request.ts'

const path = z.string().min(1).max(4096)

export interface WipeForecast {
  readonly counts: Readonly<Record<string, number>>
  readonly files: number
  readonly clues: number
  /** Records in a form that no bundle has carried away. */
  readonly unsent: number
  readonly handedOver: { readonly bundleId: Id; readonly sequence: number; readonly receivedAt: number } | null
  /** The last bundle has no receipt yet, or there is none. */
  readonly waitingForReceipt: boolean
  /** Who could be the second person. */
  readonly others: readonly { readonly accountId: Id; readonly name: string; readonly post: Post }[]
}

export interface KeptCertificate {
  readonly certificate: WipeCertificate
  readonly keptAt: number
  readonly keptBy: string
}

export const wipeRequests = {
  forecast: request(z.object({}), 'hand_over').answers<WipeForecast>(),
  /** Two people. Decides and signs; the locking that follows destroys. */
  decide: request(
    z.object({ secondAccountId: Id, secondPassword: z.string().max(200), cluesHandedOver: z.boolean().default(false), folder: path }),
    'hand_over',
  ).answers<WipeCertificate>(),
  keep: request(z.object({ path }), 'receive', ['imports', 'audit']).answers<KeptCertificate>(),
  kept: request(z.object({}), 'read').answers<readonly KeptCertificate[]>(),
}
