import { randomUUID } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../db/model/failure.ts'
import { certificateFile } from '../../db/model/wipe-certificate.ts'
import type { KnownCaseFile } from '../contract/index.ts'
import { writeWhole } from './whole-file.ts'

const Entry = z.object({ id: z.string(), folder: z.string(), label: z.string(), mode: z.enum(['group', 'office']) })
type Entry = z.infer<typeof Entry>
const List = z.object({ version: z.literal(1), caseFiles: z.array(Entry) })

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * The case files that this computer knows of: where they lie, what they are called. No secrets; losing the list loses
 * nothing, since any case file can be chosen again.
 */
export const createKnownCaseFiles = (listPath: string) => {
  const read = async (): Promise<readonly Entry[]> => {
    try {
      return List.parse(JSON.parse(await readFile(listPath, 'utf8'))).caseFiles
    } catch {
      // Missing or unreadable: an empty list costs the person one click on 打开.
      return []
    }
  }
  const write = async (caseFiles: readonly Entry[]): Promise<void> => {
    await mkdir(dirname(listPath), { recursive: true })
    await writeWhole(listPath, `${JSON.stringify({ version: 1, caseFiles }, null, 2)}\n`)
  }
  const face = async ({ id, folder, label, mode }: Entry): Promise<KnownCaseFile> => ({
    id,
    label,
    mode,
    place: basename(folder),
    missing: !(await isThere(join(folder, 'vault.json'))),
    wiped: await isThere(join(folder, certificateFile)),
  })
  return {
    list: async (): Promise<readonly KnownCaseFile[]> => Promise.all((await read()).map(face)),
    /** Puts it first; a folder that is known already keeps its id. */
    async add(found: Omit<Entry, 'id'>): Promise<KnownCaseFile> {
      const entries = await read()
      const entry = { ...found, id: entries.find(({ folder }) => folder === found.folder)?.id ?? randomUUID() }
      await write([entry, ...entries.filter(({ folder }) => folder !== found.folder)])
      return face(entry)
    },
    async forget(id: string): Promise<void> {
      await write((await read()).filter((entry) => entry.id !== id))
    },
    /** The folder of a known case file, or `not_found`. */
    async folderOf(id: string): Promise<string> {
      const entry = (await read()).find((known) => known.id === id)
      if (entry === undefined) throw new Refusal('not_found', 'caseFileId')
      return entry.folder
    },
  }
}
export type KnownCaseFiles = ReturnType<typeof createKnownCaseFiles>
