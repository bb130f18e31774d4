import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linuxMedia, mediumOf, unescaped, windowsAnswer } from '../../../electron/device/media.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xuncha-media-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A stick (8:17) and a built-in disk (8:1) as /sys shows them. */
function givenDisks(): string {
  for (const [disk, partition, removable] of [
    ['sdb', 'sdb1', '1'],
    ['sda', 'sda1', '0'],
  ] as const) {
    mkdirSync(join(root, 'usb', disk, 'block', disk, partition), { recursive: true })
    writeFileSync(join(root, 'usb', disk, 'serial'), `SN-${disk}\n`)
    writeFileSync(join(root, 'usb', disk, 'block', disk, 'removable'), `${removable}\n`)
  }
  const blocks = join(root, 'blocks')
  mkdirSync(blocks)
  symlinkSync(join(root, 'usb/sdb/block/sdb/sdb1'), join(blocks, '8:17'))
  symlinkSync(join(root, 'usb/sda/block/sda/sda1'), join(blocks, '8:1'))
  return blocks
}

test('only what can be pulled out is listed, once, with the serial of the device above it', async () => {
  const blocks = givenDisks()
  const mounts = join(root, 'mountinfo')
  writeFileSync(
    mounts,
    Buffer.from('25 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 25 8:17 / /media/示例\\040盘 rw - vfat x rw\n31 25 8:17 / /mnt rw - vfat x rw\n'),
  )
  expect(await linuxMedia(mounts, blocks)).toEqual([{ folder: '/media/示例 盘', label: '', serial: 'SN-sdb' }])
})

test('labels are read as udev writes them', () => {
  expect(unescaped('KEEP\\x20SAFE')).toBe('KEEP SAFE')
  expect(unescaped('示例')).toBe('示例')
})

test('Windows answers with one disk, several or none; a drive without a serial has that of its volume', () => {
  const one = { letter: 'E:', label: '保密盘', serial: '', volume: 'A1B2C3D4' }
  expect(windowsAnswer(JSON.stringify(one))).toEqual([{ letter: 'E:', label: '保密盘', serial: 'A1B2C3D4' }])
  expect(windowsAnswer(JSON.stringify([one, { ...one, letter: 'F:', serial: 'S' }]))).toHaveLength(2)
  expect(windowsAnswer('')).toEqual([])
})

test('a place that tells nothing is an empty answer, never an error', async () => {
  expect(await mediumOf(join(root, 'not', 'there'))).toEqual({ label: '', serial: '' })
})
