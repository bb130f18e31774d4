import { v7 as newId } from 'uuid'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import { addEvidence } from '../../../db/records/evidence.ts'
import { setTags } from '../../../db/records/focus.ts'
import { createRecord } from '../../../db/records/footing.ts'
import { addSupport } from '../../../db/records/supports.ts'
import { dayOfStay, type Ground, many } from './ground.ts'
import { matters, type Quotable } from './records.ts'
import type { Entry } from './reference.ts'

const usual = { drafts: 600, leads: 150 }
/** Evidence links of each draft, and supports of each lead. */
const links = 3

/** Drafts with evidence, leads with what speaks for them, and entries of the catalogues tagged on both their sources. */
export function fillConclusions(ground: Ground, scale: number, quotable: Quotable, entries: readonly Entry[]): void {
  const { caseFile, within } = ground
  const tag = (recordId: string): void => {
    const entry = entries[ground.draw(entries.length)]
    if (entry !== undefined) setTags(caseFile, { recordId, field: '', items: [entry] })
  }
  many(ground, usual.drafts * scale, (index) => {
    const statements = Array.from({ length: links + 1 }, (_, n) => ({ id: newId(), text: `${ground.pick(matters)}，事实之${n + 1}。` }))
    const handlers = [ground.member(index)]
    const { id: draftId } = createRecord(caseFile, 'issue_draft', {
      ...within,
      body: { title: `${ground.pick(matters)}（${index}）`, statements, handlers, draftedOn: dayOfStay(index) },
    })
    for (const n of Array(links).keys()) {
      const source = sourceIn(ground, quotable, n)
      addEvidence(caseFile, { draftId, statementId: statements[n]?.id ?? null, note: '', source })
    }
    tag(draftId)
  })
  many(ground, usual.leads * scale, (index) => {
    const { id: leadId } = createRecord(caseFile, 'lead', {
      ...within,
      body: { title: `${ground.pick(matters)}（疑点${index}）`, handler: ground.member(index), methods: ['interview', 'document_review'] },
    })
    for (const n of Array(links).keys())
      addSupport(caseFile, { leadId, source: sourceIn(ground, quotable, n), weight: 'supports', note: '' })
  })
  many(ground, 1000 * scale, (index) => {
    const source = quotable.papers[index * 5]
    if (source !== undefined) tag(source.recordId)
  })
}

/** The first from a talk, the others from papers. */
function sourceIn({ draw }: Ground, { talks, papers }: Quotable, n: number): EvidenceSource {
  const from = n === 0 ? talks : papers
  const source = from[draw(from.length)]
  if (source === undefined) throw new Error('nothing to quote')
  return source
}
