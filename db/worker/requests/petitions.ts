import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import { request } from './request.ts'

/** What a petition is known by among others. */
export interface PetitionFace {
  readonly id: Id
  readonly version: number
  readonly number: string
  readonly title: string
  readonly subtitle: string
  readonly receivedAt: string
  readonly status: string
  /** The petition that it is marked as repeating. */
  readonly repeats: Id | null
}

/** Why one petition may repeat another. */
export type Likeness =
  | { readonly because: 'same_petitioner' | 'same_contact' | 'same_about' }
  /** Share of neighbouring characters that both texts have, in per cent. */
  | { readonly because: 'similar_text'; readonly percent: number }

export interface AlikePetition extends PetitionFace {
  readonly reasons: readonly [Likeness, ...Likeness[]]
}

export interface AlikePetitions {
  /** All that are marked as repeats of one another, this one among them, the earliest first; empty where it stands alone. */
  readonly chain: readonly PetitionFace[]
  /** Others of the round that may be repeats, the likeliest first. */
  readonly likely: readonly AlikePetition[]
  /** Likely ones beyond those that are listed. */
  readonly more: number
}

export const petitionRequests = {
  /** Which petitions this one may repeat, and those that it is marked to belong with. */
  alike: request(z.object({ id: Id }), 'read').answers<AlikePetitions>(),
}
