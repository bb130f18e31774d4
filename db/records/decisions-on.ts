import type { DecidedDraft } from '../model/deliberation.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { draftPrint } from './draft-print.ts'
import { pointingAt, recordOf } from './rows.ts'

interface Decided {
  readonly minutes: RecordOf<'deliberation'>
  readonly row: DecidedDraft
}

/** Rows of living minutes that decide on a draft, the latest meeting first. */
export function decisionsOn(caseFile: CaseFile, draftId: string): readonly Decided[] {
  return pointingAt(caseFile, draftId, 'decides_on')
    .map((id) => recordOf(caseFile, 'deliberation', id))
    .flatMap((minutes) => minutes.body.rows.map((row) => ({ minutes, row })))
    .filter(({ row }) => row.draftId === draftId && row.decision !== '')
    .sort((a, b) => later(a.minutes, b.minutes))
}

const later = (a: RecordOf<'deliberation'>, b: RecordOf<'deliberation'>): number =>
  a.body.heldOn === b.body.heldOn ? compare(b.id, a.id) : compare(b.body.heldOn, a.body.heldOn)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What the latest meeting said of a draft, as far as signing asks for it. */
export function standingOf(caseFile: CaseFile, draftId: string): 'none' | 'agreed' | 'agreed_on_earlier' {
  const row = decisionsOn(caseFile, draftId)[0]?.row
  if (row?.decision === 'agreed_with_changes') return 'agreed' // changes are what the meeting asked for
  if (row?.decision !== 'agreed') return 'none'
  return row.decidedOn === draftPrint(caseFile, draftId) ? 'agreed' : 'agreed_on_earlier'
}
