import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportBackup } from '../../../db/exchange/backup.ts'
import { exportMember, exportResult, exportTask } from '../../../db/exchange/export.ts'
import { hashAside } from '../../../db/exchange/hash-aside.ts'
import type { Work } from '../../../db/exchange/medium.ts'
import { piecesOf } from '../../../db/exchange/medium.ts'
import { restoreBackup } from '../../../db/exchange/restore.ts'
import { giveUp, inspect, stage, verify } from '../../../db/exchange/stage.ts'
import { Volumes, wholeSet } from '../../../db/exchange/volumes.ts'
import { nameOfSet, oneOfEach, volumeName, volumeOf, volumesOf } from '../../../db/model/volumes.ts'
import { movements } from '../../../db/records/movements.ts'

import { WriteBehind } from '../../../db/vault/write-behind.ts'
import type { ExportReport } from '../../../db/worker/requests/exchange.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { gathered } from '../gathered.ts'
import { canMount, mountMedium } from '../media.ts'
import { standing } from './standing.ts'
import { attach, beginRound, interview, introduce, pieces, quietly, sha256, someBytes, type TwoSides, twoSides } from './two-sides.ts'

/** 分卷: bundles cut to the size of a disc. */
let sides: TwoSides
let member: TemporaryCaseFile
beforeAll(async () => {
  sides = await twoSides()
  member = await temporaryCaseFile()
  introduce(sides.group, member.caseFile)
  introduce(member.caseFile, sides.group)
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(700_000))
  return async () => {
    await member.dispose()
    await sides[Symbol.asyncDispose]()
  }
})

let folders = 0
function folder(): string {
  const path = join(sides.stick, `folder-${folders++}`)
  mkdirSync(path)
  return path
}
const result = (folder: string, volumeSize: number, work: Work = quietly): Promise<ExportReport> =>
  exportResult(sides.group, { roundId: sides.round.id, folder, officeDeviceId: sides.office.device.id, volumeSize, reason: '' }, work)
const joined = (folder: string, names: readonly string[]): Buffer => Buffer.concat(names.map((name) => readFileSync(join(folder, name))))

/** Refused with these words, and the case file is as it was. */
async function refused(path: string, refusal: object): Promise<void> {
  const before = standing(sides.office)
  for (const read of [
    inspect,
    (c: typeof sides.office, p: string) => verify(c, p, quietly),
    (c: typeof sides.office, p: string) => stage(c, p, quietly),
  ]) {
    await expect(read(sides.office, path)).rejects.toMatchObject(refusal)
  }
  expect(standing(sides.office)).toEqual(before)
}

describe('names', () => {
  test('tell a volume from a file in one piece, and stand in the order of the volumes', () => {
    expect(volumeOf('甲.xcb.002of003')).toEqual({ whole: '甲.xcb', number: 2, count: 3 })
    for (const name of [
      '甲.xcb',
      '甲.xcb.000of003',
      '甲.xcb.004of003',
      '甲.xcb.001of001',
      '甲.xcb.2of3',
      '甲.zip.001of002',
      '甲.xcb.001of002.part',
    ])
      expect(volumeOf(name)).toBeNull()
    const names = volumesOf(volumeName({ whole: '甲.xcb', number: 7, count: 120 }))
    expect(names).toHaveLength(120)
    expect([...names].sort()).toEqual(names)
    expect(nameOfSet('甲.xcb.007of120')).toBe(names[0])
  })

  test('of a set count once, of a set of another count apart', () => {
    expect(oneOfEach(['/a/甲.xcb.002of002', '/a/乙.xcb', '/a/甲.xcb.001of002', '/b/甲.xcb.001of002', '/a/甲.xcb.003of003'])).toEqual([
      '/a/甲.xcb.001of002',
      '/a/乙.xcb',
      '/b/甲.xcb.001of002',
      '/a/甲.xcb.001of003',
    ])
  })
})

test('whatever the size of a bundle and of its volumes, they are the same bytes one after the other, and read as one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 500, max: 100_000 }),
      async (size, about, cut) => {
        const each = Math.ceil(size / about)
        const place = folder()
        const count = Math.max(1, Math.ceil(size / each))
        const names = count === 1 ? ['甲.xcb'] : volumesOf(volumeName({ whole: '甲.xcb', number: 1, count }))
        const bytes = someBytes(size)
        const written = await Volumes.create(
          names.map((name) => join(place, name)),
          each,
        )
        const behind = new WriteBehind(written)
        for await (const piece of pieces(bytes, cut)) await behind.write(piece)
        await behind.end()
        await written.sync()
        await written.close()
        expect(joined(place, names).equals(bytes)).toBe(true)
        for (const name of names.slice(0, -1)) expect(readFileSync(join(place, name)).length).toBe(each)
        const any = names[size % names.length]!
        const { volumes, size: found } = await Volumes.open(await wholeSet(join(place, any)))
        expect(found).toBe(size)
        expect((await gathered(piecesOf(volumes, size % 1000))).equals(bytes.subarray(size % 1000))).toBe(true)
        await volumes.close()
        rmSync(place, { recursive: true })
      },
    ),
    { numRuns: 60 },
  )
})

