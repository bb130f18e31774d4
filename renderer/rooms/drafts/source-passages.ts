import type { DocumentReview } from '../../../db/model/document.ts'
import type { Interview } from '../../../db/model/interview.ts'
import { draftWords as words } from '../../words/drafts.ts'

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
