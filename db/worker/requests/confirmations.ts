import { z } from 'zod'
import type { FactConfirmation } from '../../model/fact-confirmation.ts'
import { Id } from '../../model/ids.ts'
import type { RecordOf } from '../../model/record.ts'
import { request } from './request.ts'

/** A sheet as its draft sees it. */
export interface ConfirmationOfDraft {
  readonly id: Id
  readonly number: string
  readonly status: FactConfirmation['status']
  readonly result: FactConfirmation['result']
  /** Whether the draft says something else by now. */
  readonly stale: boolean
}

/** Whether a part of a sheet still says what its draft says. */
export interface PartDrift {
  readonly partId: Id
  readonly state: 'not_taken' | 'same' | 'changed' | 'gone'
  readonly differences: readonly { readonly field: 'summary' | 'facts' | 'evidence'; readonly before: string; readonly after: string }[]
}

const sheet = z.object({ id: Id, version: z.int().min(1) })
const changes = ['fact_confirmation', 'search'] as const

export const confirmationRequests = {
  ofDraft: request(z.object({ draftId: Id }), 'read').answers<readonly ConfirmationOfDraft[]>(),
  drift: request(z.object({ id: Id }), 'read').answers<readonly PartDrift[]>(),
  /** Takes the chosen drafts that the sheet has nothing of yet. */
  prefill: request(sheet, 'write', changes).answers<RecordOf<'fact_confirmation'>>(),
  /** Takes one part anew from its draft. */
  takeOver: request(sheet.extend({ partId: Id }), 'write', changes).answers<RecordOf<'fact_confirmation'>>(),
}
