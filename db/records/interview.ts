import { Refusal } from '../model/failure.ts'
import { type Interview, interviewStatuses } from '../model/interview.ts'
import { personOrigin } from '../model/origin.ts'
import type { RecordKind } from './kind.ts'
import { bodyOf } from './rows.ts'

/** From here on the record claims to be a whole interview. */
const firstWhole = interviewStatuses.indexOf('checked')

/** From here on the interviewee has put a name to it. */
const firstSigned = interviewStatuses.indexOf('signed')

const isWhole = (body: Interview): boolean => interviewStatuses.indexOf(body.status) >= firstWhole

/** 谈话记录. */
export const interview: RecordKind<'interview'> = {
  kind: 'interview',
  numberPrefix: 'T',
  belongsTo: 'round',
  course: 'status',
  summary: (body) => ({
    number: body.number,
    title: body.interviewee.name,
    subtitle: [body.interviewee.unit, body.interviewee.post].filter((part) => part !== '').join(' '),
    status: body.status,
    occurredOn: body.startedAt,
    facets: {
      category: [body.category],
      signing: [body.signing],
      talker: body.talkers,
      lead: [String(body.turns.some((turn) => turn.lead))],
      tag: [...new Set(body.turns.flatMap((turn) => turn.tags))],
    },
  }),
  passages: [
    'number',
    'interviewee/name',
    'interviewee/unit',
    'interviewee/post',
    'place',
    'turns/*/question',
    'turns/*/answer',
    'turns/*/abstract',
    'turns/*/tags',
    'refusalReason',
    'recordingNumber',
    'note',
  ],
  references: { talker: ['talkers'], recorder: ['recorder'], outline: ['outlineId'] },
  suggestions: {
    person: ['interviewee/name'],
    unit: ['interviewee/unit'],
    post: ['interviewee/post'],
    place: ['place'],
    tag: ['turns/*/tags'],
  },
  placeOf(body, field) {
    const [list, id] = field.split('/')
    const index = list === 'turns' ? body.turns.findIndex((turn) => turn.id === id) : -1
    return index === -1 ? '' : `第${index + 1}问`
  },
  origin: ({ interviewee }) => personOrigin(interviewee.name, interviewee.unit),
  vouched: (body) => interviewStatuses.indexOf(body.status) >= firstSigned,
  admit(caseFile, { roundId, before, after }) {
    if (roundId === null || after === null || !isWhole(after)) return
    // What came from elsewhere with too few may still be edited, as long as it does not get worse.
    if (before !== null && isWhole(before) && after.talkers.length >= before.talkers.length) return
    const round = bodyOf(caseFile, 'round', roundId)
    if (round !== undefined && new Set(after.talkers).size < round.leastTalkers)
      throw new Refusal('not_ready', 'talkers', { gaps: ['too_few_talkers'], needed: round.leastTalkers })
  },
}
