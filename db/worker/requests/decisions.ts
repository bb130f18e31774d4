import { z } from 'zod'
import type { Deliberation } from '../../model/deliberation.ts'
import { Id } from '../../model/ids.ts'
import type { RecordOf } from '../../model/record.ts'
import { request } from './request.ts'

/** What a group meeting said of a draft. */
export interface DecisionOnDraft {
  readonly deliberationId: Id
  readonly number: string
  readonly heldOn: string
  readonly rowId: Id
  readonly decision: Deliberation['rows'][number]['decision']
  readonly into: Id | null
  readonly opinion: string
  /** Whether the draft, or what it rests on, reads otherwise now. */
  readonly changedSince: boolean
  readonly doneAt: number | null
}

/** What is left to do for one row of the minutes: an act, or why there is none. */
export interface Carrying {
  readonly rowId: Id
  readonly stage: string | null
  readonly changedSince: boolean
  readonly act: 'send_back' | 'merge' | 'abandon' | null
  readonly obstacle: 'no_draft' | 'final' | 'closed' | 'with_handlers' | 'no_target' | null
  readonly doneAt: number | null
  readonly doneBy: Id | null
}

export const decisionRequests = {
  ofDraft: request(z.object({ draftId: Id }), 'read').answers<readonly DecisionOnDraft[]>(),
  carrying: request(z.object({ id: Id }), 'read').answers<readonly Carrying[]>(),
  /** Carries out the decisions of the named rows on their drafts; `null` for all that wait. */
  carryOut: request(z.object({ id: Id, version: z.int().min(1), rowIds: z.array(Id).min(1).max(200).nullable() }), 'sign', [
    'deliberation',
    'issue_draft',
    'sign_off',
  ]).answers<RecordOf<'deliberation'>>(),
}
