import { randomInt } from 'node:crypto'
import { ownCard } from '../exchange/cards.ts'
import { Refusal } from '../model/failure.ts'
import type { Field, Rows } from '../model/forms/form.ts'
import { formOf } from '../model/forms/index.ts'
import { documentRequest } from '../model/paper/document-request.ts'
import { exitCheckPaper } from '../model/paper/exit-check.ts'
import { formedPaper } from '../model/paper/formed.ts'
import { interviewRecord } from '../model/paper/interview-record.ts'
import { type ApprovalStep, issueDraft } from '../model/paper/issue-draft.ts'
import { keyCard } from '../model/paper/key-card.ts'
import { movementRegister } from '../model/paper/movement-register.ts'
import { dayOnPaper, type Paper } from '../model/paper/paper.ts'
import { register as registerOn } from '../model/paper/register.ts'
import type { Kind, RecordOf } from '../model/record.ts'
import { registerOf } from '../model/register.ts'
import type { Round } from '../model/round.ts'
import { dayOf, minuteOf } from '../records/days.ts'
import { evidenceOfDraft } from '../records/evidence.ts'
import { allMovements } from '../records/export-movements.ts'
import { exitCheck } from '../records/leaving.ts'
import { listedIds } from '../records/listing.ts'
import { namesIn, tableOf } from '../records/register-table.ts'
import { bodyOf, findRecord, recordOf } from '../records/rows.ts'
import { signOffState } from '../records/sign-off.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { OpenThing } from '../worker/requests/leaving.ts'
import type { MovementQuery } from '../worker/requests/movements.ts'
import type { paperRequests } from '../worker/requests/paper.ts'
import type { Parsed } from '../worker/serve.ts'
import { additionsOf } from './additions.ts'

type Wish = Parsed<(typeof paperRequests)['compose']>['wish']

/** 密级标志 as it stands on paper. */
const marks: Readonly<Record<Round['classification'], string>> = {
  internal: '内部资料',
  work_secret: '工作秘密',
  secret: '秘密',
  confidential: '机密',
}

/**
 * Puts a record, a list, the register of movements or the check before leaving on its form. Reads only; refuses with `not_found` where there is no
 * such living record and with `bad_input` where its kind has no paper.
 */
export function composePaper(caseFile: CaseFile, wish: Wish, serial: string = newSerial()): Paper {
  switch (wish.type) {
    case 'record':
      return recordPaper(caseFile, wish.id, serial)
    case 'register':
      return registerPaper(caseFile, wish, serial)
    case 'key_card':
      return cardPaper(caseFile, serial)
    case 'exit_check':
      return leavingPaper(caseFile, wish, serial)
    case 'movements':
      return movementsPaper(caseFile, wish.query, serial)
  }
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
  return formed(caseFile, record, facts)
}

/** Any kind that has a form with a paper. */
function formed(caseFile: CaseFile, record: RecordOf, { round, groupName, unitName }: CommonFacts) {
  const form = formOf(record.kind)
  const register = registerOf(record.kind)
  if (form?.paper === undefined || register === undefined) throw new Refusal('bad_input', 'kind')
  return formedPaper({
    form,
    body: record.body,
    roundName: round?.name ?? '',
    groupName,
    unitName,
    called: namesIn(caseFile, register.fields, register.rows, [record]),
    additions: additionsOf(caseFile, record),
  })
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

/** A card holds no secret and belongs to no round. */
function cardPaper(caseFile: CaseFile, serial: string): Paper {
  const { card, fingerprint } = ownCard(caseFile)
  const { frame } = frameOf(caseFile, null, serial)
  return { ...keyCard(card, fingerprint, dayOnPaper(localDay(caseFile.now()))), ...frame, record: null }
}

/** A list as it is filtered, whole, in the columns that its kind names. */
function registerPaper(caseFile: CaseFile, { kind, query }: Extract<Wish, { type: 'register' }>, serial: string): Paper {
  const register = registerOf(kind)
  if (register === undefined) throw new Refusal('bad_input', 'kind')
  const { round, frame } = frameOf(caseFile, query.roundId ?? null, serial)
  const { title, columns } = register.paper
  const wanted = ['number', ...columns]
  const pick = <T extends Field | Rows>(of: readonly T[]): readonly T[] =>
    wanted.flatMap((name) => of.find((one) => one.name === name && !('quiet' in one) && !('unread' in one)) ?? [])
  const chosen = { ...register, fields: pick(register.fields), rows: pick(register.rows) }
  const records: RecordOf[] = listedIds(caseFile, kind, query).map((id) => recordOf(caseFile, kind, id))
  const unitName = query.unitId ? (bodyOf(caseFile, 'unit', query.unitId)?.name ?? '') : ''
  return {
    ...registerOn({
      title,
      scope: [round?.name ?? '', round?.groupName ?? '', unitName].filter((part) => part !== '').join('　'),
      columns: [...chosen.fields, ...(chosen.statuses.length === 0 ? [] : [{ label: '进度', control: 'status' as const }]), ...chosen.rows],
      rows: tableOf(caseFile, chosen, records).rows.map((row) => row.map((cell) => String(cell ?? ''))),
    }),
    ...frame,
    record: null,
  }
}

/** So much of an open thing's title tells it from the others. */
const longestName = 24

const nameOf = ({ kind, number, title, note = '' }: OpenThing): string => {
  const short = title.length > longestName ? `${title.slice(0, longestName)}…` : title
  const said = note === '' ? '' : kind === null ? `（还差${note}）` : `（${note}）`
  return [number, short].filter((part) => part !== '').join(' ') + said
}

/** 撤点前核查单, as the records stand today. */
function leavingPaper(caseFile: CaseFile, { roundId, unitId }: Extract<Wish, { type: 'exit_check' }>, serial: string): Paper {
  const { round, frame } = frameOf(caseFile, roundId, serial)
  const lines = exitCheck(caseFile, { roundId, unitId: unitId ?? null }).map(({ open, accepted, ...line }) => ({
    ...line,
    open: open.map(nameOf),
    accepted: accepted.map(nameOf),
  }))
  return {
    ...exitCheckPaper({
      lines,
      roundName: round?.name ?? '',
      groupName: round?.groupName ?? '',
      unitName: unitId ? (bodyOf(caseFile, 'unit', unitId)?.name ?? '') : '',
      day: dayOf(caseFile.now()),
    }),
    ...frame,
    record: null,
  }
}
