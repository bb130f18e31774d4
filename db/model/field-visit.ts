import { z } from 'zod'
import { Day, Id, Line, Minute, Text } from './ids.ts'

export const visitManners = ['research', 'sinking', 'household'] as const
/** 三必访 of the work in villages; `other` for households beyond them. */
export const householdCategories = ['', 'hardship', 'left_behind', 'petitioner', 'other'] as const

/** Who was there: the group's own side, or the side that was visited. */
export const VisitPerson = z.object({
  id: Id,
  side: z.enum(['visitor', 'visited']).default('visited'),
  name: Line.default(''),
  unit: Line.default(''),
  post: Line.default(''),
  result: Text.default(''), // 了解结果
})

/** 走访调研、下沉了解、入户 (domain.md §2.5): one form, whatever the manner. */
export const FieldVisit = z.object({
  number: Line.default(''),
  manner: z.enum(visitManners).default('research'),
  /** 四不两直: without notice, straight to the place. */
  unannounced: z.boolean().default(false),
  host: Line.default(''), // 走访单位
  startedAt: Minute.default(''),
  endedAt: Minute.default(''),
  purpose: Text.default(''),
  recorder: Id.nullable().default(null),
  people: z.array(VisitPerson).max(200).default([]),
  content: Text.default(''),
  householder: Line.default(''),
  householdCategory: z.enum(householdCategories).default(''),
  address: Line.default(''),
  matters: Text.default(''), // 反映事项
  /** 可立行立改的事项, with the record that it became. */
  rectifiable: z.boolean().default(false),
  rectification: Id.nullable().default(null),
  followUpOn: Day.default(''),
  status: z.enum(['planned', 'visited', 'checked']).default('planned'),
  note: Text.default(''),
})
export type FieldVisit = z.infer<typeof FieldVisit>
