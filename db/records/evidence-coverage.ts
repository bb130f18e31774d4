import { sql } from 'kysely'
import type { CaseFile } from '../vault/case-file.ts'
import type { EvidenceCoverage } from '../worker/requests/evidence-coverage.ts'
import { firstWords, type Within } from './bare.ts'
import { staleLinksWithin } from './evidence-state.ts'
import { gistOf } from './gist.ts'
import { claimNothing, type Used, unusedEvidence } from './unused-evidence.ts'

/**
 * What the drafts of a round, or of one unit of it, still lack: exact counts, and of each list the first rows, `most` of
 * them, in the order of the drafts' numbers.
 */
export function evidenceCoverage(caseFile: CaseFile, scope: Within, most = Number.POSITIVE_INFINITY): EvidenceCoverage {
  const drafts = draftsIn(caseFile, scope)
  const claimsOf = claims(caseFile, drafts)
  const links = linksOf(caseFile, scope)
  const supported = new Set(links.map(({ of_id, statement_id }) => `${of_id} ${statement_id}`))
  const face = ({ id, number, title, status }: Draft) => ({ draftId: id, number, title, stage: status })
  const unsupported = drafts.flatMap((draft) =>
    (claimsOf(draft.id) ?? []).filter(({ id }) => !supported.has(`${draft.id} ${id}`)).map((claim) => ({ draft, claim })),
  )
  const unsigned = drafts.filter(({ status }) => status !== 'final')
  const stale = staleIn(caseFile, scope, drafts)
  const { rows, counts } = unusedEvidence(caseFile, scope, links, most)
  return {
    unsupported: unsupported.slice(0, most).map(({ draft, claim: { id, ...claim } }) => ({ ...face(draft), statementId: id, ...claim })),
    unused: rows,
    unsigned: unsigned.slice(0, most).map(face),
    stale: stale.slice(0, most).map(({ draft, ...link }) => ({ ...face(draft), ...link })),
    counts: { unsupported: unsupported.length, unsigned: unsigned.length, stale: stale.length, unused: counts },
    statements: drafts.reduce((all, { id }) => all + (claimsOf(id)?.length ?? 0), 0),
    links: links.length,
    drafts: drafts.length,
  }
}

interface Draft {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly status: string
  readonly content_hash: string
}

function draftsIn({ queries }: CaseFile, { roundId, unitId }: Within): readonly Draft[] {
  let rows = queries.k
    .selectFrom('record')
    .select(['id', 'number', 'title', 'status', 'content_hash'])
    .where('kind', '=', 'issue_draft')
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
    .where('status', 'not in', claimNothing)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows.orderBy(sql`length(number)`).orderBy('number').orderBy('id'))
}

/** Statements of a draft that say something. */
const claims = gistOf<'issue_draft', readonly { readonly id: string; readonly ordinal: number; readonly words: string }[]>(
  ({ statements }) =>
    statements.flatMap(({ id, text }, index) => (text.trim() === '' ? [] : [{ id, ordinal: index + 1, words: firstWords(text) }])),
)

/** What the drafts rest on, link by link. */
function linksOf({ queries }: CaseFile, { roundId, unitId }: Within): readonly (Used & { readonly of_id: string })[] {
  let rows = queries.k
    .selectFrom('record')
    .innerJoin('quotation', 'of_id', 'record.id')
    .select(['of_id', 'statement_id', 'record_id', 'field'])
    .where('kind', '=', 'issue_draft')
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
    .where('status', 'not in', claimNothing)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows)
}

function staleIn(caseFile: CaseFile, scope: Within, drafts: readonly Draft[]) {
  const places = new Map(drafts.map((draft, index) => [draft.id, { draft, index }]))
  return staleLinksWithin(caseFile, scope)
    .flatMap(({ id: linkId, ofId, body, state }) => {
      const place = places.get(ofId)
      if (place === undefined || !('ordinal' in body)) return []
      return [{ ...place, linkId, ordinal: body.ordinal, words: firstWords(body.source.quote), state }]
    })
    .sort((a, b) => a.index - b.index || a.ordinal - b.ordinal)
    .map(({ index: _, ...link }) => link)
}
