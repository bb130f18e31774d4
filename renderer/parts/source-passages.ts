import type { DocumentReview } from '../../db/model/document.ts'
import { type Field, fieldsOf, rowsOf } from '../../db/model/forms/form.ts'
import { formOf } from '../../db/model/forms/index.ts'
import type { Interview } from '../../db/model/interview.ts'
import type { RecordOf } from '../../db/model/record.ts'
import { draftWords as words } from '../words/drafts.ts'

/** A piece of text in a record that evidence can quote; `field` as `PassageSource` names it. */
export interface SourcePassage {
  readonly field: string
  readonly label: string
  readonly text: string
}

const filled = (passages: readonly SourcePassage[]): SourcePassage[] => passages.filter((passage) => passage.text !== '')

/** What an interview holds that can be quoted: answers first, since they are the evidence. */
export const interviewPassages = (interview: Interview): SourcePassage[] =>
  filled([
    ...interview.turns.flatMap((turn, index) => [
      { field: `turns/${turn.id}/question`, label: words.turnQuestion(index + 1), text: turn.question },
      { field: `turns/${turn.id}/answer`, label: words.turnAnswer(index + 1), text: turn.answer },
    ]),
    { field: 'note', label: words.note, text: interview.note },
  ])

/** What a reviewed document holds that can be quoted. */
export const reviewPassages = (review: DocumentReview): SourcePassage[] =>
  filled([
    ...review.excerpts.flatMap((excerpt) => [
      { field: `excerpts/${excerpt.id}/text`, label: words.excerptText(excerpt.location), text: excerpt.text },
      { field: `excerpts/${excerpt.id}/finding`, label: words.excerptFinding(excerpt.location), text: excerpt.finding },
    ]),
    { field: 'note', label: words.note, text: review.note },
  ])

const isQuoted = (field: Field): boolean => !field.quiet && (field.control === 'text' || field.control === 'line')

/** What a record of a kind with a form holds that can be quoted. */
const formedPassages = (record: RecordOf): SourcePassage[] => {
  const form = formOf(record.kind)
  if (form === undefined) return []
  const body = record.body as unknown as Readonly<Record<string, unknown>>
  const plain = fieldsOf(form)
    .filter(isQuoted)
    .map(({ name, label }) => ({ field: name, label, text: String(body[name] ?? '') }))
  const inRows = rowsOf(form).flatMap(({ name, row, fields }) =>
    (body[name] as readonly Readonly<Record<string, string>>[]).flatMap((one, index) =>
      fields.filter(isQuoted).map((field) => ({
        field: `${name}/${one.id}/${field.name}`,
        label: `${row} ${index + 1} · ${field.label}`,
        text: one[field.name] ?? '',
      })),
    ),
  )
  return filled([...plain, ...inRows])
}

/** What a record holds that can be quoted. */
export const passagesOf = (record: RecordOf): readonly SourcePassage[] => {
  if (record.kind === 'interview') return interviewPassages(record.body as Interview)
  return record.kind === 'document_review' ? reviewPassages(record.body as DocumentReview) : formedPassages(record)
}
