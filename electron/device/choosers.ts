import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { Refusal } from '../../db/model/failure.ts'
import { nameOfSet, volumeName, volumesOf } from '../../db/model/volumes.ts'
import type { ChosenFile, ChosenFolder } from '../contract/index.ts'
import { type Medium, mediumOf, pluggedMedia } from './media.ts'
import { freeBytes, isRemovable } from './place.ts'

interface FileFilter {
  readonly name: string
  readonly extensions: readonly string[]
}

/** Sets of more volumes are found under 全部文件: the system's dialogs know endings, not patterns. */
const mostListed = 40

/** Bundles in a dialog: of a set the first volume, which stands for all. */
export const bundleFiles = (name: string): readonly FileFilter[] => {
  const firstVolumes = Array.from({ length: mostListed - 1 }, (_, more) => volumeName({ whole: '', number: 1, count: more + 2 }).slice(1))
  return [
    { name, extensions: ['xcb', ...firstVolumes] },
    { name: '全部文件', extensions: ['*'] },
  ]
}

/** The questions that only the system may ask: which folder, which files, under which name. Null when given up. */
/** Told of every place that the person chose and the medium it lies on: the register of movements names it. */
export type Standing = (path: string, medium: Medium) => Promise<void>
const nobody: Standing = async () => undefined

export const createChoosers = (window: () => BrowserWindow | null, standsOn: Standing = nobody) => {
  const parent = (): BrowserWindow => {
    const open = window()
    if (open === null) throw new Refusal('cancelled')
    return open
  }
  /** Files chosen together lie in one folder. */
  const noteAll = async (paths: readonly string[]): Promise<void> => {
    const [first] = paths
    if (first === undefined) return
    const medium = await mediumOf(first)
    if (medium.label !== '' || medium.serial !== '') for (const path of paths) await standsOn(path, medium)
  }
  const open = async (title: string, properties: Electron.OpenDialogOptions['properties'], found: readonly FileFilter[] = []) => {
    const filters = found.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))
    const { canceled, filePaths } = await dialog.showOpenDialog(parent(), { title, properties: properties ?? [], filters })
    const paths = canceled ? [] : filePaths
    await noteAll(paths)
    return paths
  }
  return {
    folder: async (title: string): Promise<string | null> => (await open(title, ['openDirectory', 'createDirectory']))[0] ?? null,
    file: async (title: string, ...filters: readonly FileFilter[]): Promise<string | null> =>
      (await open(title, ['openFile'], filters))[0] ?? null,
    files: (title: string, ...filters: readonly FileFilter[]): Promise<readonly string[]> =>
      open(title, ['openFile', 'multiSelections'], filters),
    /** Where to write a file; the system asks before an existing one is replaced. */
    newFile: async (title: string, name: string): Promise<string | null> => {
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), { title, defaultPath: name })
      if (canceled || filePath === '') return null
      await noteAll([filePath])
      return filePath
    },
  }
}
export type Choosers = ReturnType<typeof createChoosers>

/** Of a bundle in volumes, as far as they are there; which are missing is said when it is read. */
async function sizeOf(path: string): Promise<number> {
  const volumes = volumesOf(basename(path)).map((name) => join(dirname(path), name))
  const sizes = await Promise.allSettled(volumes.map(async (volume) => (await stat(volume)).size))
  const there = sizes.flatMap((size) => (size.status === 'fulfilled' ? [size.value] : []))
  if (there.length === 0) return (await stat(path)).size
  return there.reduce((sum, size) => sum + size, 0)
}

/** The page never holds a path: it gets a ticket for what the person chose, good for one use. */
export const createTickets = (standsOn: Standing = nobody) => {
  const paths = new Map<string, string>()
  /** What was chosen a moment ago and cannot be read any more was pulled out. */
  const gone = (path: string) => (): never => {
    throw new Refusal('medium_gone', basename(path))
  }
  const issue = (path: string): string => {
    const ticket = randomUUID()
    paths.set(ticket, path)
    return ticket
  }
  return {
    async folder(path: string): Promise<ChosenFolder> {
      return {
        ticket: issue(path),
        name: basename(path) || path,
        freeBytes: await freeBytes(path).catch(gone(path)),
        removable: await isRemovable(path).catch(gone(path)),
        ...(await mediumOf(path)),
      }
    },
    /** The sticks that are plugged in. */
    async media(): Promise<readonly ChosenFolder[]> {
      const found: ChosenFolder[] = []
      for (const { folder, label, serial } of await pluggedMedia()) {
        // One that was pulled out while it was looked at is not there any more.
        const free = await freeBytes(folder).catch(() => null)
        if (free === null) continue
        await standsOn(folder, { label, serial })
        found.push({ ticket: issue(folder), name: basename(folder) || folder, freeBytes: free, removable: true, label, serial })
      }
      return found
    },
    async file(path: string): Promise<ChosenFile> {
      const name = nameOfSet(basename(path))
      return { ticket: issue(path), name, size: await sizeOf(path).catch(gone(path)) }
    },
    /** Puts back a ticket whose use came to nothing for want of a word from the person. */
    giveBack(ticket: string, path: string): void {
      paths.set(ticket, path)
    },
    /** The path behind a ticket, which is used up. Refuses with `not_found` when there is none. */
    take(ticket: string): string {
      const path = paths.get(ticket)
      if (path === undefined) throw new Refusal('not_found', 'ticket')
      paths.delete(ticket)
      return path
    },
  }
}
export type Tickets = ReturnType<typeof createTickets>
