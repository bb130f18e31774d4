import { v7 as newId } from 'uuid'
import { portraitDimensions } from '../model/portrait.ts'
import { choicesIn } from '../records/choices.ts'
import { prefill } from '../records/confirmations.ts'
import { createRecord, saveRecord } from '../records/footing.ts'
import { closeDays } from '../records/work-of-days.ts'
import { asMember, idsOf, placedUnder, type Sample, sourceOf } from './placed.ts'
import { everybody, logs, meetings, portraits, type SampleLog, type SamplePortrait, type SampleSheet, sheets, weeks } from './reports.ts'

type DraftIds = ReadonlyMap<string, string>

/** What stands on the drafts and on the days: minutes, sheets, logs, reports and portraits. */
export function createReports(sample: Sample, drafts: DraftIds): void {
  for (const meeting of meetings) asMember(sample, meeting.recorder, () => createMeeting(sample, meeting, drafts))
  for (const sheet of sheets) asMember(sample, sheet.handlers[0] ?? 'fang', () => createSheet(sample, sheet, drafts))
  for (const log of logs) asMember(sample, log.closedBy ?? 'fang', () => createLog(sample, log))
  for (const week of weeks) asMember(sample, week.reporter, () => createWeek(sample, week))
  for (const portrait of portraits) asMember(sample, portrait.writer, () => createPortrait(sample, portrait, drafts))
}

function draftUnder(drafts: DraftIds, key: string): string {
  const id = drafts.get(key)
  if (id === undefined) throw new Error(`the sample has no draft ${key}`)
  return id
}

function createMeeting(
  sample: Sample,
  { chair, recorder, present, absent, rows, ...rest }: (typeof meetings)[number],
  drafts: DraftIds,
): void {
  const body = {
    ...rest,
    chair: sample.members[chair].id,
    recorder: sample.members[recorder].id,
    present: idsOf(sample, present),
    absent: idsOf(sample, absent),
    rows: rows.map(({ draft, decision, into, opinion }) => ({
      id: newId(),
      draftId: draftUnder(drafts, draft),
      decision,
      into: into === undefined ? null : draftUnder(drafts, into),
      opinion,
    })),
  }
  createRecord(sample.caseFile, 'deliberation', { roundId: sample.roundId, unitId: null, body })
}

function createSheet(sample: Sample, { unit, drafts: keys, handlers, status, ...rest }: SampleSheet, drafts: DraftIds): void {
  const { caseFile, roundId } = sample
  const body = {
    ...rest,
    drafts: keys.map((key) => draftUnder(drafts, key)),
    handlers: idsOf(sample, handlers),
    taskFrom: '2026-03-02',
    taskTo: '2026-04-30',
  }
  // an unfiled sheet first: filing asks for the facts, which come from the drafts
  const made = createRecord(caseFile, 'fact_confirmation', { roundId, unitId: sample.units[unit], body })
  const { id, version } = prefill(caseFile, { id: made.id, version: made.version })
  saveRecord(caseFile, 'fact_confirmation', { id, version, changes: { status } })
}

function createLog(sample: Sample, { day, did, findings, todos, closedBy }: SampleLog): void {
  const { caseFile, members, roundId } = sample
  const told = new Map(did)
  const work = everybody.map((member) => ({ id: newId(), memberId: members[member].id, did: told.get(member) ?? '' }))
  const { id, version } = createRecord(caseFile, 'work_log', { roundId, unitId: null, body: { day, work, findings, todos } })
  if (closedBy !== null) closeDays(caseFile, { kind: 'work_log', id, version })
}

function createWeek(sample: Sample, { reporter, closed, ...rest }: (typeof weeks)[number]): void {
  const { caseFile, members, roundId } = sample
  const body = { ...rest, reporter: members[reporter].id }
  const { id, version } = createRecord(caseFile, 'weekly_report', { roundId, unitId: null, body })
  if (closed) closeDays(caseFile, { kind: 'weekly_report', id, version })
}

function createPortrait(sample: Sample, { unit, writer, dimensions, ...rest }: SamplePortrait, drafts: DraftIds): void {
  const choices = choicesIn(sample.caseFile, 'chief_dimension')
  const codeOf = (known: string): string => {
    const word = portraitDimensions.find(({ code }) => code === known)?.name
    return choices.find((choice) => choice.word === word)?.value ?? known
  }
  const body = {
    ...rest,
    writer: sample.members[writer].id,
    dimensions: dimensions.map(({ dimension, drafts: keys = [], sources = [], quotes = [], ...line }) => ({
      ...line,
      ...{ id: newId(), dimension: codeOf(dimension) },
      drafts: keys.map((key) => draftUnder(drafts, key)),
      sources: sources.map((key) => placedUnder(sample, key).id),
      passages: quotes.map((quote) => ({ id: newId(), source: sourceOf(sample, quote) })),
    })),
  }
  createRecord(sample.caseFile, 'portrait', { roundId: sample.roundId, unitId: sample.units[unit], body })
}
