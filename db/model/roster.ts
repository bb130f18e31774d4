import { z } from 'zod'
import { Day, Id, Line, Text, Time } from './ids.ts'
import { interviewCategories } from './interview.ts'

export const rosterStatuses = ['listed', 'unavailable', 'waived'] as const

/** 谈话名册 (domain.md §2.2): one person to talk with. Whether it was done is computed from the interviews. */
export const RosterPerson = z.object({
  name: Line.default(''),
  unit: Line.default(''),
  post: Line.default(''),
  category: z.enum(interviewCategories).default('optional'),
  /** 人员范围: 班子成员, 近三年退休班子 …; free words, because places differ. */
  group: Line.default(''),
  idNumber: Line.default(''),
  plannedOn: Day.default(''),
  plannedTime: Time.default(''), // a day may be known before the hour
  minutes: z.int().min(0).max(600).default(60),
  place: Line.default(''),
  talkers: z.array(Id).max(10).default([]),
  outlineId: Id.nullable().default(null),
  /** `auto`: interviews with the same name and unit count, besides the one that was begun from here. */
  matching: z.enum(['auto', 'by_hand']).default('auto'),
  interviewId: Id.nullable().default(null),
  status: z.enum(rosterStatuses).default('listed'),
  note: Text.default(''),
})
export type RosterPerson = z.infer<typeof RosterPerson>
