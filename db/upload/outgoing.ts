import type { Field, Rows } from '../model/forms/form.ts'
import { resultOf } from '../model/forms/survey-counts.ts'
import type { RecordOf } from '../model/record.ts'
import { registerOf } from '../model/register.ts'
import type { Survey } from '../model/survey.ts'
import { personalFields } from '../model/upload-personal.ts'
import { isClosed } from '../records/survey.ts'

type Body = Readonly<Record<string, unknown>>

/** A body as it may leave: `body` for every field, `whole` for those of which the profile says that they are personal. */
export interface Outgoing {
  readonly body: Body
  readonly whole: Body
}

/**
 * What of a record may leave: nothing that its own form does not show to a reader. Votes that could tell who gave them
 * are left out one by one; what no list shows is in `whole` alone.
 */
export function outgoing(record: RecordOf): Outgoing {
  const told = record.kind === 'survey' ? (suppressed(record.body as Survey) as unknown as Body) : (record.body as unknown as Body)
  const register = registerOf(record.kind)
  const body = register === undefined ? told : shown(told, register.fields, register.rows, told, record.kind === 'survey')
  return { body: personalFields(record.kind).reduce(without, body), whole: body }
}

/** Fields and rows whose condition does not hold are kept by the case file, and shown by nobody. */
function shown(holder: Body, fields: readonly Field[], rows: readonly Rows[], body: Body, evenUnread: boolean): Body {
  const hidden = [
    ...fields.filter((field) => field.when?.(holder, body) === false).map(({ name }) => name),
    ...rows.filter((each) => (each.unread && !evenUnread) || each.when?.(holder) === false).map(({ name }) => name),
  ]
  const kept = hidden.reduce(without, holder)
  const lists = rows.flatMap((each) => {
    const list = kept[each.name]
    const inner = each.within === undefined ? [] : [each.within]
    return Array.isArray(list) ? [[each.name, list.map((row: Body) => shown(row, each.fields, inner, body, evenUnread))]] : []
  })
  return { ...kept, ...Object.fromEntries(lists) }
}

function without(body: Body, path: string): Body {
  const [name = '', ...rest] = path.split('/')
  if (rest.length > 0) {
    const inner = body[name]
    return typeof inner === 'object' && inner !== null ? { ...body, [name]: without(inner as Body, rest.join('/')) } : body
  }
  const { [name]: _left, ...kept } = body
  return kept
}

/**
 * A survey with the results that may be shown once counting has ended, in the place of votes. While counting is open
 * nothing of it leaves, not even what the survey itself held before counts were kept apart.
 */
function suppressed(survey: Survey): unknown {
  const questions = survey.questions.map(({ result, ...question }) => {
    const cells = isClosed(survey) ? resultOf({ ...question, result }, survey.valid) : null
    const options = question.options.map(({ votes: _votes, ...option }) => {
      const cell = cells?.find(({ id }) => id === option.id)
      return cell === undefined || cell.withheld !== undefined ? option : { ...option, votes: cell.votes }
    })
    return { ...question, options }
  })
  return { ...survey, questions }
}
