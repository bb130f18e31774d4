import { v7 as newId } from 'uuid'
import type { EvidenceSource } from '../model/draft.ts'
import { addEvidence } from '../records/evidence.ts'
import { createRecord, openRecord } from '../records/footing.ts'
import { closeDraft, sendBack, signDraft } from '../records/sign-off.ts'
import { drafts } from './drafts/index.ts'
import { asMember, idsOf, placedUnder, type Sample } from './placed.ts'
import type { MemberKey, SampleDraft, SampleEvidence } from './shape.ts'

/** The drafts with their evidence, each taken as far along the sign-off chain as the sample says; their ids by key. */
export function createDrafts(sample: Sample): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const draft of drafts)
    ids.set(
      draft.key,
      asMember(sample, author(draft), () => createDraft(sample, draft)),
    )
  for (const draft of drafts) advance(sample, draft, ids)
  return ids
}

const author = ({ handlers: [first = 'fang'] }: SampleDraft): MemberKey => first

function createDraft(sample: Sample, draft: SampleDraft): string {
  const { key: _, unit, handlers, progress: __, statements: written, bases, awaitsAnyLeader = false, ...rest } = draft
  const { caseFile, members } = sample
  const statements = written.map(({ text }) => ({ id: newId(), text }))
  const body = {
    ...rest,
    statements,
    bases: bases.map((basis) => ({ ...basis, id: newId() })),
    handlers: idsOf(sample, handlers),
    deputyLeader: members.han.id,
    groupLeader: awaitsAnyLeader ? null : members.shen.id,
  }
  const { id } = createRecord(caseFile, 'issue_draft', { roundId: sample.roundId, unitId: sample.units[unit], body })
  for (const [index, { evidence }] of written.entries())
    for (const piece of evidence)
      addEvidence(caseFile, {
        draftId: id,
        statementId: statements[index]?.id ?? null,
        source: sourceOf(sample, piece),
        note: piece.note ?? '',
      })
  return id
}

/** Where the words stand, or the file lies. Words that stand nowhere, or twice, are a slip in the sample. */
function sourceOf(sample: Sample, { from, ...piece }: SampleEvidence): EvidenceSource {
  const { id: recordId, texts, files } = placedUnder(sample, from)
  if ('file' in piece) {
    const attachment = files.get(piece.file)
    if (attachment === undefined) throw new Error(`${from} has no file ${piece.file}`)
    return { type: 'file', recordId, attachmentId: attachment.id, sha256: attachment.body.sha256, page: null, rectangle: null, quote: '' }
  }
  const [found, another] = texts.filter(({ text }) => text.includes(piece.quote))
  if (found === undefined || another !== undefined) throw new Error(`${from} must say once: ${piece.quote}`)
  const start = found.text.indexOf(piece.quote)
  return { type: 'passage', recordId, field: found.field, quote: piece.quote, start, end: start + piece.quote.length }
}

function advance(sample: Sample, draft: SampleDraft, ids: ReadonlyMap<string, string>): void {
  const { caseFile } = sample
  const { progress } = draft
  const id = idIn(ids, draft.key)
  const sign = (signer: MemberKey): void => {
    asMember(sample, signer, () => signDraft(caseFile, id, openRecord(caseFile, 'issue_draft', id).version))
  }
  if (progress.stage === 'signing') for (const signer of progress.signedBy) sign(signer)
  if (progress.stage === 'final') for (const signer of [...draft.handlers, 'han', 'shen'] as const) sign(signer)
  if (progress.stage === 'returned') {
    for (const signer of draft.handlers) sign(signer)
    asMember(sample, progress.by, () => sendBack(caseFile, id, progress.reason))
  }
  if (progress.stage === 'abandoned' || progress.stage === 'merged') {
    const into = progress.stage === 'merged' ? idIn(ids, progress.into) : null
    asMember(sample, author(draft), () => closeDraft(caseFile, { id, as: progress.stage, into, reason: progress.reason }))
  }
}

function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the sample has no draft ${key}`)
  return id
}
