import type { Field, Option } from './form.ts'

/** What a person or record is called, by its id; empty where it is not known. */
export type Called = (id: string) => string

/** What a field holds as people read it: choices in words, people and records by name; empty where it holds nothing. */
export function wordsOf(field: Field, value: unknown, called: Called): string {
  if (value === undefined || value === null || value === '') return ''
  switch (field.control) {
    case 'flag':
      return value === true ? '是' : '否'
    case 'minute':
      return String(value).replace('T', ' ')
    case 'choice':
    case 'choices':
      return listed(value)
        .map((one) => wordOf(field.options, one))
        .join('、')
    case 'member':
    case 'members':
    case 'record':
    case 'records':
      return listed(value).map(called).join('、')
    case 'tags':
      return listed(value).join('、')
    default:
      return String(value)
  }
}

/** The word of a choice; what no option names stands as it is. */
export const wordOf = (options: readonly Option[], value: string): string => options.find((option) => option.value === value)?.word ?? value

/** One value or several, as several. */
export const listed = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