test('a large set is hashed by a thread beside as the one file that it is', async () => {
  const bytes = someBytes(17 * 1024 ** 2)
  const paths = volumesOf('甲.xcb.001of003').map((name) => join(folder(), name))
  for (const [i, path] of paths.entries()) writeFileSync(path, bytes.subarray(i * 6_000_000, (i + 1) * 6_000_000))
  const { volumes, size } = await Volumes.open(paths)
  await using aside = hashAside(volumes, size)
  expect(await aside.sha256).toBe(sha256(bytes))
  await volumes.close()
})

describe('a bundle in volumes', () => {
  test('is written as a set, is the same file laid end to end, and comes in by any of its volumes', async () => {
    const place = folder()
    const report = await result(place, 300_000)
    expect(report.volumes).toHaveLength(Math.ceil(report.size / 300_000))
    expect(report.fileName).toBe(report.volumes[0])
    expect(readdirSync(place).sort()).toEqual(report.volumes)
    expect(sha256(joined(place, report.volumes))).toBe(report.fileSha256)
    for (const name of report.volumes) {
      const preview = await stage(sides.office, join(place, name), quietly)
      expect(preview).toMatchObject({ fileName: report.fileName, fileSize: report.size, fileSha256: report.fileSha256, files: { new: 1 } })
      await giveUp(sides.office, preview.importId)
    }
    const register = movements(sides.group, { direction: null, what: [], text: '', from: '', to: '', offset: 0, limit: 1 })
    expect(register.rows).toMatchObject([{ fileName: report.fileName, files: report.volumes.length, size: report.size }])
  })

  test('is opened by cat and age', async () => {
    const place = folder()
    const report = await result(place, 100_000)
    execFileSync('sh', ['-c', 'cat *.xcb.* > whole.xcb'], { cwd: place })
    const identity = join(place, 'identity.txt')
    sides.office.device.ageIdentity.use((bytes) => writeFileSync(identity, bytes))
    execFileSync('age', ['--decrypt', '--identity', identity, '--output', join(place, 'plain.tar'), join(place, 'whole.xcb')])
    expect(execFileSync('tar', ['--list', '--file', join(place, 'plain.tar')]).toString()).toContain('manifest.json')
    expect(await verify(sides.office, join(place, 'whole.xcb'), quietly)).toMatchObject({ fileSha256: report.fileSha256 })
  })

  test('is one plain file where it fits into one volume', async () => {
    const place = folder()
    const { fileName, volumes } = await result(place, 100_000_000)
    expect([volumes, readdirSync(place)]).toEqual([[fileName], [fileName]])
    expect(volumeOf(fileName)).toBeNull()
  })

  test('goes between laptops, to a group and into a backup as well', async () => {
    const place = folder()
    const toMember = await exportMember(
      sides.group,
      { roundId: sides.round.id, folder: place, to: member.caseFile.device.id, volumeSize: 200_000, reason: '' },
      quietly,
    )
    expect(toMember.volumes.length).toBeGreaterThan(1)
    const { importId } = await stage(member.caseFile, join(place, toMember.volumes.at(-1)!), quietly)
    await giveUp(member.caseFile, importId)
    const { id } = sides.group.device
    const roundId = beginRound(sides.office).round.id
    const task = await exportTask(sides.office, { roundId, folder: place, to: [id], leader: id, volumeSize: 4000, reason: '' }, quietly)
    await giveUp(sides.group, (await stage(sides.group, join(place, task.volumes[1]!), quietly)).importId)
    const backup = await exportBackup(sides.group, { folder: place, volumeSize: 400_000, reason: '' }, quietly)
    const order = { path: join(place, backup.volumes[1]!), passphrase: backup.passphrase, folder: join(place, '新电脑') }
    expect(await restoreBackup(order, quietly)).toEqual({ label: '示例案件库', mode: 'group' })
  })
})

