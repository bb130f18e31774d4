import { v7 as newId } from 'uuid'
import type { Interview, InterviewOutline } from '../model/interview.ts'
import { createRecord } from '../records/footing.ts'
import { interviews } from './interviews/index.ts'
import { outlines } from './outlines.ts'
import { units } from './people.ts'
import { asMember, idsOf, type Sample } from './placed.ts'
import { requests } from './requests.ts'
import { reviews } from './reviews/index.ts'
import type { OutlineKey, SampleInterview, SampleOutline } from './shape.ts'
import { readTranscript } from './transcript.ts'

/** Outlines, then the interviews that were led by them, each written by its recorder. */
export function createInterviews(sample: Sample): void {
  const made = new Map(outlines.map((outline) => [outline.key, createOutline(sample, outline)]))
  for (const interview of interviews) asMember(sample, interview.recorder, () => createInterview(sample, interview, made))
}

interface MadeOutline {
  readonly id: string
  readonly topics: InterviewOutline['topics']
}

function createOutline({ caseFile, roundId }: Sample, { key: _, topics: written, ...rest }: SampleOutline): MadeOutline {
  const topics = written.map(({ name, questions }) => ({ id: newId(), name, questions: questions.map((text) => ({ id: newId(), text })) }))
  const { id } = createRecord(caseFile, 'interview_outline', { roundId, unitId: null, body: { ...rest, topics } })
  return { id, topics }
}

function createInterview(sample: Sample, interview: SampleInterview, made: ReadonlyMap<OutlineKey, MadeOutline>): void {
  const { key, unit, talkers, recorder, outline: outlineKey, transcript, ...rest } = interview
  const outline = outlineKey === null ? undefined : made.get(outlineKey)
  const turns = turnsOf(transcript, outline)
  const body = {
    ...rest,
    talkers: idsOf(sample, talkers),
    recorder: sample.members[recorder].id,
    outlineId: outline?.id ?? null,
    covered: [...new Set(turns.flatMap(({ outlineQuestionId }) => outlineQuestionId ?? []))],
    turns,
  }
  const { id } = createRecord(sample.caseFile, 'interview', { roundId: sample.roundId, unitId: sample.units[unit], body })
  const texts = turns.map((turn) => ({ field: `turns/${turn.id}/answer`, text: turn.answer }))
  sample.placed.set(key, { id, texts, files: new Map() })
}

function turnsOf(transcript: string, outline: MadeOutline | undefined): Interview['turns'] {
  return transcript === ''
    ? []
    : readTranscript(transcript).map(({ outline: at, ...turn }) => ({
        ...turn,
        id: newId(),
        outlineQuestionId: at === null ? null : questionAt(outline, at),
      }))
}

function questionAt(outline: MadeOutline | undefined, [topic, question]: readonly [number, number]): string {
  const found = outline?.topics[topic - 1]?.questions[question - 1]
  if (found === undefined) throw new Error(`the outline has no question ${topic}.${question}`)
  return found.id
}

/** Requests, then the documents that came by them. */
export function createDocuments(sample: Sample): void {
  const rows = new Map(requests.map((request) => [request.key, createRequest(sample, request)]))
  for (const review of reviews) {
    const [first = 'fang'] = review.reviewers
    asMember(sample, first, () => createReview(sample, review, rows))
  }
}

type Rows = { readonly id: string; readonly items: ReadonlyMap<string, string> }

function createRequest(sample: Sample, { key: _, unit, requestedBy, items: written, ...rest }: (typeof requests)[number]): Rows {
  const provider = units[unit].liaisonName
  const items = written.map((item) => ({ ...item, id: newId(), provider: item.providedOn === '' ? '' : provider }))
  const body = { ...rest, requestedBy: idsOf(sample, requestedBy), leaderSigned: true, items }
  const { id } = createRecord(sample.caseFile, 'document_request', { roundId: sample.roundId, unitId: sample.units[unit], body })
  return { id, items: new Map(items.map((item) => [item.name, item.id])) }
}

function createReview(sample: Sample, review: (typeof reviews)[number], rows: ReadonlyMap<string, Rows>): void {
  const { key, unit, reviewers, request, excerpts: written, ...rest } = review
  const excerpts = written.map((excerpt) => ({ ...excerpt, tags: [...(excerpt.tags ?? [])], id: newId() }))
  const from = request === undefined ? undefined : rows.get(request[0])
  const item = request === undefined ? undefined : from?.items.get(request[1])
  if (request !== undefined && item === undefined) throw new Error(`the sample asks for no ${request[1]}`)
  const body = { ...rest, reviewers: idsOf(sample, reviewers), requestId: from?.id ?? null, requestItemId: item ?? null, excerpts }
  const { id } = createRecord(sample.caseFile, 'document_review', { roundId: sample.roundId, unitId: sample.units[unit], body })
  const texts = excerpts.map((excerpt) => ({ field: `excerpts/${excerpt.id}/text`, text: excerpt.text }))
  sample.placed.set(key, { id, texts, files: new Map() })
}
