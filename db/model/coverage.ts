import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

/** 查过未发现: an entry of a catalogue was looked at and nothing was found; a sentence, by whom, when. */
export const CoverageMark = z.object({
  catalogueId: Id,
  itemId: Id,
  code: Line,
  text: Text,
  sentence: Text.min(1),
  by: Id, // member
  on: Day,
})
export type CoverageMark = z.infer<typeof CoverageMark>

/** 核查接受: an open line of the check before leaving, accepted with its reason for what was open then. */
export const ExitAcceptance = z.object({
  check: Line.min(1),
  reason: Text.min(1),
  /** What was open when it was accepted; whatever comes later is open again. */
  keys: z.array(Line).max(20_000).default([]),
  by: Id, // member
  on: Day,
})
export type ExitAcceptance = z.infer<typeof ExitAcceptance>

export const mustWays = ['talk', 'see', 'visit'] as const
export type MustWay = (typeof mustWays)[number]

/** 必谈、必看、必访 of one unit: what is asked for, by the words of the roster or of the must list, and how many. */
export const MustRequirement = z.object({ id: Id, way: z.enum(mustWays), what: Line, least: z.int().min(0).max(9999) })
export type MustRequirement = z.infer<typeof MustRequirement>
