import type { Form } from '../../../db/model/forms/form.ts'
import type { StatusWords } from '../../parts/status-word.tsx'

/** The course of a form as lists and steps show it. */
export const statusWordsOf = ({ statuses }: Form): StatusWords =>
  Object.fromEntries(statuses.map(({ value, word, mark }) => [value, { word, mark }]))
