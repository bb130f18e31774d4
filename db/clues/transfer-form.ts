import { Refusal } from '../model/failure.ts'
import { findRecord, recordOf } from '../records/rows.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { TransferForm } from '../worker/requests/clues.ts'
import { openClue } from './clues.ts'

/** The data of the form. Throws `not_found`, `not_ready` while two people are needed. */
export function transferForm(caseFile: CaseFile, id: string): TransferForm {
  const found = openClue(caseFile, id)
  if (found.state !== 'open') throw new Refusal('not_ready', 'two_people')
  const { roundId, unitId, body, files } = found.clue
  const round = recordOf(caseFile, 'round', roundId).body
  return {
    roundName: round.name,
    groupName: round.groupName,
    unitName: unitId === null ? '' : recordOf(caseFile, 'unit', unitId).body.name,
    body,
    sources: body.sources.map((source) => source.text || sourceName(caseFile, source.recordId)),
    files: files.filter(({ removed }) => !removed).map(({ name }) => name),
  }
}

function sourceName(caseFile: CaseFile, recordId: string | null): string {
  if (recordId === null || findRecord(caseFile, recordId) === undefined) return ''
  const { k } = caseFile.queries
  const row = caseFile.queries.first(k.selectFrom('record').select(['number', 'title']).where('id', '=', recordId))
  return [row?.number, row?.title].filter(Boolean).join(' ')
}
