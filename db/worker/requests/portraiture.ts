import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import { request } from './request.ts'

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
  readonly confirming: readonly { readonly dimensionId: Id; readonly interviews: readonly Id[] }[]
}

export const portraitureRequests = {
  of: request(z.object({ id: Id }), 'read').answers<Portraying>(),
}
