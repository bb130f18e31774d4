import type { Field, Rows } from '../model/forms/form.ts'
import { withheldAlone, withheldInRow } from '../model/forms/suppression.ts'
import { isOneVote, votesOf } from '../model/forms/survey.ts'
import type { RecordOf } from '../model/record.ts'
import { registerOf } from '../model/register.ts'
import type { Survey } from '../model/survey.ts'
import { personalFields } from '../model/upload-personal.ts'

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

/** A survey without the counts of few; where its sum cannot be right, without any. */
function suppressed(survey: Survey): unknown {
  const questions = survey.questions.map((question) => {
    const counts = question.options.map(({ votes }) => votes)
    const left = survey.valid - votesOf(question)
    const impossible = isOneVote(question) ? left < 0 : counts.some((votes) => votes > survey.valid)
    const told = isOneVote(question) ? withheldInRow([...counts, left]) : withheldAlone(counts)
    const options = question.options.map(({ votes, ...option }, index) =>
      !impossible && told[index]?.shown === 'votes' ? { ...option, votes } : option,
    )
    return { ...question, options }
  })
  return { ...survey, questions }
}
