import { v7 as newId } from 'uuid'
import type { EvidenceSource } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import type { PortraitPassage } from '../model/portrait.ts'
import type { RecordOf } from '../model/record.ts'
import { holdsWords } from '../search/find.ts'
import { wordsOf } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CitedPassage, Portraying } from '../worker/requests/portraiture.ts'
import { atomically } from './atomically.ts'
import { linksOf } from './evidence.ts'
import { type Reader, readerOf, stateOf } from './evidence-state.ts'
import { saveRecord } from './footing.ts'
import { bodyOf, findRecord, recordOf } from './rows.ts'
import { faceOf, readAnew, settled } from './sources.ts'
import { isSamePlace } from './supports.ts'

/**
 * What the records say of a unit's head: drafts of the unit in which the name stands and that no dimension cites yet,
 * and for each dimension the passages that it cites and how many interviews confirm it (cited by it, or quoted by it or
 * by the drafts that it cites).
 */
export function portrayingOf(caseFile: CaseFile, id: string): Portraying {
  const portrait = recordOf(caseFile, 'portrait', id)
  const { name, dimensions } = portrait.body
  const read = readerOf(caseFile)
  const cited = new Set(dimensions.flatMap(({ drafts }) => drafts))
  return {
    offered: draftsNaming(caseFile, portrait.unitId, portrait.roundId, name).filter((draft) => !cited.has(draft.id)),
    confirming: dimensions.map(({ id: dimensionId, drafts, sources, passages = [] }) => ({
      dimensionId,
      interviews: interviewsOf(caseFile, drafts, [...sources, ...passages.map(({ source }) => source.recordId)]),
      passages: passages.map((passage) => citedOf(caseFile, passage, read)),
    })),
  }
}

/** Puts a passage or a file to a dimension. Refuses words that do not stand in the source; the same words count once. */
export function citePassage(
  caseFile: CaseFile,
  { id, dimensionId, source }: { readonly id: string; readonly dimensionId: string; readonly source: EvidenceSource },
): RecordOf<'portrait'> {
  return rewrite(caseFile, { id, dimensionId }, (passages) => {
    const standing = settled(caseFile, source)
    return passages.some((one) => isSamePlace(one.source, standing)) ? passages : [...passages, { id: newId(), source: standing }]
  })
}

/** Takes a passage as it reads now as the new quote. */
export function refreshPassage(
  caseFile: CaseFile,
  { passageId, ...where }: { readonly id: string; readonly dimensionId: string; readonly passageId: string },
): RecordOf<'portrait'> {
  return rewrite(caseFile, where, (passages) =>
    passages.map((one) => (one.id === passageId ? { ...one, source: readAnew(caseFile, one.source) } : one)),
  )
}

function rewrite(
  caseFile: CaseFile,
  { id, dimensionId }: { readonly id: string; readonly dimensionId: string },
  next: (passages: readonly PortraitPassage[]) => readonly PortraitPassage[],
): RecordOf<'portrait'> {
  return atomically(caseFile, () => {
    const { version, body } = recordOf(caseFile, 'portrait', id)
    if (!body.dimensions.some((line) => line.id === dimensionId)) throw new Refusal('bad_input', 'dimensionId')
    const dimensions = body.dimensions.map((line) =>
      line.id === dimensionId ? { ...line, passages: [...next(line.passages ?? [])] } : line,
    )
    return saveRecord(caseFile, 'portrait', { id, version, changes: { dimensions } })
  })
}

function citedOf(caseFile: CaseFile, { id, source }: PortraitPassage, read: Reader): CitedPassage {
  const { state } = stateOf(caseFile, source, read)
  const at = source.type === 'passage' ? source.field : `attachment/${source.attachmentId}`
  return { id, quote: source.quote, at, source: faceOf(source, read), state }
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
