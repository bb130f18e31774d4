import type { FormedKind } from '../model/forms/index.ts'
import { createRecord } from '../records/footing.ts'
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

function create(sample: Sample, { kind, key, unit, body }: SampleEntry<FormedKind>, lookup: Lookup, made: Map<string, string>): void {
  const birth = { roundId: sample.roundId, unitId: sample.units[unit], body: body(lookup) }
  const { id } = createRecord(sample.caseFile, kind, birth)
  if (key !== undefined) made.set(key, id)
}
