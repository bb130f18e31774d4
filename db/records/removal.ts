import { sql } from 'kysely'
import { Refusal } from '../model/failure.ts'
import type { Kind } from '../model/record.ts'
import { purgeIndex, removePassages } from '../search/passages.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { atomically } from './atomically.ts'
import { forgetNumbers } from './numbering.ts'
import { removePicks } from './picking.ts'
import { findRecord, recordOf } from './rows.ts'
import { changeSuggestions } from './suggestions.ts'

/**
 * Takes a sample round out of the case file, whole and for good: its records with their histories, what search and
 * completion know of them, and the rows of files that no other record holds (their bytes go with the next sweep).
 * Only an invented round may go this way; all else is kept.
 */
export function removeRound(caseFile: CaseFile, roundId: string): void {
  atomically(caseFile, () => {
    if (!recordOf(caseFile, 'round', roundId).body.sample) throw new Refusal('not_allowed')
    const { k } = caseFile.queries
    const ids = caseFile.queries
      .all(
        k
          .selectFrom('record')
          .select('id')
          .where((row) => row.or([row('id', '=', roundId), row('round_id', '=', roundId)])),
      )
      .map(({ id }) => id)
    for (const id of ids) forget(caseFile, id)
    const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
    caseFile.queries.run(k.deleteFrom('reference').where('from_id', 'in', these))
    caseFile.queries.run(k.deleteFrom('history').where('record_id', 'in', these))
    caseFile.queries.run(k.deleteFrom('ancestor').where('record_id', 'in', these))
    caseFile.queries.run(k.deleteFrom('lineage').where('record_id', 'in', these))
    caseFile.queries.run(k.deleteFrom('renumbering').where('record_id', 'in', these))
    caseFile.queries.run(k.deleteFrom('origin').where('record_id', 'in', these))
    caseFile.queries.run(k.deleteFrom('body').where('record_id', 'in', these))
    caseFile.queries.run(k.deleteFrom('record').where('id', 'in', these))
    caseFile.queries.run(k.deleteFrom('clue').where('round_id', '=', roundId)) // its keys and files go with it
    caseFile.queries.run(k.deleteFrom('clue_receipt').where('round_id', '=', roundId))
    forgetNumbers(caseFile, roundId)
    forgetFiles(caseFile)
    purgeIndex(caseFile)
    caseFile.audit.append('sample.remove', { kind: 'round', id: roundId }, { records: ids.length })
  })
}

/** Takes a record out of search and completion. */
function forget(caseFile: CaseFile, id: string): void {
  const record = findRecord(caseFile, id)
  if (record === undefined) throw new Refusal('case_file_damaged')
  removePassages(caseFile, id)
  removePicks(caseFile, id)
  if (record.deletedAt === null) changeSuggestions<Kind>(caseFile, record.kind, record.body, null)
}

/** Files stay while any attachment, piece of evidence, frozen revision or clue still names them. */
function forgetFiles({ queries }: CaseFile): void {
  const named = sql<string>`(
    SELECT body.json ->> '$.sha256' FROM body JOIN record ON record.id = record_id WHERE kind = 'attachment'
    UNION SELECT body.json ->> '$.source.sha256' FROM body JOIN record ON record.id = record_id
      WHERE kind IN ('evidence_link', 'lead_support') AND body.json ->> '$.source.sha256' IS NOT NULL
    UNION SELECT sha256 FROM clue_file
    UNION SELECT file.value FROM body JOIN record ON record.id = record_id, json_each(body.json, '$.content.files') AS file
      WHERE kind = 'draft_revision')`
  queries.run(queries.k.deleteFrom('file').where('sha256', 'not in', named))
}
