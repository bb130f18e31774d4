import type { Id } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import type { Evidence } from './drafts.ts'

/** A draft, or what stands in one. */
interface InDraft {
  readonly draftId: Id
  readonly number: string
  readonly title: string
  readonly stage: string
}

/** Why something counts as evidence that was gathered. */
export const unusedReasons = [
  'marked', // a turn marked 疑点 out of which no lead was made
  'tagged', // a turn or excerpt with tags of its own or out of a catalogue, or any other source that is tagged, that no draft quotes
  'supports_lead', // speaks for or against a lead, and is in no draft
  'review_evidence', // a document said to be evidence that no draft quotes
] as const
export type UnusedReason = (typeof unusedReasons)[number]

export interface Unused {
  readonly reason: UnusedReason
  readonly recordId: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  /** Where in the record: `turns/<id>`, `excerpts/<id>`; empty for the record as a whole. */
  readonly at: string
  /** The first words of it. */
  readonly words: string
}

/**
 * What the drafts of a round still lack. Drafts that were merged or abandoned claim nothing and use nothing; deleted
 * records are not there.
 */
export interface EvidenceCoverage {
  /** Statements with words and no living link. */
  readonly unsupported: readonly (InDraft & { readonly statementId: Id; readonly ordinal: number; readonly words: string })[]
  readonly unused: readonly Unused[]
  /** Drafts on their way that are not final. */
  readonly unsigned: readonly InDraft[]
  /** Links whose source no longer reads as quoted. */
  readonly stale: readonly (InDraft & {
    readonly linkId: Id
    readonly ordinal: number
    readonly words: string
    readonly state: Exclude<Evidence['state'], 'fresh'>
  })[]
  /** How many there are in all: the lists hold the first of them. */
  readonly counts: {
    readonly unsupported: number
    readonly unsigned: number
    readonly stale: number
    readonly unused: Readonly<Record<UnusedReason, number>>
  }
  readonly statements: number
  readonly links: number
  readonly drafts: number
}
