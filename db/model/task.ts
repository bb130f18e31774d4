import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const taskStatuses = ['todo', 'doing', 'done', 'skipped'] as const

/** 任务: something to do by a day, by hand or laid out from a step of the procedure. */
export const Task = z.object({
  title: Line.default(''),
  /** The step that it was laid out from, and its code as it read then. */
  itemId: Id.nullable().default(null),
  code: Line.default(''),
  assignees: z.array(Id).max(20).default([]),
  dueOn: Day.default(''),
  /** The day that laying out gave it: while both are the same, nobody has moved it. */
  laidOn: Day.default(''),
  status: z.enum(taskStatuses).default('todo'),
  skipReason: Text.default(''),
  doneOn: Day.default(''),
  note: Text.default(''),
})
export type Task = z.infer<typeof Task>
