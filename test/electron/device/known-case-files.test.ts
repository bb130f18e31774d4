import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKnownCaseFiles } from '../../../electron/device/known-case-files.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'xuncha-known-'))
})
afterEach(() => rm(home, { recursive: true }))

const listed = () => createKnownCaseFiles(join(home, 'case-files.json'))
const laid = async (name: string): Promise<string> => {
  const folder = join(home, name)
  await mkdir(folder)
  await writeFile(join(folder, 'vault.json'), '{}')
  return folder
}

describe('the case files that this computer knows', () => {
  it('are none at first', async () => {
    expect(await listed().list()).toEqual([])
  })

  it('are still known at the next start, the last used first', async () => {
    const first = await laid('甲')
    const second = await laid('乙')
    await listed().add({ folder: first, label: '第一组', mode: 'group' })
    await listed().add({ folder: second, label: '巡察办', mode: 'office' })
    await listed().add({ folder: first, label: '第一组', mode: 'group' })
    const known = await listed().list()
    expect(known.map(({ label, mode, place, missing }) => ({ label, mode, place, missing }))).toEqual([
      { label: '第一组', mode: 'group', place: '甲', missing: false },
      { label: '巡察办', mode: 'office', place: '乙', missing: false },
    ])
  })

  it('are told apart when they are gone: out of reach, or destroyed with a certificate', async () => {
    const [gone, wiped] = [await laid('甲'), await laid('乙')]
    for (const folder of [gone, wiped]) await listed().add({ folder, label: '第一组', mode: 'group' })
    for (const folder of [gone, wiped]) await rm(join(folder, 'vault.json'))
    await writeFile(join(wiped, '清理证明.json'), '{}')
    expect((await listed().list()).map(({ missing, wiped }) => ({ missing, wiped }))).toEqual([
      { missing: true, wiped: true },
      { missing: true, wiped: false },
    ])
  })

  it('keep their id when they are opened again', async () => {
    const folder = await laid('甲')
    const { id } = await listed().add({ folder, label: '旧名', mode: 'group' })
    expect((await listed().add({ folder, label: '新名', mode: 'group' })).id).toBe(id)
    expect(await listed().folderOf(id)).toBe(folder)
  })

  it('tell the page no way to a folder', async () => {
    await listed().add({ folder: await laid('甲'), label: '第一组', mode: 'group' })
    expect(JSON.stringify(await listed().list())).not.toContain(home)
  })

  it('are shown as missing when their stick is not in', async () => {
    await listed().add({ folder: join(home, '不在'), label: '第一组', mode: 'group' })
    expect((await listed().list())[0]?.missing).toBe(true)
  })

  it('are forgotten without their folder being touched', async () => {
    const folder = await laid('甲')
    const { id } = await listed().add({ folder, label: '第一组', mode: 'group' })
    await listed().forget(id)
    expect(await listed().list()).toEqual([])
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe('{}')
    await expect(listed().folderOf(id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are an empty list when the list is damaged, and can be chosen again', async () => {
    await writeFile(join(home, 'case-files.json'), '{"version":1,"caseFi')
    expect(await listed().list()).toEqual([])
    await listed().add({ folder: await laid('甲'), label: '第一组', mode: 'group' })
    expect(await listed().list()).toHaveLength(1)
  })
})
