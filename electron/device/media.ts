import { execFile } from 'node:child_process'
import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { promisify } from 'node:util'

/** A stick, disc or disk as the system names it; empty where it does not tell. */
export interface Medium {
  readonly label: string
  readonly serial: string
}

/** A medium that can be pulled out, and where it is mounted. */
export interface PluggedMedium extends Medium {
  readonly folder: string
}

const unknown: Medium = { label: '', serial: '' }

/** The medium that a path lies on. Never throws: what cannot be told is empty. */
export const mediumOf = async (path: string): Promise<Medium> => {
  try {
    if (process.platform === 'linux') return await linuxMedium(await deviceOf(path))
    if (process.platform === 'win32') return await windowsMedium(parse(path).root)
    return unknown
  } catch {
    return unknown
  }
}

/** The removable media that are plugged in now. Empty where the system does not tell. */
export const pluggedMedia = async (): Promise<readonly PluggedMedium[]> => {
  try {
    if (process.platform === 'linux') return await linuxMedia('/proc/self/mountinfo')
    if (process.platform === 'win32') return await windowsMedia()
    return []
  } catch {
    return []
  }
}

async function deviceOf(path: string): Promise<string> {
  // A file that is still to be written has no device: its folder has.
  const { dev } = await stat(path).catch(() => stat(dirname(path)))
  return `${(dev >> 8) & 0xfff}:${(dev & 0xff) | ((dev >> 12) & 0xfff00)}`
}

/** Label by udev's links, serial by the nearest device above the block device that has one. */
async function linuxMedium(numbers: string): Promise<Medium> {
  const block = await realpath(`/sys/dev/block/${numbers}`)
  return { label: await labelOf(parse(block).base), serial: await serialAbove(block) }
}

async function serialAbove(block: string): Promise<string> {
  for (let at = block; at !== '/sys/devices' && at !== dirname(at); at = dirname(at)) {
    for (const place of [join(at, 'serial'), join(at, 'device', 'serial')]) {
      const found = await readFile(place, 'utf8').catch(() => '')
      if (found.trim() !== '') return found.trim()
    }
  }
  return ''
}

async function labelOf(device: string): Promise<string> {
  const links = '/dev/disk/by-label'
  for (const name of await readdir(links).catch(() => [])) {
    const to = await readlink(join(links, name)).catch(() => '')
    if (parse(to).base === device) return unescaped(name)
  }
  return ''
}

/** udev writes what a file name cannot hold as `\x20`, byte by byte. */
export const unescaped = (name: string): string => {
  const bytes: number[] = []
  const raw = Buffer.from(name)
  for (let i = 0; i < raw.length; i += 1) {
    const hex = raw[i] === 0x5c ? /^\\x([0-9a-f]{2})/i.exec(raw.subarray(i, i + 4).toString('latin1')) : null
    bytes.push(hex === null ? (raw[i] as number) : Number.parseInt(hex[1] ?? '', 16))
    if (hex !== null) i += 3
  }
  return Buffer.from(bytes).toString('utf8')
}

/** Mounts of block devices whose disk says that it can be pulled out. */
export async function linuxMedia(mounts: string, blocks = '/sys/dev/block'): Promise<readonly PluggedMedium[]> {
  const found: PluggedMedium[] = []
  const seen = new Set<string>()
  for (const line of (await readFile(mounts, 'utf8')).split('\n')) {
    const [, , numbers = '', , mountedAt = ''] = line.split(' ')
    if (numbers === '' || numbers.startsWith('0:') || seen.has(numbers)) continue
    const block = await realpath(join(blocks, numbers)).catch(() => null)
    if (block === null || !(await canBePulled(block))) continue
    seen.add(numbers)
    const folder = mountedAt.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
    found.push({
      folder,
      label: await labelOf(parse(block).base),
      serial: await serialAbove(block),
    })
  }
  return found
}

const canBePulled = async (block: string): Promise<boolean> => {
  for (const at of [block, dirname(block)]) {
    const answer = await readFile(join(at, 'removable'), 'utf8').catch(() => null)
    if (answer !== null) return answer.trim() === '1'
  }
  return false
}

const run = promisify(execFile)

/**
 * Windows tells by its management classes (Win32_LogicalDisk, Win32_DiskPartition, Win32_DiskDrive), which every
 * edition has; nothing is installed for it. `filter` is ours alone, never what somebody typed.
 */
async function logicalDisks(filter: string): Promise<readonly (Medium & { readonly letter: string })[]> {
  const script = `[Console]::OutputEncoding=[Text.Encoding]::UTF8; @(Get-CimInstance Win32_LogicalDisk -Filter "${filter}" | ForEach-Object {
    $drive = $_ | Get-CimAssociatedInstance -ResultClassName Win32_DiskPartition | Get-CimAssociatedInstance -ResultClassName Win32_DiskDrive | Select-Object -First 1
    @{ letter = $_.DeviceID; label = [string]$_.VolumeName; serial = ([string]$drive.SerialNumber).Trim(); volume = [string]$_.VolumeSerialNumber } }) | ConvertTo-Json -Compress`
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], {
    timeout: 8000,
    windowsHide: true,
  })
  return windowsAnswer(stdout)
}

/** One disk comes as an object, several as a list, none as nothing. A drive without a serial has that of its volume. */
export const windowsAnswer = (stdout: string): readonly (Medium & { readonly letter: string })[] => {
  if (stdout.trim() === '') return []
  const parsed = JSON.parse(stdout) as WindowsDisk | readonly WindowsDisk[]
  return (Array.isArray(parsed) ? parsed : [parsed]).map(({ letter, label, serial, volume }: WindowsDisk) => ({
    ...{ letter, label },
    serial: serial === '' ? volume : serial,
  }))
}
interface WindowsDisk {
  readonly letter: string
  readonly label: string
  readonly serial: string
  readonly volume: string
}

async function windowsMedium(root: string): Promise<Medium> {
  const letter = /^([A-Za-z]:)\\$/.exec(root)?.[1]
  if (letter === undefined) return unknown
  const [found = unknown] = await logicalDisks(`DeviceID='${letter}'`)
  return { label: found.label, serial: found.serial }
}

async function windowsMedia(): Promise<readonly PluggedMedium[]> {
  const disks = await logicalDisks('DriveType=2')
  return disks.map(({ letter, label, serial }) => ({ folder: `${letter}\\`, label, serial }))
}
