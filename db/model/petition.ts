import { z } from 'zod'
import { Day, Id, Line, Minute, Text } from './ids.ts'

export const petitionChannels = ['letter', 'call', 'visit', 'qr'] as const
export const petitionStatuses = ['registered', 'assessed', 'looking_into', 'in_draft', 'transferred', 'kept', 'concluded'] as const
export const disciplines = ['', 'political', 'organizational', 'integrity', 'mass', 'work', 'life'] as const

/** 来信、来电、来访、码上巡 (domain.md §2.4): one register, whatever the way it came. */
export const Petition = z.object({
  number: Line.default(''),
  channel: z.enum(petitionChannels).default('letter'),
  receivedAt: Minute.default(''),
  postmarkedOn: Day.default(''),
  pages: z.int().min(0).max(9999).default(0),
  /** 邮寄 / 意见箱 / 电子邮箱 / 转来. */
  cameBy: Line.default(''),
  naming: z.enum(['named', 'anonymous', 'joint']).default('named'),
  petitioner: Line.default(''),
  petitionerUnit: Line.default(''),
  petitionerContact: Line.default(''),
  people: z.int().min(0).max(9999).default(1),
  about: Line.default(''), // 被反映人
  aboutUnit: Line.default(''),
  aboutPost: Line.default(''),
  discipline: z.enum(disciplines).default(''),
  occurredWhen: Line.default(''),
  summary: Text.default(''),
  /** 受理范围: whether it is ours to take up. */
  inScope: z.enum(['undecided', 'yes', 'no']).default('undecided'),
  /** The petition that this one repeats. */
  repeats: Id.nullable().default(null),
  disposition: Text.default(''), // 分类处置意见
  handler: Id.nullable().default(null),
  recorder: Id.nullable().default(null),
  transferredTo: Line.default(''),
  transferredOn: Day.default(''),
  outcome: Text.default(''),
  status: z.enum(petitionStatuses).default('registered'),
  note: Text.default(''),
})
export type Petition = z.infer<typeof Petition>
