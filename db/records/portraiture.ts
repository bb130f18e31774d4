import { holdsWords } from '../search/find.ts'
import { wordsOf } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Portraying } from '../worker/requests/portraiture.ts'
import { linksOf } from './evidence.ts'
import { bodyOf, findRecord, recordOf } from './rows.ts'

/**
 * What the records say of a unit's head: drafts of the unit in which the name stands and that no dimension cites yet,
 * and for each dimension how many interviews confirm it (cited by it, or quoted by the drafts that it cites).
 */
export function portrayingOf(caseFile: CaseFile, id: string): Portraying {
  const portrait = recordOf(caseFile, 'portrait', id)
  const { name, dimensions } = portrait.body
  const cited = new Set(dimensions.flatMap(({ drafts }) => drafts))
  return {
    offered: draftsNaming(caseFile, portrait.unitId, portrait.roundId, name).filter((draft) => !cited.has(draft.id)),
    confirming: dimensions.map((dimension) => ({
      dimensionId: dimension.id,
      interviews: interviewsOf(caseFile, dimension.drafts, dimension.sources),
    })),
  }
}

function draftsNaming(caseFile: CaseFile, unitId: string | null, roundId: string | null, name: string): Portraying['offered'] {
  const found = holdsWords(wordsOf(name))
  if (found === null || roundId === null) return []
  const { queries } = caseFile
  let rows = queries.k
    .selectFrom('record')
    .select(['id', 'number', 'title', 'status'])
    .where('kind', '=', 'issue_draft')
    .where('round_id', '=', roundId)
    .where('deleted_at', 'is', null)
    .where('status', 'not in', ['merged', 'abandoned'])
    .where(found)
  if (unitId !== null) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows.orderBy('number').limit(100)).map((row) => ({
    ...row,
    answersForIt: namesHead(bodyOf(caseFile, 'issue_draft', row.id), name),
  }))
}

const namesHead = (draft: { firstResponsible: string; responsibleLeader: string } | undefined, name: string): boolean =>
  draft !== undefined && `${draft.firstResponsible} ${draft.responsibleLeader}`.includes(name)

function interviewsOf(caseFile: CaseFile, drafts: readonly string[], sources: readonly string[]): readonly string[] {
  const quoted = drafts.flatMap((draftId) => linksOf(caseFile, draftId).map(({ body }) => body.source.recordId))
  return [...new Set([...sources, ...quoted])].filter((id) => {
    const record = findRecord(caseFile, id)
    return record?.kind === 'interview' && record.deletedAt === null
  })
}
