import type { Field } from '../../../db/model/forms/form.ts'
import { catalogueWords as words } from '../../words/catalogues.ts'

/** What a version says of itself besides its tree. */
export const versionFields: readonly Field[] = [
  { name: 'versionName', label: words.versionName, control: 'line', hint: words.versionHint },
  { name: 'applies', label: words.applies, control: 'line', hint: words.appliesHint },
  { name: 'validFrom', label: words.validFrom, control: 'day' },
  { name: 'validTo', label: words.validTo, control: 'day' },
]

/** The same with its name, for a version that is there. */
export const headFields: readonly Field[] = [{ name: 'name', label: words.name, control: 'line', span: 'all' }, ...versionFields]

/** One entry. The offset is asked for in the family of steps alone. */
export const entryFields = (family: string): readonly Field[] => [
  { name: 'code', label: words.code, control: 'line' },
  { name: 'mandatory', label: words.mandatory, control: 'flag' },
  { name: 'text', label: words.text, control: 'text', lines: 2, span: 'all' },
  { name: 'keywords', label: words.keywords, control: 'tags', span: 'all' },
  { name: 'basis', label: words.basis, control: 'text', lines: 1, span: 'all' },
  ...(family === 'procedure' ? [{ name: 'offset', label: words.offset, control: 'line', hint: words.offsetHint } as const] : []),
]
