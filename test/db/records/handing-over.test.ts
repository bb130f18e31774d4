import { expect, test } from 'vitest'
import type { ReviewCode } from '../../../db/model/handing-over.ts'
import { createRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { release, releaseOf, reviewOf } from '../../../db/records/handing-over.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { handOver, interview, twoSides } from '../exchange/two-sides.ts'

const titles = (group: CaseFile, roundId: string, code: ReviewCode) =>
  reviewOf(group, roundId)
    .lines.find((line) => line.code === code)
    ?.open.map(({ title, kind }) => title || kind)

test('the review names what is thin: kinds without a record, talks without answers or scan, drafts without evidence', async () => {
  await using sides = await twoSides()
  const { group, round, unit } = sides
  const at = { roundId: round.id, unitId: unit.id }
  expect(titles(group, round.id, 'kind_empty')).toEqual(['interview', 'document_request', 'document_review', 'issue_draft'])
  const talk = interview(sides, '示例甲', '')
  saveRecord(group, 'interview', { id: talk.id, version: 1, changes: { status: 'talked' } })
  createRecord(group, 'issue_draft', { ...at, body: { title: '示例底稿' } })
  expect(titles(group, round.id, 'kind_empty')).toEqual(['document_request', 'document_review'])
  expect(titles(group, round.id, 'talk_without_answers')).toEqual([expect.stringContaining('示例甲')])
  expect(titles(group, round.id, 'talk_without_scan')).toHaveLength(1)
  expect(titles(group, round.id, 'draft_without_evidence')).toEqual(['示例底稿'])
  expect(titles(group, round.id, 'draft_with_gaps')).toEqual(['示例底稿'])

  const scan = {
    recordId: talk.id,
    name: '签字.pdf',
    mediaType: 'application/pdf',
    size: 1,
    sha256: 'a'.repeat(64),
    role: 'signed_scan' as const,
  }
  createRecord(group, 'attachment', { ...at, body: scan })
  const turns = openRecord(group, 'interview', talk.id).body.turns.map((turn) => ({ ...turn, answer: '示例答话。' }))
  saveRecord(group, 'interview', { id: talk.id, version: 2, changes: { turns } })
  expect(titles(group, round.id, 'talk_without_answers')).toEqual([])
  expect(titles(group, round.id, 'talk_without_scan')).toEqual([])
})

test('a release holds until anything of the round is written, and is in the audit chain', async () => {
  await using sides = await twoSides()
  const { group, round } = sides
  expect(releaseOf(group, round.id)).toBeNull()
  const { seq } = group.audit.end()
  expect(release(group, round.id, '同意移交（示例）')).toMatchObject({
    by: '示例组长',
    note: '同意移交（示例）',
    auditSeq: seq,
    stale: false,
  })
  expect(group.db.prepare('SELECT action FROM audit ORDER BY seq DESC LIMIT 1').pluck().get()).toBe('round.release')
  await handOver(sides)
  expect(releaseOf(group, round.id)).toMatchObject({ stale: false })
  interview(sides, '示例甲')
  expect(releaseOf(group, round.id)).toMatchObject({ stale: true })
})

test('a round that wants it leaves only released as it stands; else it is a warning', async () => {
  await using sides = await twoSides()
  const { group, round } = sides
  await handOver(sides)
  saveRecord(group, 'round', { id: round.id, version: openRecord(group, 'round', round.id).version, changes: { release: 'required' } })
  await expect(handOver(sides)).rejects.toMatchObject({ code: 'not_ready', where: 'release' })
  release(group, round.id, '')
  await handOver(sides)
  interview(sides, '示例甲')
  await expect(handOver(sides)).rejects.toMatchObject({ code: 'not_ready', detail: { gaps: ['not_released'] } })
})
