import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readProfile } from '../../../db/model/upload-profile.ts'
import { dayWritten } from '../../../db/upload/dates.ts'
import { forgetProfile, keepProfile, profiles } from '../../../db/upload/kept-profiles.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'

let temporary: TemporaryCaseFile
beforeEach(async () => {
  temporary = await temporaryCaseFile({ mode: 'office' })
})
afterEach(() => temporary.dispose())

const shippedText = readFileSync(join(import.meta.dirname, '../../../db/upload/profiles/coded.json'), 'utf8')
const changed = (change: (profile: never) => void): string => {
  const profile = JSON.parse(shippedText)
  profile.id = 'own'
  change(profile as never)
  return JSON.stringify(profile)
}
const problems = (text: string) => {
  const found = readProfile(text)
  return found.ok ? [] : found.problems.map(({ path, code }) => `${path} ${code}`)
}

test('what is wrong with a profile is told by its path', () => {
  type Loose = { tables: { file: string; each?: string; fields: Record<string, unknown>[] }[] }
  const at = (change: (profile: Loose) => void) => problems(changed(change as never))
  expect(problems('{')).toEqual([' not_json'])
  expect(at(({ tables }) => Object.assign(tables[1]?.fields[0] ?? {}, { from: 'numbr' }))).toEqual(['tables/1/fields/0/from unknown_field'])
  expect(at(({ tables }) => Object.assign(tables[1]?.fields[7] ?? {}, { codes: 'nolist' }))).toEqual([
    'tables/1/fields/7/codes unknown_code_list',
  ])
  expect(at(({ tables }) => Object.assign(tables[1]?.fields[7] ?? {}, { values: { mandatory: '99' } }))).toEqual([
    'tables/1/fields/7/values not_in_code_list',
  ])
  expect(at(({ tables }) => Object.assign(tables[2] ?? {}, { each: 'interviewee' }))).toContain('tables/2/each not_rows')
  expect(at(({ tables }) => Object.assign(tables[2] ?? {}, { file: 'XC_THJL' }))).toEqual(['tables/2/file doubled'])
  expect(at(({ tables }) => Object.assign(tables[2]?.fields[0] ?? {}, { required: 'yes' }))).toEqual(['tables/2/fields/0/required shape'])
  expect(at(({ tables }) => tables[3]?.fields.push({ to: 'TEL', label: '电话', from: 'petitionerContact' }))).toEqual([
    'tables/3/fields/6/personal personal',
  ])
})

test('an office keeps a profile from a file in place of an older one, and lets it go again; one with faults is not kept', async () => {
  const { caseFile } = temporary
  const path = join(temporary.folder, '..', '映射.json')
  writeFileSync(path, `\ufeff${changed(() => undefined)}`)
  expect(await keepProfile(caseFile, path)).toMatchObject({ ok: true, profile: { id: 'own', shipped: false } })
  writeFileSync(
    path,
    changed((profile) => Object.assign(profile, { version: '2' })),
  )
  await keepProfile(caseFile, path)
  expect(profiles(caseFile).map(({ id, version }) => `${id} ${version}`)).toEqual(['plain 2026.1', 'coded 2026.1', 'own 2'])
  writeFileSync(
    path,
    changed((profile) => Object.assign(profile, { version: '' })),
  )
  expect(await keepProfile(caseFile, path)).toMatchObject({ ok: false, problems: [{ path: 'version' }] })
  writeFileSync(path, shippedText)
  expect(await keepProfile(caseFile, path)).toMatchObject({ ok: false, problems: [{ path: 'id', code: 'doubled' }] })
  forgetProfile(caseFile, 'own')
  expect(profiles(caseFile)).toHaveLength(2)
  expect(() => forgetProfile(caseFile, 'own')).toThrow(/not_found/)
})

test('days are written as asked, and an hour is never made up', () => {
  expect(dayWritten('2026-03-15T09:10', 'YYYY年MM月DD日 HH:mm:ss')).toBe('2026年03月15日 09:10:00')
  expect(dayWritten('2026-03-15T09:10', 'YYYYMMDD')).toBe('20260315')
  expect(dayWritten('1970-05', 'YYYYMM')).toBe('197005')
  expect(dayWritten('2026-03-15', 'YYYYMMDDHH')).toBeNull()
  expect(dayWritten('三月', 'YYYY')).toBeNull()
})
