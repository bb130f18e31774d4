import type { FormedKind } from '../model/forms/index.ts'
import { createRecord, openRecord } from '../records/footing.ts'
import { endCounting, noteCounts } from '../records/survey-counting.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { asMember, placedUnder, type Sample } from './placed.ts'
import type { Lookup, SampleEntry } from './records/entry.ts'
import { entries } from './records/index.ts'

/** What is written in forms, each by its member; an entry may name those before it, and interviews. */
export function createRecords(sample: Sample): void {
  const made = new Map<string, string>()
  const lookup: Lookup = {
    member: (key) => sample.members[key].id,
    record: (key) => made.get(key) ?? placedUnder(sample, key).id,
  }
  for (const entry of entries) asMember(sample, entry.by, () => create(sample, entry as SampleEntry<FormedKind>, lookup, made))
}

function create(sample: Sample, entry: SampleEntry<FormedKind>, lookup: Lookup, made: Map<string, string>): void {
  const { kind, key, unit, body, counted } = entry
  const birth = { roundId: sample.roundId, unitId: sample.units[unit], body: body(lookup) }
  const { id } = createRecord(sample.caseFile, kind, birth)
  if (key !== undefined) made.set(key, id)
  if (counted !== undefined) count(sample.caseFile, id, counted)
}

function count(caseFile: CaseFile, id: string, { votes, ended }: NonNullable<SampleEntry['counted']>): void {
  const { version, body } = openRecord(caseFile, 'survey', id)
  const counts = body.questions.flatMap(({ options }, n) => options.map((option, m) => [option.id, votes[n]?.[m] ?? 0] as const))
  noteCounts(caseFile, id, 1, Object.fromEntries(counts))
  if (ended) endCounting(caseFile, id, version)
}
