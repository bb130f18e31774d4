import { Readable } from 'node:stream'
import { v7 as newId } from 'uuid'
import { atomically } from '../records/atomically.ts'
import { attach } from '../records/attachments.ts'
import { createRecord } from '../records/footing.ts'
import { mediaTypeOf } from '../records/media-types.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Stored } from '../vault/hashing.ts'
import { createClues } from './create-clues.ts'
import { createDrafts } from './create-drafts.ts'
import { createLeads } from './create-leads.ts'
import { createCoverage, createRoster, createTasks } from './create-plan.ts'
import { createRecords } from './create-records.ts'
import { createReports } from './create-reports.ts'
import { createDocuments, createInterviews } from './create-sources.ts'
import { files } from './files.ts'
import { memberNote, members, round, signOffSteps, units } from './people.ts'
import type { Sample } from './placed.ts'
import { createReference } from './reference/index.ts'
import type { MemberKey, UnitKey } from './shape.ts'

/**
 * Makes the invented round, marked 示例, in the open case file: its people, units, outlines, interviews, requests,
 * reviewed documents and what else the group writes down, a few small files, catalogues and policies, drafts with
 * evidence and signatures, leads, clues, the roster, tasks and coverage. All of it or nothing.
 * A member of the sample who is at the keyboard already (same name) is that person. Throws what the disk refuses.
 */
export async function createSample(caseFile: CaseFile): Promise<{ readonly roundId: string }> {
  const stored: Stored[] = []
  try {
    for (const { text } of files) stored.push(await caseFile.files.add(Readable.from([Buffer.from(text, 'utf8')])))
    return atomically(caseFile, () => create(caseFile, stored))
  } catch (error) {
    await caseFile.files.discard(stored.map(({ storedName }) => storedName))
    throw error
  }
}

function create(caseFile: CaseFile, stored: readonly Stored[]): { readonly roundId: string } {
  const roundId = newId()
  const steps = signOffSteps.map((step) => ({ ...step, id: newId() }))
  createRecord(caseFile, 'round', { id: roundId, roundId: null, unitId: null, body: { ...round, signOffSteps: steps } })
  const sample: Sample = {
    caseFile,
    roundId,
    members: createMembers(caseFile, roundId),
    units: createUnits(caseFile, roundId),
    placed: new Map(),
  }
  createInterviews(sample)
  createDocuments(sample)
  createRecords(sample)
  for (const [index, file] of files.entries()) {
    const found = sample.placed.get(file.of)
    const bytes = stored[index]
    if (found === undefined || bytes === undefined) throw new Error(`the sample has no document ${file.of}`)
    found.files.set(
      file.name,
      attach(caseFile, { recordId: found.id, role: 'evidence' }, { name: file.name, mediaType: mediaTypeOf(file.name) }, bytes),
    )
  }
  const drafts = createDrafts(sample)
  createLeads(sample, drafts)
  createClues(sample)
  createReference(caseFile, roundId)
  createReports(sample, drafts)
  createRoster(sample)
  createTasks(sample)
  createCoverage(sample)
  // last: what the chain holds after it is people's own work
  caseFile.audit.append('sample.create', { kind: 'round', id: roundId })
  return { roundId }
}

function createMembers(caseFile: CaseFile, roundId: string): Sample['members'] {
  const made = members.map(({ key, ...member }): readonly [MemberKey, Sample['members'][MemberKey]] => {
    const known = member.name === caseFile.person.name ? caseFile.person.memberId : undefined
    const body = { ...member, note: memberNote }
    return [key, { ...member, id: known ?? createRecord(caseFile, 'member', { roundId, unitId: null, body }).id }]
  })
  return Object.fromEntries(made) as Record<MemberKey, Sample['members'][MemberKey]>
}

function createUnits(caseFile: CaseFile, roundId: string): Sample['units'] {
  const ids = Object.entries(units).map(([key, body]) => [key, createRecord(caseFile, 'unit', { roundId, unitId: null, body }).id])
  return Object.fromEntries(ids) as Record<UnitKey, string>
}
