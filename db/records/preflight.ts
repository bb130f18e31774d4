import type { IssueDraft } from '../model/draft.ts'
import type { RecordOf } from '../model/record.ts'
import type { Round } from '../model/round.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Gap } from '../worker/requests/drafts.ts'
import { standingOf } from './decisions-on.ts'
import { evidenceOfDraft, linksOf } from './evidence.ts'
import { definitionOf } from './kinds.ts'
import { openConflicts } from './lineage.ts'
import { articleOf } from './policies.ts'
import { bodyOf, findRecord, pointingAt } from './rows.ts'
import { holdersOf } from './signers.ts'

type Found = readonly Gap[]

const blocking = (code: Gap['code'], field: string, detail?: Gap['detail']): Gap => ({ code, field, detail, blocks: true })
const advising = (code: Gap['code'], field: string): Gap => ({ code, field, blocks: false })
const isBlank = (text: string): boolean => text.trim() === ''

/** What a draft lacks before it can be signed: the four exactnesses (四个准确), handlers and evidence. */
export function gapsOf(caseFile: CaseFile, draft: RecordOf<'issue_draft'>): readonly Gap[] {
  const round = draft.roundId === null ? undefined : bodyOf(caseFile, 'round', draft.roundId)
  const { body } = draft
  return [
    ...gapsOfMatter(body),
    ...gapsOfDiscovery(body),
    ...gapsOfResponsibility(body),
    ...gapsOfTimeAndPlace(body),
    ...gapsOfBasis(body),
    ...gapsOfCitation(caseFile, body),
    ...gapsOfEvidence(caseFile, draft.id, body, round),
    ...gapsOfConflicts(caseFile, draft),
    ...(round === undefined ? [] : gapsOfSigners(caseFile, body, round)),
    ...(round === undefined ? [] : gapsOfDeliberation(caseFile, draft.id, round)),
  ]
}

function gapsOfMatter({ title, summary, statements, analysis }: IssueDraft): Found {
  return [
    ...(isBlank(title) ? [blocking('no_title', 'title')] : []),
    ...(joinsMatters(title) ? [advising('several_matters', 'title')] : []),
    ...(isBlank(summary) ? [blocking('no_summary', 'summary')] : []),
    ...(statements.every(({ text }) => isBlank(text)) ? [blocking('no_statement', 'statements')] : []),
    ...(isBlank(analysis) ? [advising('no_analysis', 'analysis')] : []),
  ]
}

/** 一事一底稿: a title of several clauses, or one with a word that joins matters, may be about more than one. */
function joinsMatters(title: string): boolean {
  const clauses = title.split(/[，,；;。]/).filter((clause) => clause.trim().length >= 4)
  return clauses.length > 1 || /以及|同时|此外|另外|并且/.test(title)
}

function gapsOfDiscovery({ discovery, sources, sourceOther }: IssueDraft): Found {
  return [
    ...(isBlank(discovery) ? [blocking('no_discovery', 'discovery')] : []),
    ...(sources.length === 0 ? [blocking('no_source', 'sources')] : []),
    ...(sources.includes('other') && isBlank(sourceOther) ? [blocking('no_source', 'sourceOther')] : []),
  ]
}

function gapsOfResponsibility({ responsibleParty, firstResponsible }: IssueDraft): Found {
  return [
    ...(isBlank(responsibleParty) ? [blocking('no_responsible_party', 'responsibleParty')] : []),
    ...(isBlank(firstResponsible) ? [blocking('no_first_responsible', 'firstResponsible')] : []),
  ]
}

function gapsOfTimeAndPlace({ occurredFrom, occurredTo, place }: IssueDraft): Found {
  return [
    ...(occurredFrom === '' ? [blocking('no_time', 'occurredFrom')] : []),
    ...(occurredTo !== '' && occurredTo < occurredFrom ? [blocking('time_reversed', 'occurredTo')] : []),
    ...(isBlank(place) ? [blocking('no_place', 'place')] : []),
  ]
}

function gapsOfBasis({ bases }: IssueDraft): Found {
  if (bases.length === 0) return [blocking('no_basis', 'bases')]
  return bases.flatMap(({ id, document, article, quote }) => [
    ...(isBlank(document) ? [blocking('basis_without_article', `bases/${id}/document`)] : []),
    ...(!isBlank(document) && isBlank(article) ? [blocking('basis_without_article', `bases/${id}/article`)] : []),
    ...(isBlank(quote) ? [blocking('basis_without_quote', `bases/${id}/quote`)] : []),
  ])
}

