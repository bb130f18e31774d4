import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commit, imports } from '../../../db/exchange/commit.ts'
import { made } from '../../../db/exchange/made.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { inspect, stage, verify } from '../../../db/exchange/stage.ts'
import { openRecord } from '../../../db/records/footing.ts'
import { historyOf } from '../../../db/records/history.ts'
import { attach, handOver, interview, quietly, someBytes, twoSides } from './two-sides.ts'

test('what the group recorded stands at the office after one import, and the receipt comes back', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const talk = interview(sides, '示例甲')
  const bytes = someBytes(200_000)
  const file = await attach(sides, talk.id, '示例扫描件.pdf', bytes)

  const report = await handOver(sides)
  const path = join(stick, report.fileName)
  expect(readdirSync(stick)).toEqual([report.fileName])
  expect(report.counts).toMatchObject({ interview: 1, attachment: 1, round: 1, unit: 1 })

  expect((await inspect(office, path)).fingerprint).toBe(report.fingerprint)
  expect((await verify(office, path, quietly)).fileSha256).toBe(report.fileSha256)
  const preview = await stage(office, path, quietly)
  expect(preview.totals).toMatchObject({ changed: 0, unchanged: 0, older: 0 })
  expect(preview.files).toEqual({ new: 1, known: 0, bytes: bytes.length })
  expect(preview.samples).toEqual([{ kind: 'interview', number: 'T-001', title: '示例甲', change: 'new' }])

  const imported = commit(office, preview.importId)
  expect(imported.fingerprint).toBe(report.fingerprint)
  expect(openRecord(office, 'interview', talk.id)).toEqual(talk)
  expect(historyOf(office, talk.id)).toEqual(historyOf(group, talk.id))
  expect(await office.files.read(file.body.sha256, 0, bytes.length)).toEqual(bytes)
  expect(office.audit.verify().intact).toBe(true)

  const { fileName } = await saveReceipt(office, report.bundleId, stick, quietly)
  expect(imports(office)[0]?.receiptSaved).toBe(true)
  const receipt = await readReceipt(group, join(stick, fileName), quietly)
  expect(receipt).toEqual({ bundleId: report.bundleId, receivedAt: imported.importedAt })
  expect(made(group)[0]?.receivedAt).toBe(imported.importedAt)
})
