import type { DecidedDraft, Deliberation } from '../model/deliberation.ts'
import { Refusal } from '../model/failure.ts'
import { decisionOptions } from '../model/forms/deliberation.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Carrying, DecisionOnDraft } from '../worker/requests/decisions.ts'
import { atomically } from './atomically.ts'
import { decisionsOn } from './decisions-on.ts'
import { draftPrint } from './draft-print.ts'
import { change } from './footing.ts'
import { findRecord, recordOf } from './rows.ts'
import { closeDraft, sendBack } from './sign-off.ts'

/** What a draft was told by group meetings, the latest first. */
export function decisionsOfDraft(caseFile: CaseFile, draftId: string): readonly DecisionOnDraft[] {
  const print = draftPrint(caseFile, draftId)
  return decisionsOn(caseFile, draftId).map(({ minutes, row }) => ({
    deliberationId: minutes.id,
    number: minutes.body.number,
    heldOn: minutes.body.heldOn,
    rowId: row.id,
    decision: row.decision,
    into: row.into,
    opinion: row.opinion,
    changedSince: row.decidedOn !== print,
    doneAt: row.doneAt,
  }))
}

/** What is left to do for each row of the minutes. */
export function carryingOf(caseFile: CaseFile, id: string): readonly Carrying[] {
  return recordOf(caseFile, 'deliberation', id).body.rows.map((row) => carryingOfRow(caseFile, row))
}

function carryingOfRow(caseFile: CaseFile, row: DecidedDraft): Carrying {
  const draft = draftOf(caseFile, row.draftId)
  const base = {
    rowId: row.id,
    stage: draft?.body.stage ?? null,
    changedSince: row.decidedOn !== '' && row.draftId !== null && row.decidedOn !== draftPrint(caseFile, row.draftId),
    doneAt: row.doneAt,
    doneBy: row.doneBy,
  }
  if (row.doneAt !== null) return { ...base, act: null, obstacle: null }
  return { ...base, ...toDo(caseFile, row, draft) }
}

type ToDo = Pick<Carrying, 'act' | 'obstacle'>
const nothing: ToDo = { act: null, obstacle: null }

/** Agreement and postponement ask nothing of the draft; a draft that was never handed in for signing lies with its handlers anyway. */
function toDo(caseFile: CaseFile, { decision, into, draftId }: DecidedDraft, draft: RecordOf<'issue_draft'> | undefined): ToDo {
  if (decision !== 'sent_back' && decision !== 'merged' && decision !== 'not_pursued') return nothing
  if (draft === undefined) return { act: null, obstacle: 'no_draft' }
  const { stage } = draft.body
  if (stage === 'final') return { act: null, obstacle: 'final' }
  if (stage === 'merged' || stage === 'abandoned') return { act: null, obstacle: 'closed' }
  if (decision === 'sent_back') return stage === 'signing' ? { act: 'send_back', obstacle: null } : { act: null, obstacle: 'with_handlers' }
  if (decision === 'not_pursued') return { act: 'abandon', obstacle: null }
  return into === null || into === draftId || draftOf(caseFile, into) === undefined
    ? { act: null, obstacle: 'no_target' }
    : { act: 'merge', obstacle: null }
}

/**
 * Carries decisions out on their drafts by the same acts that people have: send back with the reason, merge, end.
 * All of the rows named (all that wait, where none are) or none of them. A draft under signature is sent back before
 * it is ended, so only who may send it back can do it. Refuses with `not_ready`, `not_allowed`, `version_conflict`.
 */
export function carryOut(
  caseFile: CaseFile,
  { id, version, rowIds }: { readonly id: string; readonly version: number; readonly rowIds: readonly string[] | null },
): RecordOf<'deliberation'> {
  return atomically(caseFile, () => {
    const minutes = recordOf(caseFile, 'deliberation', id)
    if (minutes.deletedAt !== null) throw new Refusal('not_found', 'deliberation')
    if (minutes.version !== version) throw new Refusal('version_conflict', undefined, { version: minutes.version })
    const waiting = minutes.body.rows.filter((row) => carryingOfRow(caseFile, row).act !== null)
    const wanted = rowIds === null ? waiting : waiting.filter((row) => rowIds.includes(row.id))
    if (wanted.length === 0 || (rowIds !== null && wanted.length !== new Set(rowIds).size))
      throw new Refusal('not_ready', 'rows', { gaps: ['nothing_to_carry_out'] })
    for (const row of wanted) actOn(caseFile, minutes.body, row)
    const done = { doneAt: caseFile.now(), doneBy: caseFile.person.memberId }
    const rows = minutes.body.rows.map((row) => (wanted.includes(row) ? { ...row, ...done } : row))
    caseFile.audit.append('deliberation.carry_out', { kind: 'deliberation', id }, { rows: wanted.length })
    return change(caseFile, minutes, { ...minutes.body, rows })
  })
}

function actOn(caseFile: CaseFile, { heldOn }: Deliberation, row: DecidedDraft): void {
  const id = row.draftId ?? ''
  const word = decisionOptions.find(({ value }) => value === row.decision)?.word ?? ''
  const reason = `组务会${heldOn === '' ? '' : ` ${heldOn}`}：${word}${row.opinion.trim() === '' ? '' : `。${row.opinion.trim()}`}`
  if (recordOf(caseFile, 'issue_draft', id).body.stage === 'signing') sendBack(caseFile, id, reason.slice(0, 20_000))
  if (row.decision === 'merged') closeDraft(caseFile, { id, as: 'merged', into: row.into, reason })
  if (row.decision === 'not_pursued') closeDraft(caseFile, { id, as: 'abandoned', into: null, reason })
}

function draftOf(caseFile: CaseFile, id: string | null): RecordOf<'issue_draft'> | undefined {
  const record = id === null ? undefined : findRecord(caseFile, id)
  return record?.kind === 'issue_draft' && record.deletedAt === null ? (record as RecordOf<'issue_draft'>) : undefined
}
