import { z } from 'zod'
import { ClueOpening } from './clue.ts'
import { MustRequirement } from './coverage.ts'
import { Day, Id, Line, Text } from './ids.ts'

export const inspectionKinds = ['regular', 'special', 'flexible', 'look_back', 'escalated', 'village'] as const
export const classifications = ['internal', 'work_secret', 'secret', 'confidential'] as const

/** What bundles are encrypted and signed with: age and Ed25519, or 国密 SM2/SM3/SM4. */
export const ciphers = ['age', 'gm'] as const
export type Ciphers = (typeof ciphers)[number]

/** 逐页签名, 仅末页签名, 不签字. */
export const signatureModes = ['per_page', 'last_page', 'none'] as const

/** Who signs at a step: every handler of the draft, or one holder of a post. */
export const SignOffStep = z.object({
  id: Id,
  name: Line.min(1),
  who: z.enum(['handlers', 'deputy_leader', 'group_leader', 'liaison']),
})
export type SignOffStep = z.infer<typeof SignOffStep>

/** 轮次: one round of one group. Lengths and deadlines differ by place and year, so each is a setting. */
export const Round = z.object({
  term: Line.default(''), // 届次
  year: z.int().min(2000).max(2100),
  name: Line.min(1), // 2026年第一轮
  kind: z.enum(inspectionKinds).default('regular'),
  groupName: Line.default(''), // 第一巡察组
  startsOn: Day.default(''),
  endsOn: Day.default(''),
  /** 信访受理截止: days before the end of the stay. */
  petitionsCloseDaysBefore: z.int().min(0).max(60).default(7),
  /** 调阅材料默认提供时限, days. */
  documentDueDays: z.int().min(0).max(60).default(3),
  /** 立行立改办理时限, working days; rounds from before it was a setting have none. */
  rectificationDueDays: z.int().min(0).max(60).optional(),
  classification: z.enum(classifications).default('internal'),
  signOffSteps: z.array(SignOffStep).min(1).max(6),
  /** Inspectors that an interview needs, and handlers that a draft needs. */
  leastTalkers: z.int().min(1).max(5).default(2),
  leastHandlers: z.int().min(1).max(5).default(2),
  leastEvidence: z.int().min(0).max(20).default(2),
  /** How steps are laid over the days; absent where nobody has said: calendar days. */
  dayCounting: z.enum(['calendar', 'working']).optional(),
  restDays: z.array(Day).max(200).optional(), // 法定节假日
  workDays: z.array(Day).max(200).optional(), // 调休上班
  /** How clues are opened; `single` where nothing is said. Without a default: rounds from before keep their hash. */
  clueOpening: ClueOpening.optional(),
  /** Where an interview is signed, and its last line. Absent in rounds older than these settings: the usual way. */
  interviewSignatures: z.enum(signatureModes).optional(),
  interviewClosing: Line.optional(),
  /** Whether the leader signs only what a group meeting agreed to; absent where it is not asked. */
  deliberation: z.enum(['none', 'advised', 'required']).optional(),
  /** Whether a round leaves only once its leader has released it as it stands; absent: it is advised. */
  release: z.enum(['advised', 'required']).optional(),
  /** 密码算法 of the round's bundles; absent: age. */
  ciphers: z.enum(ciphers).optional(),
  /** 示例: invented data, said so on every screen and in every bundle. */
  sample: z.boolean().default(false),
  note: Text.default(''),
})
export type Round = z.infer<typeof Round>

/** 被巡察单位. */
export const Unit = z.object({
  name: Line.min(1),
  shortName: Line.default(''),
  partyOrganization: Line.default(''),
  kind: Line.default(''),
  headName: Line.default(''), // 主要负责人
  liaisonName: Line.default(''), // 联络员
  address: Line.default(''),
  startsOn: Day.default(''),
  endsOn: Day.default(''),
  /** 必谈、必看、必访; absent where nobody has set them: what the roster and the must list say. */
  requirements: z.array(MustRequirement).max(200).optional(),
  note: Text.default(''),
})
export type Unit = z.infer<typeof Unit>
