import type { Scope } from '../model/forms/form.ts'
import type { Origin } from '../model/origin.ts'
import type { Body, Kind, RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'

/** What lists show of a record; see `RecordSummary`. Facets are what lists can be filtered by. */
export interface Summary {
  readonly number: string
  readonly title: string
  readonly subtitle: string
  readonly status: string
  readonly occurredOn: string
  readonly facets: Readonly<Record<string, readonly string[]>>
}

/**
 * Everything that sets one kind apart. Fields are named by patterns (see fields.ts): `turns/*` + `/answer` is the
 * answer of every turn.
 */
export interface RecordKind<K extends Kind> {
  readonly kind: K
  /** `T` makes T-001, T-002 … within a round; null for kinds that people do not call by number. */
  readonly numberPrefix: string | null
  /** Whether it stands alone or belongs to a round; where it belongs to one unit of it, the record says so itself. */
  readonly belongsTo: 'nothing' | 'round'
  /** The field that carries its course (`status`, `stage`): a change of it is a seam in the history. */
  readonly course: string | null
  readonly summary: (body: Body<K>) => Summary
  /** Searchable fields. The first must exist in every body of the kind. */
  readonly passages: readonly string[]
  /** Role → fields that hold ids of other records. */
  readonly references: Readonly<Record<string, readonly string[]>>
  /** Scope → fields whose texts complete later typing. */
  readonly suggestions: Partial<Readonly<Record<Scope, readonly string[]>>>
  /** How people call a place within the record: `第3问`; empty where the title says enough. */
  readonly placeOf?: (body: Body<K>, field: string) => string
  /** Entries that are picked while typing; see picking.ts. */
  readonly picks?: (record: RecordOf<K>) => Picks
  /** Whose word the record is; null where it stands for itself. */
  readonly origin?: (body: Body<K>) => Origin | null
  /** The body as it is kept, where the casework itself writes some of its fields; before `admit`. */
  readonly filled?: (caseFile: CaseFile, change: Filling<K>) => Body<K>
  /** Whether somebody vouches for the whole of it: a signature. What others change meanwhile is then in conflict with it. */
  readonly vouched?: (body: Body<K>) => boolean
  /** Throws a Refusal where the kind has rules of its own for what a person changes. */
  readonly admit?: (caseFile: CaseFile, change: Change<K>) => void
}

/** One version of a tree or document as it is picked from. */
export interface Picks {
  readonly family: string
  readonly name: string
  /** Days, both inclusive; empty where open. */
  readonly validFrom: string
  readonly validTo: string
  readonly items: readonly {
    readonly id: string
    readonly level: number
    readonly code: string
    readonly text: string
    /** What stands above it: `党的领导 / 民主集中制`. */
    readonly path: string
    readonly keywords: readonly string[]
    readonly mandatory: boolean
  }[]
}

/** A change that a person asks for. `before` is null at creation, `after` at deletion. */
export interface Change<K extends Kind> {
  readonly id: string
  readonly roundId: string | null
  readonly before: Body<K> | null
  readonly after: Body<K> | null
}

/** A body that is about to be written for a person. */
export interface Filling<K extends Kind> {
  readonly roundId: string | null
  readonly unitId: string | null
  readonly before: Body<K> | null
  readonly after: Body<K>
}
