import type { Field } from '../../../db/model/forms/form.ts'
import { policyTypes } from '../../../db/model/policy.ts'
import { policyTypeWords, policyWords as words } from '../../words/policies.ts'

/** What a document says of itself besides its articles. */
export const headFields: readonly Field[] = [
  { name: 'title', label: words.title, control: 'line', hint: words.titleHint },
  { name: 'shortName', label: words.shortName, control: 'line' },
  { name: 'issuer', label: words.issuer, control: 'line', completes: 'unit' },
  { name: 'documentNumber', label: words.documentNumber, control: 'line' },
  { name: 'type', label: words.type, control: 'choice', options: policyTypes.map((value) => ({ value, word: policyTypeWords[value] })) },
  { name: 'issuedOn', label: words.issuedOn, control: 'day' },
  { name: 'effectiveOn', label: words.effectiveOn, control: 'day' },
  { name: 'repealedOn', label: words.repealedOn, control: 'day' },
  { name: 'note', label: words.note, control: 'text', lines: 1, span: 'all' },
]

/** One article, or one paragraph of it. */
export const articleFields: readonly Field[] = [
  { name: 'number', label: words.number, control: 'line' },
  { name: 'paragraph', label: words.paragraph, control: 'line' },
  { name: 'text', label: words.text, control: 'text', lines: 4, span: 'all' },
  { name: 'topics', label: words.topics, control: 'tags', span: 'all' },
]