/** What is cited from a policy must stand there, word for word, and have held on some day of the conduct. */
function gapsOfCitation(caseFile: CaseFile, { bases, occurredFrom, occurredTo }: IssueDraft): Found {
  return bases.flatMap(({ id, quote, policyId, articleId }) => {
    const found = policyId === undefined || articleId === undefined ? undefined : articleOf(caseFile, policyId, articleId)
    if (found === undefined) return [] // typed by hand, or its policy is not in this case file
    const { effectiveOn, repealedOn } = found.policy
    const ended = repealedOn !== '' && occurredFrom !== '' && repealedOn <= occurredFrom
    const notBegun = effectiveOn !== '' && occurredFrom !== '' && (occurredTo || occurredFrom) < effectiveOn
    return [
      ...(isBlank(quote) || standsIn(quote, found.article.text) ? [] : [blocking('basis_not_quoted_exactly', `bases/${id}/quote`)]),
      ...(ended || notBegun ? [blocking('basis_not_in_force', `bases/${id}/document`, ended ? { repealedOn } : { effectiveOn })] : []),
    ]
  })
}

/** White space apart: line breaks differ between a book and a screen. */
const standsIn = (quote: string, text: string): boolean => text.replace(/\s/g, '').includes(quote.replace(/\s/g, ''))

function gapsOfEvidence(caseFile: CaseFile, draftId: string, { handlers, statements }: IssueDraft, round: Round | undefined): Found {
  const evidence = evidenceOfDraft(caseFile, draftId)
  const fresh = evidence.filter(({ state }) => state === 'fresh')
  const supported = new Set(evidence.map(({ link }) => link.statementId))
  const has = { handlers: new Set(handlers).size, evidence: fresh.length }
  const needed = { handlers: round?.leastHandlers ?? 0, evidence: round?.leastEvidence ?? 0 }
  return [
    ...(has.handlers < needed.handlers ? [blocking('too_few_handlers', 'handlers', { has: has.handlers, needed: needed.handlers })] : []),
    ...(has.evidence < needed.evidence
      ? [blocking('too_little_evidence', 'evidence', { has: has.evidence, needed: needed.evidence })]
      : []),
    ...statements
      .filter(({ id, text }) => !isBlank(text) && !supported.has(id))
      .map(({ id }) => advising('statement_without_evidence', `statements/${id}`)),
    ...evidence
      .filter(({ state }) => state !== 'fresh')
      .map(({ id, link }) => blocking('stale_evidence', `evidence/${id}`, { ordinal: link.ordinal })),
  ]
}

/** What laptops wrote differently, in the draft or in what it rests on, and nobody has chosen among yet. */
export function gapsOfConflicts(caseFile: CaseFile, draft: RecordOf<'issue_draft'>): Found {
  const evidence = linksOf(caseFile, draft.id)
  const sources = evidence.map(({ body: { source } }) => (source.type === 'passage' ? source.recordId : source.attachmentId))
  const files = pointingAt(caseFile, draft.id, 'attachment_of')
  const ids = new Set([draft.id, ...evidence.map(({ id }) => id), ...sources, ...files])
  return [...ids]
    .filter((id) => openConflicts(caseFile, id) > 0)
    .map((id) => blocking('open_conflict', id === draft.id ? 'whole' : 'evidence', { what: nameOf(caseFile, id) }))
}

const nameOf = (caseFile: CaseFile, id: string): string => {
  const record = findRecord(caseFile, id)
  if (record === undefined) return ''
  const { number, title } = definitionOf(record.kind).summary(record.body as never)
  return number === '' ? title : number
}

/** A step that nobody can sign stops the chain; one that several could sign works, but is better named. */
function gapsOfSigners(caseFile: CaseFile, draft: IssueDraft, { signOffSteps }: Round): Found {
  const unnamed = (who: 'deputy_leader' | 'group_leader', chosen: string | null) =>
    signOffSteps.some((step) => step.who === who) && chosen === null ? holdersOf(caseFile, who).length : 1
  const deputies = unnamed('deputy_leader', draft.deputyLeader)
  const leaders = unnamed('group_leader', draft.groupLeader)
  return [
    ...(deputies === 1 ? [] : [{ ...advising('no_deputy_leader', 'deputyLeader'), blocks: deputies === 0 }]),
    ...(leaders === 1 ? [] : [{ ...advising('no_group_leader', 'groupLeader'), blocks: leaders === 0 }]),
  ]
}

/**
 * What the group meeting has yet to agree to, where the round asks for it. It never stops the first signatures: the
 * leader's step alone waits for the meeting (sign-off.ts).
 */
function gapsOfDeliberation(caseFile: CaseFile, draftId: string, { deliberation }: Round): Found {
  if (deliberation === undefined || deliberation === 'none') return []
  const standing = standingOf(caseFile, draftId)
  if (standing === 'none') return [{ ...advising('not_deliberated', 'deliberation'), blocks: deliberation === 'required' }]
  return standing === 'agreed' ? [] : [advising('changed_since_deliberation', 'deliberation')]
}
