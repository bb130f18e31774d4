import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import type { RecordOf } from '../../model/record.ts'
import { SurveyCounts } from '../../model/survey.ts'
import type { TableRefused } from './catalogues.ts'
import { request } from './request.ts'

/** What became of a table of counts: all of it was taken, or nothing and why. */
export type TallyTaken =
  | { readonly ok: true; readonly fileName: string; readonly questions: number; readonly counts: number }
  | TableRefused

/** What has been counted, and the version to note further counts on. */
export interface Counting {
  readonly version: number
  readonly body: SurveyCounts
}

const path = z.string().min(1).max(4096)

const one = z.object({ id: Id, version: z.int().min(1) })
const changes = ['survey', 'search'] as const

export const surveyRequests = {
  /** The counts while they are taken: for those who write, and nobody else. */
  counting: request(z.object({ id: Id }), 'write').answers<Counting>(),
  count: request(one.extend({ changes: SurveyCounts }), 'write').answers<Counting>(),
  /** The counts go; what may be shown of them stands in the survey. */
  endCounting: request(one, 'write', changes).answers<RecordOf<'survey'>>(),
  countAgain: request(one, 'write', changes).answers<RecordOf<'survey'>>(),
  /**
   * Reads counts by question and option from a table on the disk into the questions; a survey without questions takes
   * them from the table as well. Paths come from the main process.
   */
  takeTally: request(z.object({ id: Id, path }), 'write', ['survey', 'search']).answers<TallyTaken>(),
  /** Writes the survey's questions and options as a table whose counts are to be filled in. */
  template: request(z.object({ id: Id, path }), 'read').answers<{ readonly name: string }>(),
}
