import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import type { TableRefused } from './catalogues.ts'
import { request } from './request.ts'

/** What became of a table of counts: all of it was taken, or nothing and why. */
export type TallyTaken =
  | { readonly ok: true; readonly fileName: string; readonly questions: number; readonly counts: number }
  | TableRefused

const path = z.string().min(1).max(4096)

export const surveyRequests = {
  /**
   * Reads counts by question and option from a table on the disk into the questions; a survey without questions takes
   * them from the table as well. Paths come from the main process.
   */
  takeTally: request(z.object({ id: Id, path }), 'write', ['survey', 'search']).answers<TallyTaken>(),
  /** Writes the survey's questions and options as a table whose counts are to be filled in. */
  template: request(z.object({ id: Id, path }), 'read').answers<{ readonly name: string }>(),
}
