import { z } from 'zod'
import { Day, Id, Instant, Line, Text } from './ids.ts'

/** What a group meeting says of a draft; empty while it has not decided. */
export const decisions = ['', 'agreed', 'agreed_with_changes', 'sent_back', 'merged', 'not_pursued', 'postponed'] as const
export type Decision = Exclude<(typeof decisions)[number], ''>

/** One draft on the agenda. What stands behind `decidedOn` is written by the casework, whatever the page sends. */
export const DecidedDraft = z.object({
  id: Id,
  draftId: Id.nullable().default(null),
  decision: z.enum(decisions).default(''),
  /** The draft that it is merged into. */
  into: Id.nullable().default(null),
  opinion: Text.default(''),
  /** Print of the draft's content when it was decided on; empty while it is not. */
  decidedOn: z.string().max(64).default(''),
  /** When the decision was carried out on the draft, and by whom. */
  doneAt: Instant.nullable().default(null),
  doneBy: Id.nullable().default(null),
})
export type DecidedDraft = z.infer<typeof DecidedDraft>

/** 组务会研究记录: minutes that decide on drafts. */
export const Deliberation = z.object({
  number: Line.default(''),
  heldOn: Day.default(''),
  place: Line.default(''),
  chair: Id.nullable().default(null),
  recorder: Id.nullable().default(null),
  present: z.array(Id).max(50).default([]),
  absent: z.array(Id).max(50).default([]),
  topics: Text.default(''), // 其他议题
  rows: z.array(DecidedDraft).max(200).default([]),
  note: Text.default(''),
})
export type Deliberation = z.infer<typeof Deliberation>
