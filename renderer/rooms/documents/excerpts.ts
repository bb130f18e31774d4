import { v7 } from 'uuid'
import type { DocumentReview } from '../../../db/model/document.ts'
import type { CaretAt } from '../../parts/carets.ts'
import type { EditOf } from '../../parts/editing.ts'

export type Excerpt = DocumentReview['excerpts'][number]
export type Excerpts = readonly Excerpt[]
export type ExcerptField = 'location' | 'text' | 'finding'
export type ExcerptCaret = CaretAt<ExcerptField>
export type ExcerptsEdit = EditOf<Excerpts, ExcerptCaret>

/** The most excerpts that a review holds (db/model/document.ts). */
export const mostExcerpts = 500

export const blankExcerpt = (): Excerpt => ({ id: v7(), location: '', text: '', finding: '', tags: [] })

const isBlank = (excerpt: Excerpt): boolean =>
  excerpt.location === '' && excerpt.text.trim() === '' && excerpt.finding.trim() === '' && excerpt.tags.length === 0

/** Evidence points at a field of an excerpt by this path. */
export const fieldPath = (excerptId: string, field: ExcerptField): string => `excerpts/${excerptId}/${field}`

const opening = (rowId: string): ExcerptCaret => ({ rowId, field: 'location', at: 'end' })

/** Changes fields of one excerpt; every other stays the very same object. */
export function changeExcerpt(excerpts: Excerpts, rowId: string, changes: Partial<Excerpt>): Excerpts {
  const index = excerpts.findIndex((excerpt) => excerpt.id === rowId)
  const excerpt = excerpts[index]
  return excerpt === undefined ? excerpts : excerpts.with(index, { ...excerpt, ...changes })
}

/** The next excerpt; an empty one that is there already is used. With `null`, one at the end. */
export function openNext(excerpts: Excerpts, rowId: string | null): ExcerptsEdit | null {
  const index = rowId === null ? excerpts.length - 1 : excerpts.findIndex((excerpt) => excerpt.id === rowId)
  const here = excerpts[index]
  const next = excerpts[index + 1]
  if (next !== undefined && isBlank(next)) return { state: excerpts, caret: opening(next.id) }
  if (here !== undefined && isBlank(here)) return { state: excerpts, caret: opening(here.id) }
  if (excerpts.length >= mostExcerpts) return null
  const fresh = blankExcerpt()
  return { state: excerpts.toSpliced(index + 1, 0, fresh), caret: opening(fresh.id) }
}

/** Takes an excerpt out. Backspace asks for `onlyBlank`. */
export function removeExcerpt(excerpts: Excerpts, rowId: string, onlyBlank: boolean): ExcerptsEdit | null {
  const index = excerpts.findIndex((excerpt) => excerpt.id === rowId)
  const excerpt = excerpts[index]
  if (excerpt === undefined || (onlyBlank && !isBlank(excerpt))) return null
  const neighbour = excerpts[index - 1] ?? excerpts[index + 1]
  return { state: excerpts.toSpliced(index, 1), caret: neighbour ? { rowId: neighbour.id, field: 'text', at: 'end' } : null }
}

/** Moves an excerpt up or down. */
export function moveExcerpt(excerpts: Excerpts, caret: ExcerptCaret, by: -1 | 1): ExcerptsEdit | null {
  const index = excerpts.findIndex((excerpt) => excerpt.id === caret.rowId)
  const [excerpt, other] = [excerpts[index], excerpts[index + by]]
  return excerpt && other ? { state: excerpts.with(index, other).with(index + by, excerpt), caret } : null
}

/** The caret in the same field of the excerpt above or below. */
export function neighbour(excerpts: Excerpts, { rowId, field }: ExcerptCaret, by: -1 | 1): ExcerptsEdit | null {
  const next = excerpts[excerpts.findIndex((excerpt) => excerpt.id === rowId) + by]
  return next ? { state: excerpts, caret: { rowId: next.id, field, at: 'end' } } : null
}