describe('of a set', () => {
  let place: string
  let names: readonly string[]
  let whole: string
  const at = (n: number): string => join(place, names[n - 1]!)
  const fresh = async () => {
    place = folder()
    names = (await result(place, 300_000)).volumes
    whole = volumeOf(names[0]!)!.whole
    expect(names).toHaveLength(3)
  }

  test('a missing volume is named', async () => {
    await fresh()
    rmSync(at(2))
    await refused(at(3), { code: 'volume_missing', where: whole, detail: { missing: ['2'], count: 3, others: [] } })
    rmSync(at(3))
    await refused(at(1), { code: 'volume_missing', detail: { missing: ['2', '3'] } })
    await refused(at(2), { code: 'volume_missing' })
  })

  test('volumes among those of another set are not taken for its own', async () => {
    await fresh()
    renameSync(at(2), join(place, volumeName({ whole, number: 2, count: 4 })))
    await refused(at(1), { code: 'volume_missing', detail: { missing: ['2'], count: 3, others: ['4'] } })
    await refused(join(place, volumeName({ whole, number: 2, count: 4 })), {
      code: 'volume_missing',
      detail: { missing: ['1', '3', '4'], others: ['3'] },
    })
  })

  test('a volume that was cut off or is empty is named, the last one found by its content', async () => {
    await fresh()
    truncateSync(at(2), 299_999)
    await refused(at(1), { code: 'volume_unfit', where: whole, detail: { volumes: ['2'], count: 3 } })
    await fresh()
    truncateSync(at(3), 0)
    await refused(at(1), { code: 'volume_unfit', detail: { volumes: ['3'] } })
    await fresh()
    truncateSync(at(3), 10)
    await refused(at(1), { code: 'bundle_damaged' })
  })

  test('swapped volumes, and one of another bundle, are refused', async () => {
    await fresh()
    renameSync(at(1), join(place, 'kept'))
    renameSync(at(2), at(1))
    renameSync(join(place, 'kept'), at(2))
    await refused(at(1), { code: 'bundle_damaged' })
    await fresh()
    const other = at(2)
    await fresh()
    copyFileSync(other, at(2))
    await refusedWhole(at(1), 'bundle_damaged')
  })

  /** Its head is sound. */
  async function refusedWhole(path: string, code: string): Promise<void> {
    const before = standing(sides.office)
    await expect(verify(sides.office, path, quietly)).rejects.toMatchObject({ code })
    await expect(stage(sides.office, path, quietly)).rejects.toMatchObject({ code })
    expect(standing(sides.office)).toEqual(before)
  }
})

describe('writing a set', () => {
  const made = () => sides.group.db.prepare('SELECT count(*) FROM made_bundle').pluck().get()

  test('that is stopped, or whose folder goes away, leaves nothing', async () => {
    const before = made()
    const place = folder()
    const stop = new AbortController()
    const work = { signal: stop.signal, report: ({ stage }: { stage: string }) => void (stage === 'verifying' && stop.abort()) }
    await expect(result(place, 300_000, work)).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(place)).toEqual([])
    const gone = {
      ...quietly,
      report: ({ stage }: { stage: string }) => void (stage === 'verifying' && rmSync(place, { recursive: true, force: true })),
    }
    await expect(result(place, 300_000, gone)).rejects.toMatchObject({ code: 'medium_gone' })
    expect([existsSync(place), made()]).toEqual([false, before])
  })

  test('whose second volume cannot get its name takes the first one back', async () => {
    const before = made()
    const place = folder()
    const block = {
      ...quietly,
      report: ({ stage }: { stage: string }) => {
        const second = readdirSync(place).find((name) => name.includes('.002of'))
        // A folder in the place of the name: the renaming fails there, and only there.
        if (stage === 'verifying' && second?.endsWith('.part'))
          mkdirSync(join(place, second.slice(0, -'.part'.length), 'full'), { recursive: true })
      },
    }
    await expect(result(place, 300_000, block)).rejects.toThrow()
    expect(readdirSync(place).filter((name) => !name.includes('.002of'))).toEqual([])
    expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(made()).toBe(before)
  })

  test('of more volumes than names have room for is refused before anything is written', async () => {
    const place = folder()
    await expect(result(place, 100)).rejects.toMatchObject({ code: 'bad_input', where: 'volume' })
    expect(readdirSync(place)).toEqual([])
  })

  test.skipIf(!canMount)('to a stick that is full in its second volume leaves nothing (mounting needs root)', async () => {
    using medium = mountMedium(2)
    const before = made()
    const crowd = {
      ...quietly,
      report: ({ stage }: { stage: string }) =>
        void (stage === 'reading' && writeFileSync(join(medium.path, 'other'), Buffer.alloc(1_600_000))),
    }
    await expect(result(medium.path, 300_000, crowd)).rejects.toMatchObject({ code: 'disk_full' })
    let crowded = false
    rmSync(join(medium.path, 'other'))
    const late = {
      ...quietly,
      report: ({ stage }: { stage: string }) => {
        if (stage !== 'writing' || crowded) return
        crowded = true
        writeFileSync(join(medium.path, 'other'), Buffer.alloc(1_600_000))
      },
    }
    await expect(result(medium.path, 300_000, late)).rejects.toMatchObject({ code: 'disk_full' })
    expect(readdirSync(medium.path)).toEqual(['other'])
    expect(made()).toBe(before)
  })
})
