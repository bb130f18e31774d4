import type { HistoryEntry, Kind } from '../../db/model/record.ts'
import { historyWords, isKept, isUnread, nameOfField, wordOfChoice } from '../words/history.ts'

/** A change as it is shown: two texts to compare, or one sentence. */
export type Change =
  | { readonly type: 'texts'; readonly before: string; readonly after: string }
  | { readonly type: 'note'; readonly text: string }

type Names = ReadonlyMap<string, string>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The path without the ids of elements: `turns/<id>/answer` → `turns/answer`. */
export const pathOf = (field: string): string =>
  field
    .split('/')
    .filter((part) => !uuid.test(part))
    .join('/')

/** `turns/<id>/answer` → 问答 第 3 项 · 答; what is no longer there has no number. */
export const fieldName = (kind: Kind, field: string, body: object): string => {
  const [first = '', ...rest] = field.split('/')
  let here: unknown = (body as Readonly<Record<string, unknown>>)[first]
  let path = first
  const parts = rest.map((part) => {
    if (!uuid.test(part)) {
      here = (here as Readonly<Record<string, unknown>> | undefined)?.[part]
      path = `${path}/${part}`
      return nameOfField(kind, path) ?? ''
    }
    const list = Array.isArray(here) ? (here as readonly { readonly id?: string }[]) : []
    const index = list.findIndex(({ id }) => id === part)
    here = list[index]
    return index === -1 ? '' : historyWords.at(index + 1)
  })
  return [nameOfField(kind, first) ?? '', ...parts].filter((part) => part !== '').join(' · ')
}

/** What was changed, in words and texts. */
export const changeOf = (kind: Kind, entry: Pick<HistoryEntry, 'field' | 'before' | 'after'>, names: Names): Change => {
  const { field, before, after } = entry
  if (field.split('/').at(-1) === 'order') return { type: 'note', text: historyWords.reordered }
  if (isKept(kind, pathOf(field)) || isUnread(kind, pathOf(field))) return { type: 'note', text: historyWords.changed }
  if (onlyIds(before, names) || onlyIds(after, names)) return { type: 'note', text: historyWords.changed }
  const text = (value: unknown) => textOf(kind, pathOf(field), value, names)
  return { type: 'texts', before: text(before), after: text(after) }
}

/** An order that is told only because something stood in the middle of it and went, or came back there. */
export const isMereRemoval = ({ field, before, after }: Pick<HistoryEntry, 'field' | 'before' | 'after'>): boolean => {
  if (field.split('/').at(-1) !== 'order' || !Array.isArray(before) || !Array.isArray(after)) return false
  const stayed = (these: readonly unknown[], those: readonly unknown[]) => these.filter((id) => those.includes(id)).join()
  return stayed(before, after) === stayed(after, before)
}

/** Ids of records that are not people say nothing to a reader. */
const onlyIds = (value: unknown, names: Names): boolean => {
  const values = Array.isArray(value) ? value : [value]
  return values.length > 0 && values.every((one) => typeof one === 'string' && uuid.test(one) && !names.has(one))
}

const textOf = (kind: Kind, path: string, value: unknown, names: Names): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? historyWords.yes : historyWords.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return names.get(value) ?? wordOfChoice(kind, path, value) ?? value
  if (Array.isArray(value)) return value.map((one) => textOf(kind, path, one, names)).join('、')
  return Object.entries(value as object)
    .filter(
      ([name, part]) =>
        name !== 'id' && !name.endsWith('Id') && !isKept(kind, `${path}/${name}`) && !isUnread(kind, `${path}/${name}`) && isTold(part),
    )
    .map(([name, part]) => `${nameOfField(kind, `${path}/${name}`) ?? ''}：${textOf(kind, `${path}/${name}`, part, names)}`)
    .join('\n')
}

const isTold = (part: unknown): boolean => part !== '' && part !== null && part !== false && !(Array.isArray(part) && part.length === 0)
