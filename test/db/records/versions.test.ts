import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Interview } from '../../../db/model/interview.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { createRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { bodyAtVersion, compareVersions, fieldAtVersion, momentsOf } from '../../../db/records/versions.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { id, refusal } from './sample-round.ts'
import { givenTypists, perform, steps } from './typing.ts'

let typists: Awaited<ReturnType<typeof givenTypists>>
let caseFile: CaseFile
let within: { roundId: string; unitId: string }

beforeAll(async () => {
  typists = await givenTypists()
  ;({ caseFile, within } = typists)
})
afterAll(() => typists.temporary.dispose())

test('every version that is offered is rebuilt as it was saved, whoever typed what how fast', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let last: RecordOf<'interview'> = createRecord(caseFile, 'interview', { ...within, body: {} })
      const saved = new Map([[1, last.body]])
      for (const each of all) last = perform(typists, last, each, (version, body) => saved.set(version, body))
      const moments = momentsOf(caseFile, 'interview', last.id)
      expect(moments.map(({ version }) => version)).toEqual(expect.arrayContaining([1, last.version]))
      for (const { version } of moments) expect(bodyAtVersion(caseFile, last, version), `version ${version}`).toEqual(saved.get(version))
    }),
    { numRuns: 60 },
  )
})

describe('a record that was written over days', () => {
  const [first, second, third] = [id(), id(), id()]
  const turns = (...texts: readonly (readonly [string, string])[]) =>
    texts.map(([turnId, answer]) => ({
      ...{ id: turnId, question: '问', answer, abstract: '', tags: [], lead: false },
      notedAt: '',
      outlineQuestionId: null,
    }))
  let record: RecordOf<'interview'>
  const save = (body: Partial<Interview>): void => {
    typists.clock.now += 3_600_000
    record = saveRecord(caseFile, 'interview', { id: record.id, version: record.version, changes: body })
  }
  beforeAll(() => {
    record = createRecord(caseFile, 'interview', {
      ...within,
      body: { place: '一号室', turns: turns([first, '甲'], [second, '乙'], [third, '丙']) },
    })
    save({ place: '二号室' })
    save({ turns: turns([first, '甲改'], [third, '丙']) })
    save({ status: 'talked', note: '后记' })
  })

  test('tells its versions, newest first, with who, what and the step of its course', () => {
    expect(momentsOf(caseFile, 'interview', record.id)).toMatchObject([
      { version: 4, fields: ['note', 'status'], course: 'talked', by: caseFile.person.memberId },
      { version: 3, fields: ['turns'], course: null },
      { version: 2, fields: ['place'] },
      { version: 1, fields: [] },
    ])
  })

  test('is compared between any two of them, in either direction', () => {
    expect(compareVersions(caseFile, 'interview', record.id, 1, 2)).toEqual([{ field: 'place', before: '一号室', after: '二号室' }])
    expect(compareVersions(caseFile, 'interview', record.id, 4, 2).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['note', 'status', `turns/${second}`, `turns/${first}/answer`]),
    )
  })

  test('gives one field back as it was, everything else as it stands', () => {
    expect(fieldAtVersion(caseFile, 'interview', record.id, 1, 'place')).toEqual({ place: '一号室' })
    expect(fieldAtVersion(caseFile, 'interview', record.id, 2, `turns/${first}/answer`)).toEqual({
      turns: turns([first, '甲'], [third, '丙']),
    })
  })

  test('gives an element back where it stood', () => {
    expect(fieldAtVersion(caseFile, 'interview', record.id, 2, `turns/${second}`)).toEqual({
      turns: turns([first, '甲改'], [second, '乙'], [third, '丙']),
    })
  })

  test('refuses versions that never were', () => {
    expect(refusal(() => bodyAtVersion(caseFile, record, 9))).toEqual(['not_found', 'version'])
    expect(refusal(() => fieldAtVersion(caseFile, 'interview', record.id, 1, '__proto__'))[0]).toBe('bad_input')
  })

  test('stays what it is until the field is saved like any other change', () => {
    const back = fieldAtVersion(caseFile, 'interview', record.id, 1, 'place')
    save(back)
    expect(openRecord(caseFile, 'interview', record.id).body).toMatchObject({ place: '一号室', note: '后记' })
    expect(record.version).toBe(5)
  })
})
