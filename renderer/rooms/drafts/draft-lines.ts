import type { DraftRevision, EvidenceLink, IssueDraft } from '../../../db/model/draft.ts'
import { sourceNames } from '../../../db/model/paper/issue-draft.ts'
import { draftWords as words } from '../../words/drafts.ts'
import { dayWords } from '../../words/figures.ts'

/** One field of a draft as text; `key` names the same field in every revision. */
export interface DraftLine {
  readonly key: string
  readonly label: string
  readonly text: string
}

type NameOf = (memberId: string | null) => string

/** How a draft's time reads: one day, or from a day until a day. */
export const timeOf = ({ occurredFrom, occurredTo }: IssueDraft): string =>
  [occurredFrom, occurredTo === occurredFrom ? '' : occurredTo]
    .filter((day) => day !== '')
    .map(dayWords)
    .join(words.until)

/** How a draft's ways of learning read. */
export const sourcesOf = ({ sources, sourceOther }: IssueDraft): string =>
  sources.map((source) => (source === 'other' && sourceOther !== '' ? sourceOther : sourceNames[source])).join('、')

/** The fields of a draft as lines of text, in the order of the form; empty ones included, so that revisions compare. */
export const draftLines = (draft: IssueDraft, evidence: readonly EvidenceLink[], nameOf: NameOf): DraftLine[] => [
  { key: 'title', label: words.title, text: draft.title },
  { key: 'summary', label: words.summary, text: draft.summary },
  ...draft.statements.map(({ id, text }, index) => ({ key: `statements/${id}`, label: words.statement(index + 1), text })),
  { key: 'sources', label: words.sources, text: sourcesOf(draft) },
  { key: 'discovery', label: words.discovery, text: draft.discovery },
  ...draft.bases.map(({ id, document, article, quote }, index) => ({
    key: `bases/${id}`,
    label: words.basis(index + 1),
    text: [`${document} ${article}`.trim(), quote].filter((part) => part !== '').join('\n'),
  })),
  { key: 'analysis', label: words.analysis, text: draft.analysis },
  { key: 'responsibleParty', label: words.responsibleParty, text: draft.responsibleParty },
  { key: 'firstResponsible', label: words.firstResponsible, text: draft.firstResponsible },
  { key: 'responsibleLeader', label: words.responsibleLeader, text: draft.responsibleLeader },
  { key: 'supervisingParty', label: words.supervisingParty, text: draft.supervisingParty },
  { key: 'occurred', label: words.occurred, text: timeOf(draft) },
  { key: 'place', label: words.place, text: draft.place },
  { key: 'handlers', label: words.handlers, text: draft.handlers.map(nameOf).join('、') },
  { key: 'deputyLeader', label: words.deputyLeader, text: nameOf(draft.deputyLeader) },
  { key: 'groupLeader', label: words.groupLeader, text: nameOf(draft.groupLeader) },
  { key: 'draftedOn', label: words.draftedOn, text: dayWords(draft.draftedOn) },
  { key: 'domains', label: words.domains, text: draft.domains.join('、') },
  { key: 'classification', label: words.classification, text: draft.classification },
  { key: 'level', label: words.level, text: draft.level },
  { key: 'note', label: words.note, text: draft.note },
  ...evidence.map((link) => ({
    key: `evidence/${JSON.stringify([link.source, link.statementId])}`,
    label: words.evidenceNumber(link.ordinal),
    text: link.source.quote === '' ? words.wholeFile : link.source.quote,
  })),
]

export interface DraftDifference {
  readonly key: string
  readonly label: string
  readonly before: string
  readonly after: string
}

/** Fields whose text differs between two states of a draft, in the order of the later one, then those it lost. */
export const differences = (before: readonly DraftLine[], after: readonly DraftLine[]): DraftDifference[] => {
  const earlier = new Map(before.map((line) => [line.key, line]))
  const later = new Set(after.map((line) => line.key))
  return [
    ...after.map(({ key, label, text }) => ({ key, label, before: earlier.get(key)?.text ?? '', after: text })),
    ...before.filter(({ key }) => !later.has(key)).map(({ key, label, text }) => ({ key, label, before: text, after: '' })),
  ].filter((difference) => difference.before !== difference.after)
}

/** The lines of a frozen revision. */
export const revisionLines = (revision: DraftRevision, nameOf: NameOf): DraftLine[] =>
  draftLines(revision.content.draft, revision.content.evidence, nameOf)
