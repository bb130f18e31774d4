import type { DecidedDraft, Deliberation } from '../model/deliberation.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { draftPrint } from './draft-print.ts'
import type { Rules } from './formed.ts'

/** 组务会研究记录: which words a decision was about is noted by the casework; what was carried out stands. */
export const deliberationRules: Rules<'deliberation'> = {
  filled: (caseFile, { before, after }) => ({ ...after, rows: after.rows.map((row) => withPrint(caseFile, before, row)) }),
  admit(_caseFile, { before, after }) {
    const done = (before?.rows ?? []).filter(({ doneAt }) => doneAt !== null)
    const kept = (row: DecidedDraft): boolean => after?.rows.some((other) => other.id === row.id && isSame(row, other)) === true
    if (done.some((row) => !kept(row))) throw new Refusal('not_ready', 'rows', { gaps: ['carried_out'] })
  },
}

const isSame = (a: DecidedDraft, b: DecidedDraft): boolean => a.draftId === b.draftId && a.decision === b.decision && a.into === b.into

/** A decision is about the draft as it reads when it is decided; a later word of opinion does not move it. */
function withPrint(caseFile: CaseFile, before: Deliberation | null, row: DecidedDraft): DecidedDraft {
  const known = before?.rows.find(({ id }) => id === row.id)
  const { doneAt = null, doneBy = null } = known ?? {}
  const decided = row.draftId !== null && row.decision !== ''
  if (!decided) return { ...row, decidedOn: '', doneAt, doneBy }
  const decidedOn =
    known?.draftId === row.draftId && known.decision === row.decision ? known.decidedOn : draftPrint(caseFile, row.draftId ?? '')
  return { ...row, decidedOn, doneAt, doneBy }
}
