import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { addEvidence, evidenceOfDraft, removeEvidence } from '../../../db/records/evidence.ts'
import { evidenceCoverage } from '../../../db/records/evidence-coverage.ts'
import { setTags, tagsOfRecord } from '../../../db/records/focus.ts'
import { createRecord, deleteRecord, listRecords, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { endLead } from '../../../db/records/lead-course.ts'
import { closeDraft } from '../../../db/records/sign-off.ts'
import { addSupport, confirmationOf, removeSupport } from '../../../db/records/supports.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { givenRound, id } from './sample-round.ts'

/** Random rounds, acted on at random, and what the lists must then say, found by looking at every record. */

type Within = { readonly roundId: string; readonly unitId: string }

interface Plan {
  readonly talks: readonly { readonly lead: boolean; readonly tagged: boolean; readonly entry: boolean }[][]
  readonly papers: readonly { readonly evidence: boolean; readonly tags: readonly boolean[]; readonly entry: boolean }[]
  /** Letters, each tagged with an entry or not. */
  readonly letters: readonly boolean[]
  readonly drafts: readonly { readonly statements: readonly boolean[]; readonly links: readonly Link[] }[]
  readonly leads: readonly { readonly supports: readonly Pick<Link, 'from' | 'row'>[]; readonly end: 'none' | 'excluded' | 'clue' }[]
  readonly acts: readonly Act[]
}
interface Link {
  readonly from: number
  readonly row: number
  readonly statement: number
}
type Act = {
  readonly do: 'retype' | 'delete source' | 'delete draft' | 'abandon' | 'unlink' | 'unsupport' | 'delete lead'
  readonly at: number
}

const at = fc.nat({ max: 20 })
const link = fc.record({ from: at, row: at, statement: fc.nat({ max: 4 }) })
const plans: fc.Arbitrary<Plan> = fc.record({
  talks: fc.array(fc.array(fc.record({ lead: fc.boolean(), tagged: fc.boolean(), entry: fc.boolean() }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
  papers: fc.array(fc.record({ evidence: fc.boolean(), tags: fc.array(fc.boolean(), { maxLength: 2 }), entry: fc.boolean() }), {
    maxLength: 3,
  }),
  letters: fc.array(fc.boolean(), { maxLength: 3 }),
  drafts: fc.array(fc.record({ statements: fc.array(fc.boolean(), { maxLength: 3 }), links: fc.array(link, { maxLength: 4 }) }), {
    maxLength: 3,
  }),
  leads: fc.array(
    fc.record({
      supports: fc.array(fc.record({ from: at, row: at }), { maxLength: 3 }),
      end: fc.constantFrom('none', 'none', 'excluded', 'clue'),
    }),
    { maxLength: 3 },
  ),
  acts: fc.array(
    fc.record({
      do: fc.constantFrom('retype', 'delete source', 'delete draft', 'abandon', 'unlink', 'unsupport', 'delete lead'),
      at,
    }),
    { maxLength: 5 },
  ),
})

type Source = RecordOf<'interview'> | RecordOf<'document_review'> | RecordOf<'petition'>
const rowsOf = ({ body }: Source) => {
  if ('turns' in body) return body.turns.map((t) => ({ id: t.id, text: t.answer }))
  return 'excerpts' in body ? body.excerpts : []
}

function passage(source: Source | undefined, row: number): EvidenceSource | null {
  if (source === undefined) return null
  if (source.kind === 'petition') {
    const quote = (source as RecordOf<'petition'>).body.summary.slice(0, 3)
    return { type: 'passage', recordId: source.id, field: 'summary', quote, start: 0, end: quote.length }
  }
  const rows = rowsOf(source)
  const found = rows[row % Math.max(1, rows.length)]
  if (found === undefined) return null
  const [list, field] = source.kind === 'interview' ? ['turns', 'answer'] : ['excerpts', 'text']
  const quote = found.text.slice(0, 3)
  return { type: 'passage', recordId: source.id, field: `${list}/${found.id}/${field}`, quote, start: 0, end: quote.length }
}

/** Makes the round of a plan and does what the plan does to it. */
function build(caseFile: CaseFile, within: Within, plan: Plan): void {
  const sources: Source[] = [
    ...plan.talks.map((turns, index) =>
      createRecord(caseFile, 'interview', {
        ...within,
        body: {
          interviewee: { name: `示例${index}` },
          turns: turns.map(({ lead, tagged }, n) => ({ id: id(), answer: `甲${index}答${n}句`, lead, tags: tagged ? ['重点事'] : [] })),
        },
      }),
    ),
    ...plan.papers.map(({ evidence, tags }, index) =>
      createRecord(caseFile, 'document_review', {
        ...within,
        body: {
          title: `示例文件${index}`,
          status: evidence ? ('evidence' as const) : ('reviewed' as const),
          excerpts: tags.map((tagged, n) => ({ id: id(), text: `乙${index}录${n}句`, tags: tagged ? ['重点事'] : [] })),
        },
      }),
    ),
    ...plan.letters.map((_, index) => createRecord(caseFile, 'petition', { ...within, body: { summary: `丙${index}来信反映` } })),
  ]
  tagAll(caseFile, plan, sources)
  const take = (from: number, row: number) => passage(sources[from % sources.length], row)
  const drafts = plan.drafts.map(({ statements, links }) => {
    const written = statements.map((filled) => ({ id: id(), text: filled ? '示例事实' : ' ' }))
    const draft = createRecord(caseFile, 'issue_draft', { ...within, body: { title: '示例问题', statements: written } })
    for (const { from, row, statement } of links) {
      const source = take(from, row)
      if (source !== null) addEvidence(caseFile, { draftId: draft.id, statementId: written[statement]?.id ?? null, source, note: '' })
    }
    return draft.id
  })
  const leads = plan.leads.map(({ supports, end }) => {
    const lead = createRecord(caseFile, 'lead', { ...within, body: { title: '示例疑点' } })
    for (const { from, row } of supports) {
      const source = take(from, row)
      if (source !== null) addSupport(caseFile, { leadId: lead.id, source, weight: 'supports', note: '' })
    }
    if (end !== 'none') endLead(caseFile, { id: lead.id, as: end, reason: '示例', targetId: null })
    return lead.id
  })
  for (const act of plan.acts) perform(caseFile, act, { sources: sources.map(({ id: one }) => one), drafts, leads })
}

/** Tags what the plan says with the one entry of a catalogue: the first turns and excerpts as parts, letters and papers as a whole. */
function tagAll(caseFile: CaseFile, plan: Plan, sources: readonly Source[]): void {
  const itemId = id()
  const items = [{ id: itemId, code: '1', text: '集体决策', level: 1 }]
  const catalogue = createRecord(caseFile, 'catalogue', { roundId: null, unitId: null, body: { family: 'focus', name: '示例', items } })
  const tag = (recordId: string, field: string) => setTags(caseFile, { recordId, field, items: [{ catalogueId: catalogue.id, itemId }] })
  for (const [index, source] of sources.entries()) {
    const [paper, letter] = [plan.papers[index - plan.talks.length], plan.letters[index - plan.talks.length - plan.papers.length]]
    for (const [n, turn] of ('turns' in source.body ? source.body.turns : []).entries())
      if (plan.talks[index]?.[n]?.entry) tag(source.id, `turns/${turn.id}`)
    if (paper?.entry) tag(source.id, '') // says what the paper is about: no evidence by itself
    const [excerpt] = 'excerpts' in source.body ? source.body.excerpts : []
    if (paper?.entry && excerpt !== undefined) tag(source.id, `excerpts/${excerpt.id}`)
    if (letter) tag(source.id, '')
  }
}

interface Made {
  readonly sources: readonly string[]
  readonly drafts: readonly string[]
  readonly leads: readonly string[]
}

function perform(caseFile: CaseFile, { do: what, at: index }: Act, { sources, drafts, leads }: Made): void {
  const pick = (ids: readonly string[]): string | undefined => ids[index % Math.max(1, ids.length)]
  const alive = (kind: 'issue_draft' | 'lead' | 'interview', one: string | undefined) => {
    const record = one === undefined ? undefined : listRecords(caseFile, kind, { limit: 1000 }).rows.find(({ id: found }) => found === one)
    return record?.id
  }
  const draft = alive('issue_draft', pick(drafts))
  const lead = alive('lead', pick(leads))
  const talk = alive('interview', pick(sources))
  if (what === 'retype' && talk !== undefined) {
    const { version, body } = openRecord(caseFile, 'interview', talk)
    saveRecord(caseFile, 'interview', { id: talk, version, changes: { turns: body.turns.map((turn) => ({ ...turn, answer: '改口了' })) } })
  }
  if (what === 'delete source' && talk !== undefined) deleteRecord(caseFile, 'interview', talk)
  if (what === 'delete draft' && draft !== undefined) deleteRecord(caseFile, 'issue_draft', draft)
  if (what === 'abandon' && draft !== undefined && openRecord(caseFile, 'issue_draft', draft).body.stage === 'drafting')
    closeDraft(caseFile, { id: draft, as: 'abandoned', into: null, reason: '示例' })
  const [first] = draft === undefined ? [] : evidenceOfDraft(caseFile, draft)
  if (what === 'unlink' && first !== undefined) removeEvidence(caseFile, first.id)
  const [support] = lead === undefined ? [] : confirmationOf(caseFile, lead).supports
  if (what === 'unsupport' && support !== undefined) removeSupport(caseFile, support.id)
  if (what === 'delete lead' && lead !== undefined) deleteRecord(caseFile, 'lead', lead)
}

/** The same lists, by opening every record and asking each link by the slow road. */
function oracle(caseFile: CaseFile, within: Within) {
  const all = <K extends 'issue_draft' | 'interview' | 'document_review' | 'lead' | 'petition'>(kind: K) =>
    listRecords(caseFile, kind, { ...within, limit: 1000 }).rows.map((row) => openRecord(caseFile, kind, row.id))
  const drafts = all('issue_draft').filter(({ body }) => !['merged', 'abandoned'].includes(body.stage))
  const links = drafts.flatMap((draft) => evidenceOfDraft(caseFile, draft.id))
  const leads = all('lead')
  const supports = leads.flatMap((lead) => confirmationOf(caseFile, lead.id).supports)
  const quoted = (recordId: string, row: string): boolean =>
    links.some(({ link: { source } }) => source.recordId === recordId && source.type === 'passage' && source.field.includes(row))
  const turns = all('interview').flatMap(({ id: of, body }) => body.turns.map((turn) => ({ of, ...turn })))
  const excerpts = all('document_review').flatMap(({ id: of, body }) => body.excerpts.map((excerpt) => ({ of, ...excerpt })))
  const rowOf = (source: EvidenceSource) => (source.type === 'passage' ? (source.field.split('/')[1] ?? source.recordId) : '')
  return {
    unsupported: drafts.flatMap(({ id: of, body }) =>
      body.statements
        .filter(
          ({ id: one, text }) =>
            text.trim() !== '' && !links.some(({ link: { draftId, statementId } }) => draftId === of && statementId === one),
        )
        .map(({ id: one }) => one),
    ),
    unsigned: drafts.filter(({ body }) => body.stage !== 'final').map(({ id: of }) => of),
    stale: links.filter(({ state }) => state !== 'fresh').map(({ id: of }) => of),
    marked: turns
      .filter((turn) => turn.lead && !supports.some(({ support: { source } }) => source.recordId === turn.of && rowOf(source) === turn.id))
      .map((turn) => turn.id),
    tagged: [
      ...[...turns, ...excerpts]
        .filter((row) => row.tags.length > 0 || tagsOfRecord(caseFile, row.of).some(({ tag }) => tag.field.endsWith(row.id)))
        .filter((row) => !quoted(row.of, row.id))
        .map((row) => row.id),
      ...all('petition')
        .filter(({ id: of }) => tagsOfRecord(caseFile, of).length > 0 && !links.some(({ link }) => link.source.recordId === of))
        .map(({ id: of }) => of),
    ],
    review_evidence: all('document_review')
      .filter(({ id: of, body }) => body.status === 'evidence' && !links.some(({ link }) => link.source.recordId === of))
      .map(({ id: of }) => of),
    supports_lead: [
      ...new Set(
        supports
          .filter(({ lead, state }) => lead.status !== 'excluded' && lead.status !== 'clue' && state !== 'source_deleted')
          .map(({ support: { source } }) => rowOf(source))
          .filter((row) => !links.some(({ link: { source } }) => rowOf(source) === row)),
      ),
    ],
  }
}

const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort()

describe('evidence coverage', () => {
  test('says exactly what every record says, whatever was done to the round', { timeout: 120_000 }, async () => {
    await using temporary = await temporaryCaseFile()
    const { caseFile } = temporary
    fc.assert(
      fc.property(plans, (plan) => {
        const { within } = givenRound(caseFile)
        build(caseFile, within, plan)
        const found = evidenceCoverage(caseFile, within)
        const told = (reason: string) => found.unused.filter((one) => one.reason === reason)
        const rowIds = (reason: string) => sorted(told(reason).map((one) => one.at.split('/')[1] ?? one.recordId))
        const expected = oracle(caseFile, within)
        expect(sorted(found.unsupported.map((one) => one.statementId))).toEqual(sorted(expected.unsupported))
        expect(sorted(found.unsigned.map((one) => one.draftId))).toEqual(sorted(expected.unsigned))
        expect(sorted(found.stale.map((one) => one.linkId))).toEqual(sorted(expected.stale))
        expect(rowIds('marked')).toEqual(sorted(expected.marked))
        expect(rowIds('tagged')).toEqual(sorted(expected.tagged))
        expect(rowIds('supports_lead')).toEqual(sorted(expected.supports_lead))
        expect(sorted(told('review_evidence').map((one) => one.recordId))).toEqual(sorted(expected.review_evidence))
      }),
      { numRuns: 60 },
    )
  })
})
