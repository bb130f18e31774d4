import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportMember, exportTask } from '../../../db/exchange/export.ts'
import type { Work } from '../../../db/exchange/medium.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { openRecord, saveRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { diskRefusal } from '../../../db/vault/disk-failure.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { canMount, mountMedium } from '../media.ts'
import { standing } from './standing.ts'
import { attach, beginRound, handOver, interview, introduce, quietly, someBytes, type TwoSides, twoSides } from './two-sides.ts'

/** Sticks that are full, fill up, are write-protected or are pulled out: for member and task bundles what export.test.ts shows for results. */
let sides: TwoSides
let member: TemporaryCaseFile
let officeRound: string
beforeAll(async () => {
  sides = await twoSides()
  member = await temporaryCaseFile()
  introduce(sides.group, member.caseFile)
  introduce(member.caseFile, sides.group)
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(4_000_000))
  const { round } = beginRound(sides.office)
  // A task bundle holds no files: what makes it large are the words in it.
  saveRecord(sides.office, 'round', { id: round.id, version: 1, changes: { note: '示例'.repeat(5000) } })
  officeRound = round.id
  return async () => {
    await member.dispose()
    await sides[Symbol.asyncDispose]()
  }
})

interface Kind {
  readonly name: string
  readonly from: () => CaseFile
  readonly export: (folder: string, work: Work) => Promise<unknown>
  /** Something new is written down. */
  readonly again: () => void
}
const kinds: readonly Kind[] = [
  {
    name: 'member',
    from: () => sides.group,
    export: (folder, work) =>
      exportMember(sides.group, { roundId: sides.round.id, folder, to: member.caseFile.device.id, reason: '' }, work),
    again: () => interview(sides, '示例丙'),
  },
  {
    name: 'task',
    from: () => sides.office,
    export: (folder, work) => {
      const { id } = sides.group.device
      return exportTask(sides.office, { roundId: officeRound, folder, to: [id], leader: id, reason: '' }, work)
    },
    again: () => {
      const { id, version } = openRecord(sides.office, 'round', officeRound)
      saveRecord(sides.office, 'round', { id, version, changes: { startsOn: '2026-03-01' } })
    },
  },
]

/** Refused with this code: nothing on the stick, nothing noted, and the case file goes on and can export elsewhere. */
async function refused(kind: Kind, folder: string, code: string, work: Partial<Work> = {}): Promise<void> {
  const made = () => kind.from().db.prepare('SELECT count(*) FROM made_bundle').pluck().get()
  const before = made()
  await expect(kind.export(folder, { ...quietly, ...work })).rejects.toMatchObject({ code })
  expect(made()).toBe(before)
  if (existsSync(folder)) expect(readdirSync(folder).filter((name) => name.includes('.xcb'))).toEqual([])
  kind.again()
  expect(kind.from().audit.verify().intact).toBe(true)
  await expect(kind.export(sides.stick, quietly)).resolves.toMatchObject({ recipient: expect.any(String) })
}
const at = (wanted: string, act: () => void): Partial<Work> => ({ report: ({ stage }) => void (stage === wanted && act()) })

describe.each(kinds)('a $name bundle', (kind) => {
  test('to a folder that is gone', async () => {
    await refused(kind, join(sides.stick, 'gone'), 'medium_gone')
  })

  test.each(['writing', 'verifying'])('whose folder goes away while %s', async (stage) => {
    const folder = join(sides.stick, `folder-${kind.name}`)
    mkdirSync(folder)
    await refused(
      kind,
      folder,
      'medium_gone',
      at(stage, () => rmSync(folder, { recursive: true, force: true })),
    )
  })

  test('that somebody stops leaves nothing', async () => {
    const folder = join(sides.stick, `stopped-${kind.name}`)
    mkdirSync(folder)
    const stop = new AbortController()
    await refused(kind, folder, 'cancelled', { signal: stop.signal, ...at('verifying', () => stop.abort()) })
  })

  test.skipIf(!canMount)('to a full stick (mounting needs root)', async () => {
    using medium = mountMedium(1)
    writeFileSync(join(medium.path, 'other'), Buffer.alloc(1024 ** 2 - 20_000))
    await refused(kind, medium.path, 'disk_full')
  })

  test.skipIf(!canMount)('to a stick that is write-protected (mounting needs root)', async () => {
    using medium = mountMedium(8)
    medium.makeReadOnly()
    await refused(kind, medium.path, 'folder_read_only')
  })

  test.skipIf(!canMount)('to a stick that is pulled out before it has its name (mounting needs root)', async () => {
    using medium = mountMedium(8)
    await refused(
      kind,
      medium.path,
      'medium_gone',
      at('verifying', () => medium.pullOut()),
    )
  })
})

test.skipIf(!canMount)('a member bundle to a stick that fills up meanwhile (mounting needs root)', async () => {
  using medium = mountMedium(8)
  const crowd = at('writing', () => writeFileSync(join(medium.path, 'other'), Buffer.alloc(5_000_000)))
  await refused(kinds[0]!, medium.path, 'disk_full', crowd)
})

describe('an import', () => {
  test('that somebody stops at its last piece leaves nothing', async () => {
    const path = join(sides.stick, (await handOver(sides)).fileName)
    const before = standing(sides.office)
    const stop = new AbortController()
    const work = {
      signal: stop.signal,
      report: ({ done, total }: { done: number; total: number }) => void (done === total && stop.abort()),
    }
    await expect(stage(sides.office, path, work)).rejects.toMatchObject({ code: 'cancelled' })
    expect(standing(sides.office)).toEqual(before)
  })

  test('of a file that ends in the middle while it is read: damage, and nothing is left', async () => {
    const path = join(sides.stick, (await handOver(sides)).fileName)
    const before = standing(sides.office)
    let cut = false
    const shorten = () => {
      if (!cut) truncateSync(path, 1_000_000)
      cut = true
    }
    await expect(stage(sides.office, path, { ...quietly, report: shorten })).rejects.toMatchObject({ code: 'bundle_damaged' })
    expect(standing(sides.office)).toEqual(before)
  })

  test.each(['EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOENT', 'EACCES'])(
    'from a stick that answers %s says that the file cannot be read',
    (code) => {
      expect(diskRefusal(Object.assign(new Error('x'), { code }), 'reading', '某包')).toMatchObject({
        code: 'file_unreadable',
        where: '某包',
      })
    },
  )
})
