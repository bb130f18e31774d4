import { z } from 'zod'
import { EvidenceSource } from '../../model/draft.ts'
import { Id } from '../../model/ids.ts'
import type { RecordOf } from '../../model/record.ts'
import type { Evidence } from './drafts.ts'
import { request } from './request.ts'

/** A passage that a dimension cites, and how it stands now. */
export interface CitedPassage extends Pick<Evidence, 'source' | 'state'> {
  readonly id: Id
  readonly quote: string
  /** Where it stands in its record: `turns/<id>/answer`, `attachment/<id>`. */
  readonly at: string
}

/** What the records offer to a portrait. */
export interface Portraying {
  /** Drafts in which the head's name stands, and whether the head is named as answering for them. */
  readonly offered: readonly {
    readonly id: Id
    readonly number: string
    readonly title: string
    readonly status: string
    readonly answersForIt: boolean
  }[]
  readonly confirming: readonly {
    readonly dimensionId: Id
    readonly interviews: readonly Id[]
    readonly passages: readonly CitedPassage[]
  }[]
}

export const portraitureRequests = {
  of: request(z.object({ id: Id }), 'read').answers<Portraying>(),
  /** Puts a passage or a file to a dimension. Refuses words that do not stand in the source; the same words count once. */
  cite: request(z.object({ id: Id, dimensionId: Id, source: EvidenceSource }), 'write', ['portrait']).answers<RecordOf<'portrait'>>(),
  /** Takes the passage as it reads now as the new quote: a person has looked at it and decided. */
  refresh: request(z.object({ id: Id, dimensionId: Id, passageId: Id }), 'write', ['portrait']).answers<RecordOf<'portrait'>>(),
}
