import { randomInt } from 'node:crypto'
import { Refusal } from '../model/failure.ts'
import { documentRequest } from '../model/paper/document-request.ts'
import { interviewRecord } from '../model/paper/interview-record.ts'
import { type ApprovalStep, issueDraft } from '../model/paper/issue-draft.ts'
import { movementRegister } from '../model/paper/movement-register.ts'
import { dayOnPaper, type Paper } from '../model/paper/paper.ts'
import { register } from '../model/paper/register.ts'
import type { Kind, RecordOf } from '../model/record.ts'
import type { Round } from '../model/round.ts'
import { minuteOf } from '../records/days.ts'
import { evidenceOfDraft } from '../records/evidence.ts'
import { allMovements } from '../records/export-movements.ts'
import { listRecords } from '../records/footing.ts'
import { bodyOf, findRecord } from '../records/rows.ts'
import { signOffState } from '../records/sign-off.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { MovementQuery } from '../worker/requests/movements.ts'
import type { paperRequests } from '../worker/requests/paper.ts'
import type { Parsed } from '../worker/serve.ts'

type Wish = Parsed<(typeof paperRequests)['compose']>['wish']

/** 密级标志 as it stands on paper. */
const marks: Readonly<Record<Round['classification'], string>> = {
  internal: '内部资料',
  work_secret: '工作秘密',
  secret: '秘密',
  confidential: '机密',
}

/**
 * Puts a record, or a list, on its form. Reads only; refuses with `not_found` where there is no such living record
 * and with `bad_input` where its kind has no form.
 */
export function composePaper(caseFile: CaseFile, wish: Wish, serial: string = newSerial()): Paper {
  if (wish.type === 'movements') return movementsPaper(caseFile, wish.query, serial)
  return wish.type === 'record' ? recordPaper(caseFile, wish.id, serial) : registerPaper(caseFile, wish, serial)
}

/** No letter that is read for a digit, nor the other way round. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const four = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
/** 打印编号: `7K3M-Q2ZD`. */
const newSerial = (): string => `${four()}-${four()}`

const nameIn =
  (caseFile: CaseFile) =>
  (memberId: string): string =>
    bodyOf(caseFile, 'member', memberId)?.name ?? ''

/** What every paper of a round carries. */
const frameOf = (caseFile: CaseFile, roundId: string | null, serial: string) => {
  const round = roundId === null ? undefined : bodyOf(caseFile, 'round', roundId)
  return { round: round ?? null, frame: { mark: marks[round?.classification ?? 'internal'], sample: round?.sample ?? false, serial } }
}

function recordPaper(caseFile: CaseFile, id: string, serial: string): Paper {
  const record = findRecord(caseFile, id)
  if (record === undefined || record.deletedAt !== null) throw new Refusal('not_found')
  const { round, frame } = frameOf(caseFile, record.roundId, serial)
  const facts = {
    round,
    nameOf: nameIn(caseFile),
    groupName: round?.groupName ?? '',
    unitName: record.unitId === null ? '' : (bodyOf(caseFile, 'unit', record.unitId)?.name ?? ''),
  }
  const { kind, version } = record
  return { ...partOf(caseFile, record, facts), ...frame, record: { id, kind, version } }
}

interface CommonFacts {
  readonly round: Round | null
  readonly nameOf: (memberId: string) => string
  readonly groupName: string
  readonly unitName: string
}

const is = <K extends Kind>(record: RecordOf, kind: K): record is RecordOf<K> => record.kind === kind

function partOf(caseFile: CaseFile, record: RecordOf, facts: CommonFacts) {
  if (is(record, 'interview')) return interviewRecord({ ...facts, body: record.body })
  if (is(record, 'document_request')) return documentRequest({ ...facts, body: record.body })
  if (is(record, 'issue_draft')) return issueDraft({ ...facts, body: record.body, ...draftFacts(caseFile, record) })
  throw new Refusal('bad_input', 'kind')
}

const localDay = (at: number): string => {
  const day = new Date(at)
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}

/** Evidence by its numbers and the chain as it stands, from the acts themselves. */
function draftFacts(caseFile: CaseFile, { id, body }: RecordOf<'issue_draft'>) {
  const state = signOffState(caseFile, id)
  const statementOf = (statementId: string | null): string => {
    const index = body.statements.findIndex((statement) => statement.id === statementId)
    return index === -1 ? '全文' : `事实${index + 1}`
  }
  return {
    evidence: evidenceOfDraft(caseFile, id).map(({ link, source }) => ({
      number: link.ordinal,
      source: [source.number, source.title, source.place].filter((part) => part !== '').join(' '),
      proves: statementOf(link.statementId),
      quote:
        [link.source.quote, link.note].filter((part) => part !== '').join('（') +
        (link.source.quote !== '' && link.note !== '' ? '）' : ''),
    })),
    approval: state.steps.map(
      ({ step, waitingFor, done }): ApprovalStep => ({
        name: step.name,
        signed: done
          .filter(({ decision }) => decision === 'signed')
          .map(({ signerName, at }) => ({ name: signerName, day: dayOnPaper(localDay(at)) })),
        waitingFor: waitingFor.map(({ name }) => name),
      }),
    ),
    print: (state.frozenHash ?? '').slice(0, 16).toUpperCase(),
  }
}

function movementsPaper(caseFile: CaseFile, query: MovementQuery, serial: string): Paper {
  const rows = allMovements(caseFile, query)
  return {
    ...movementRegister(
      caseFile.label,
      rows.map((row) => ({ ...row, minute: minuteOf(row.at).replace('T', ' ') })),
    ),
    ...{ mark: marks.internal, sample: false, serial, record: null },
  }
}

/** Rows fetched at a time; a list on paper has all of them. */
const pageSize = 1000

function registerPaper(caseFile: CaseFile, { kind, query, words }: Extract<Wish, { type: 'register' }>, serial: string): Paper {
  const { round, frame } = frameOf(caseFile, query.roundId ?? null, serial)
  const nameOf = nameIn(caseFile)
  const names = new Map<string, string>()
  const known = (id: string): string => names.get(id) ?? names.set(id, nameOf(id)).get(id) ?? ''
  const rows = []
  for (let offset = 0; ; offset += pageSize) {
    const page = listRecords(caseFile, kind, { ...query, offset, limit: pageSize })
    rows.push(...page.rows)
    if (rows.length >= page.total || page.rows.length === 0) break
  }
  const unitName = query.unitId ? (bodyOf(caseFile, 'unit', query.unitId)?.name ?? '') : ''
  const scope = [round?.name ?? '', round?.groupName ?? '', unitName].filter((part) => part !== '').join('　')
  return {
    ...register(
      words,
      scope,
      rows.map((row) => ({
        number: row.number,
        title: row.title,
        subtitle: row.subtitle,
        day: row.occurredOn.replace('T', ' '),
        people: (row.facets[words.peopleIn] ?? []).map(known).join('、'),
        status: words.statuses[row.status] ?? '',
      })),
    ),
    ...frame,
    record: null,
  }
}
