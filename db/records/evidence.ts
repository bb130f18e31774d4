import type { EvidenceLink } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Evidence } from '../worker/requests/drafts.ts'
import { atomically } from './atomically.ts'
import { type Reader, readerOf, stateOf } from './evidence-state.ts'
import { change, createRecord, deleteRecord, restoreRecord } from './footing.ts'
import { mustBeThawed } from './frozen.ts'
import { bodyOf, pointingAt, recordOf } from './rows.ts'
import { faceOf, readAnew, settled } from './sources.ts'

/** Living links of a draft, in the order of their numbers. */
export function evidenceOfDraft(caseFile: CaseFile, draftId: string): readonly Evidence[] {
  const read = readerOf(caseFile)
  return linksOf(caseFile, draftId).map((link) => evidenceOf(caseFile, link, read))
}

/** Living links of living drafts that end at a record, or at a file of it. */
export function evidenceOfSource(caseFile: CaseFile, recordId: string): readonly Evidence[] {
  const read = readerOf(caseFile)
  return pointingAt(caseFile, recordId, 'evidence_from')
    .map((id) => recordOf(caseFile, 'evidence_link', id))
    .filter(({ body }) => read(body.draftId)?.deletedAt === null)
    .map((link) => evidenceOf(caseFile, link, read))
}

/** One link with both of its ends. */
export function openEvidence(caseFile: CaseFile, id: string): Evidence {
  return evidenceOf(caseFile, recordOf(caseFile, 'evidence_link', id), readerOf(caseFile))
}

/** Links a passage or file to a draft as its next piece of evidence. Refuses words that do not stand in the source. */
export function addEvidence(caseFile: CaseFile, { draftId, statementId, source, note }: Omit<EvidenceLink, 'ordinal'>): Evidence {
  return atomically(caseFile, () => {
    const draft = recordOf(caseFile, 'issue_draft', draftId)
    if (draft.deletedAt !== null) throw new Refusal('not_found', 'issue_draft')
    mustHaveStatement(caseFile, draftId, statementId)
    const body = { draftId, statementId, ordinal: linksOf(caseFile, draftId).length + 1, source: settled(caseFile, source), note }
    const { roundId, unitId } = draft
    return openEvidence(caseFile, createRecord(caseFile, 'evidence_link', { roundId, unitId, body }).id)
  })
}

/** Points a link at another statement, or changes its note. */
export function changeEvidence(
  caseFile: CaseFile,
  id: string,
  { statementId, note }: { readonly statementId?: string | null | undefined; readonly note?: string | undefined },
): Evidence {
  return atomically(caseFile, () => {
    const record = recordOf(caseFile, 'evidence_link', id)
    if (statementId !== undefined) mustHaveStatement(caseFile, record.body.draftId, statementId)
    rewrite(caseFile, record, {
      ...record.body,
      statementId: statementId === undefined ? record.body.statementId : statementId,
      note: note ?? record.body.note,
    })
    return openEvidence(caseFile, id)
  })
}

/** Takes the passage as it reads now as the new quote: a person has looked at it and decided. */
export function refreshEvidence(caseFile: CaseFile, id: string): Evidence {
  return atomically(caseFile, () => {
    const record = recordOf(caseFile, 'evidence_link', id)
    rewrite(caseFile, record, { ...record.body, source: readAnew(caseFile, record.body.source) })
    return openEvidence(caseFile, id)
  })
}

/** Numbers the links of a draft in the given order, which names each living link once. */
export function reorderEvidence(caseFile: CaseFile, draftId: string, order: readonly string[]): readonly Evidence[] {
  return atomically(caseFile, () => {
    const links = linksOf(caseFile, draftId)
    const named = new Map(links.map((link) => [link.id, link]))
    const wanted = order.flatMap((id) => named.get(id) ?? [])
    if (wanted.length !== links.length || new Set(order).size !== links.length || order.length !== links.length)
      throw new Refusal('bad_input', 'order')
    number(caseFile, wanted)
    return evidenceOfDraft(caseFile, draftId)
  })
}

/** Takes a link off its draft; those behind it move up. */
export function removeEvidence(caseFile: CaseFile, id: string): void {
  atomically(caseFile, () => {
    const { body } = deleteRecord(caseFile, 'evidence_link', id)
    number(caseFile, linksOf(caseFile, body.draftId))
  })
}

/** Puts a removed link back, as the last one. */
export function restoreEvidence(caseFile: CaseFile, id: string): void {
  atomically(caseFile, () => {
    const record = recordOf(caseFile, 'evidence_link', id)
    if (record.deletedAt === null) return
    const { draftId } = record.body
    const others = linksOf(caseFile, draftId)
    number(caseFile, [...others, restoreRecord(caseFile, 'evidence_link', id)])
  })
}

/** The living links of a draft as records, in the order of their numbers. */
export function linksOf(caseFile: CaseFile, draftId: string): readonly RecordOf<'evidence_link'>[] {
  return pointingAt(caseFile, draftId, 'evidence_of')
    .map((id) => recordOf(caseFile, 'evidence_link', id))
    .sort((a, b) => a.body.ordinal - b.body.ordinal)
}

function number(caseFile: CaseFile, links: readonly RecordOf<'evidence_link'>[]): void {
  for (const [index, link] of links.entries())
    if (link.body.ordinal !== index + 1) rewrite(caseFile, link, { ...link.body, ordinal: index + 1 })
}

function rewrite(caseFile: CaseFile, record: RecordOf<'evidence_link'>, body: EvidenceLink): void {
  if (record.deletedAt !== null) throw new Refusal('not_found', 'evidence_link')
  mustBeThawed(caseFile, record.body.draftId)
  change(caseFile, record, body)
}

function mustHaveStatement(caseFile: CaseFile, draftId: string, statementId: string | null): void {
  if (statementId === null) return
  const draft = bodyOf(caseFile, 'issue_draft', draftId)
  if (draft?.statements.some(({ id }) => id === statementId) !== true) throw new Refusal('bad_input', 'statementId')
}

function evidenceOf(caseFile: CaseFile, link: RecordOf<'evidence_link'>, read: Reader): Evidence {
  const { state, source } = stateOf(caseFile, link.body.source, read)
  const draft = read(link.body.draftId) as RecordOf<'issue_draft'> | undefined
  return {
    id: link.id,
    link: { ...link.body, source },
    draft: {
      id: link.body.draftId,
      number: draft?.body.number ?? '',
      title: draft?.body.title ?? '',
      stage: draft?.body.stage ?? '',
    },
    source: faceOf(source, read),
    state,
  }
}
