import type { Bend } from '../forging/forge.ts'

/** Where a vector is read; see scenes.ts. */
export type Scene = 'office' | 'later' | 'revoked' | 'passphrase' | 'other passphrase' | 'group' | 'sender'

/** `accepted`, `set_aside` (accepted, but for records that cannot be read), or the code of the refusal. */
export type Outcome =
  | 'accepted'
  | 'set_aside'
  | `bundle_${'damaged' | 'foreign' | 'needs_passphrase' | 'wrong_passphrase' | 'newer' | 'older' | 'wrong_kind'}`
  | `bundle_${'unknown_signer' | 'unsigned' | 'revoked_signer' | 'needs_base'}`

/** One vector: a sound bundle in which one thing is otherwise. */
export interface Case {
  readonly name: string
  readonly outcome: Outcome
  readonly bend: Bend
  readonly scene: Scene
}

export const outcome = (outcome: Outcome, scene: Scene, area: string, bends: Readonly<Record<string, Bend>>): Case[] =>
  Object.entries(bends).map(([name, bend]) => ({ name: `${area}: ${name}`, outcome, scene, bend: { ...bend, name: `${area}: ${name}` } }))

export const accepted = (area: string, bends: Readonly<Record<string, Bend>>, scene: Scene = 'office'): Case[] =>
  outcome('accepted', scene, area, bends)
export const damaged = (area: string, bends: Readonly<Record<string, Bend>>, scene: Scene = 'office'): Case[] =>
  outcome('bundle_damaged', scene, area, bends)
export const setAside = (area: string, bends: Readonly<Record<string, Bend>>, scene: Scene = 'office'): Case[] =>
  outcome('set_aside', scene, area, bends)
