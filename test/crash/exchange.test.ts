import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { imports } from '../../db/exchange/commit.ts'
import { made } from '../../db/exchange/made.ts'
import { verify } from '../../db/exchange/stage.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { temporaryCaseFile, testPassword } from '../db/case-file.ts'
import { standing } from '../db/exchange/standing.ts'
import { attach, beginRound, handOver, interview, introduce, quietly } from '../db/exchange/two-sides.ts'
import { filesHolding } from '../db/plaintext.ts'
import { killAfter } from './kill-after.ts'

/** Each kill opens a case file twice and searches the whole folder. */
const patience = 180_000
const sentinel = '示例哨兵：移交途中被杀'

/** A group's case file, an office's and a stick; both case files locked. */
async function prepared() {
  const group = await temporaryCaseFile()
  const office = await temporaryCaseFile({ mode: 'office' })
  introduce(group.caseFile, office.caseFile)
  introduce(office.caseFile, group.caseFile)
  const stick = join(group.folder, '..', 'stick')
  mkdirSync(stick)
  const sides = {
    group: group.caseFile,
    office: office.caseFile,
    stick,
    ...beginRound(group.caseFile),
    [Symbol.asyncDispose]: async () => {},
  }
  for (let i = 0; i < 30; i++) interview(sides, '示例甲', sentinel.repeat(50))
  const talk = interview(sides, '示例乙', sentinel)
  await attach(sides, talk.id, '示例.bin', Buffer.from(sentinel.repeat(200_000)))
  return { group, office, sides, stick, roundId: sides.round.id, officeDeviceId: office.caseFile.device.id }
}

test(
  'killed in the middle of an export: no half bundle under its final name, nothing readable, and the next export is whole',
  async () => {
    const { group, office, stick, roundId, officeDeviceId } = await prepared()
    await using _group = group
    await using _office = office
    group.caseFile.close()
    for (const until of [1, 2, 8, 'done']) {
      const printed = await killAfter(
        'exchanging.ts',
        ['export', group.folder, group.accountId, testPassword, stick, roundId, officeDeviceId],
        until,
      )
      expect(filesHolding(join(group.folder, '..'), sentinel)).toEqual([])
      const named = readdirSync(stick).filter((name) => name.endsWith('.xcb'))
      for (const name of named) await verify(office.caseFile, join(stick, name), quietly)
      const caseFile = await openCaseFile(group.folder, { accountId: group.accountId, password: testPassword })
      const noted = made(caseFile).map(({ fileName }) => fileName)
      expect(noted).toEqual(expect.arrayContaining(named))
      if (printed.includes('done')) expect(named).toContain(noted[0])
      expect(caseFile.audit.verify().intact).toBe(true)
      caseFile.close()
    }
    const again = await openCaseFile(group.folder, { accountId: group.accountId, password: testPassword })
    const report = await handOver({ group: again, office: office.caseFile, stick, round: { id: roundId } } as Parameters<
      typeof handOver
    >[0])
    await verify(office.caseFile, join(stick, report.fileName), quietly)
    again.close()
  },
  patience,
)

test(
  'killed in the middle of an import: all of it came in or nothing, nothing readable, and the next import is whole',
  async () => {
    const { group, office, sides, stick } = await prepared()
    await using _group = group
    await using _office = office
    const { fileName } = await handOver(sides)
    office.caseFile.close()
    const args = ['import', office.folder, office.accountId, testPassword, join(stick, fileName)]
    const reopened = () => openCaseFile(office.folder, { accountId: office.accountId, password: testPassword })
    for (const lines of [1, 4]) {
      await killAfter('exchanging.ts', args, lines)
      expect(filesHolding(office.folder, sentinel)).toEqual([])
      const caseFile = await reopened()
      const came = imports(caseFile).length
      const files = came === 0 ? [] : [expect.any(String)]
      const rows = { record: came === 0 ? 1 : expect.any(Number), staged_import: 0, staged_record: 0, staged_line: 0, staged_file: 0 }
      expect(standing(caseFile)).toMatchObject({ rows, files })
      expect(caseFile.audit.verify().intact).toBe(true)
      caseFile.close()
    }
    await killAfter('exchanging.ts', args, 'done')
    const caseFile = await reopened()
    expect(imports(caseFile)).toMatchObject([{ fileName }])
    expect(standing(caseFile)).toMatchObject({ rows: { staged_import: 0, file: 1 }, files: [expect.any(String)] })
    caseFile.close()
  },
  patience,
)
