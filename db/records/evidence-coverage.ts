import { sql } from 'kysely'
import type { EvidenceLink, EvidenceSource, IssueDraft } from '../model/draft.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Evidence } from '../worker/requests/drafts.ts'
import type { EvidenceCoverage } from '../worker/requests/evidence-coverage.ts'
import { type Bare, bare, firstWords, type Within } from './bare.ts'
import { readerOf, standsAt, stateOf } from './evidence-state.ts'
import { unusedEvidence } from './unused-evidence.ts'

/** What the drafts of a round, or of one unit of it, still lack: exact lists, in the order of the drafts' numbers. */
export function evidenceCoverage(caseFile: CaseFile, scope: Within): EvidenceCoverage {
  const drafts = bare(caseFile, scope, 'issue_draft')
    .filter(({ body }) => counts(body))
    .sort(byNumber)
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const links = bare(caseFile, scope, 'evidence_link').filter(({ body }) => byId.has(body.draftId))
  const supported = new Set(links.map(({ body }) => `${body.draftId} ${body.statementId}`))
  const face = ({ id, number, title, body }: Bare<IssueDraft>) => ({ draftId: id, number, title, stage: body.stage })
  const claims = drafts.flatMap((draft) =>
    draft.body.statements.flatMap(({ id, text }, index) =>
      text.trim() === '' ? [] : [{ ...face(draft), statementId: id, ordinal: index + 1, words: firstWords(text) }],
    ),
  )
  const order = new Map(drafts.map(({ id }, index) => [id, index]))
  const placeOf = ({ body }: Bare<EvidenceLink>) => (order.get(body.draftId) ?? 0) * 1_000_000 + body.ordinal
  const state = statesOf(
    caseFile,
    links.map(({ body }) => body.source),
  )
  return {
    unsupported: claims.filter(({ draftId, statementId }) => !supported.has(`${draftId} ${statementId}`)),
    unused: unusedEvidence(
      caseFile,
      scope,
      links.map(({ body }) => body.source),
    ),
    unsigned: drafts.filter(({ body }) => body.stage !== 'final').map(face),
    stale: links
      .filter(({ body }) => state(body.source) !== 'fresh')
      .sort((a, b) => placeOf(a) - placeOf(b))
      .flatMap(({ id, body }) => {
        const draft = byId.get(body.draftId)
        const found = state(body.source)
        return draft === undefined || found === 'fresh'
          ? []
          : [{ ...face(draft), linkId: id, ordinal: body.ordinal, words: firstWords(body.source.quote), state: found }]
      }),
    statements: claims.length,
    links: links.length,
    drafts: drafts.length,
  }
}

/** Merged and abandoned drafts claim nothing. */
const counts = ({ stage }: IssueDraft): boolean => stage !== 'merged' && stage !== 'abandoned'

const byNumber = (a: { readonly number: string }, b: { readonly number: string }): number =>
  a.number.length - b.number.length || a.number.localeCompare(b.number)

/**
 * Whether each of many sources still holds. Quoted words are looked for in the search passages, which are the texts of
 * their records; only what stands nowhere there (gone, or not searched) is read from its record.
 */
function statesOf(caseFile: CaseFile, sources: readonly EvidenceSource[]): (source: EvidenceSource) => Evidence['state'] {
  const { queries } = caseFile
  const asked = new Map<string, { r: string; f: string }>()
  for (const source of sources)
    if (source.type === 'passage') asked.set(`${source.recordId} ${source.field}`, { r: source.recordId, f: source.field })
  const rows = queries.all(
    queries.k
      .selectFrom('passage')
      .innerJoin(
        sql<{
          r: string
          f: string
        }>`(SELECT value ->> 'r' AS r, value ->> 'f' AS f FROM json_each(${JSON.stringify([...asked.values()])}))`.as('wanted'),
        (join) => join.onRef('wanted.r', '=', 'passage.record_id').onRef('wanted.f', '=', 'passage.field'),
      )
      .select(['record_id', 'field', 'text']),
  )
  const texts = new Map(rows.map(({ record_id, field, text }) => [`${record_id} ${field}`, text]))
  const read = readerOf(caseFile)
  return (source) => {
    const text = source.type === 'passage' ? texts.get(`${source.recordId} ${source.field}`) : undefined
    if (source.type === 'passage' && text !== undefined) return standsAt(text, source) === null ? 'text_changed' : 'fresh'
    return stateOf(caseFile, source, read).state
  }
}
