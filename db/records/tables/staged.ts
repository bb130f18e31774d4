import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { v7 as newId } from 'uuid'
import { Refusal } from '../../model/failure.ts'
import type { TableProblemCode, TableReading, Template } from '../../model/spreadsheet.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import { diskRefusal } from '../../vault/disk-failure.ts'
import { replaceFile } from '../../vault/whole-file.ts'
import type { Moved } from '../movements.ts'

/** Tables are read whole into memory; more than this is no list that people keep. */
const largest = 64 * 1024 ** 2

export interface Staged {
  readonly importId: string
  readonly fileName: string
  readonly template: Template
  readonly rows: Extract<TableReading, { readonly ok: true }>
  readonly size: number
  readonly sha256: string
}

/** What was read and waits for a person's decision: the last table of each case file. Gone when it locks. */
const waiting = new WeakMap<CaseFile, Staged>()

/** A table in the shape of another template. */
const headless: readonly TableProblemCode[] = ['no_header', 'column_missing', 'column_double', 'only_hidden_sheets']

/** Reads a table from the disk, in the first of the shapes that it fits; a whole one waits under an id. Refuses files that cannot be read or are far too large. */
export async function stageTable(
  caseFile: CaseFile,
  path: string,
  templates: readonly [Template, ...Template[]],
): Promise<Staged | (Extract<TableReading, { readonly ok: false }> & { readonly fileName: string })> {
  const fileName = basename(path)
  const bytes = await tableBytes(path, fileName)
  const { readTable } = await import('../../spreadsheets/read.ts') // large, and rarely wanted
  const readings = templates.map((template) => ({ template, reading: readTable(bytes, template) }))
  const fits = readings.find(({ reading }) => reading.ok || !reading.problems.every(({ code }) => headless.includes(code)))
  const { template, reading } = fits ?? { template: templates[0], reading: readTable(bytes, templates[0]) }
  if (!reading.ok) return { ...reading, fileName }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const staged = { importId: newId(), fileName, template, rows: reading, size: bytes.length, sha256 }
  waiting.set(caseFile, staged)
  return staged
}

/** The bytes of a table on the disk. Refuses with `file_unreadable` or `table_too_large`. */
export async function tableBytes(path: string, fileName: string): Promise<Uint8Array> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) throw new Refusal('file_unreadable', fileName)
  if (size > largest) throw new Refusal('table_too_large', fileName)
  return readFile(path).catch((error: unknown) => {
    const known = diskRefusal(error, 'reading')
    throw known instanceof Refusal ? known : new Refusal('file_unreadable', fileName)
  })
}

/** The table that waits under an id. Refuses with `not_found` once another was read, or the case file was locked. */
export function stagedTable(caseFile: CaseFile, importId: string): Staged {
  const staged = waiting.get(caseFile)
  if (staged?.importId !== importId) throw new Refusal('not_found', 'importId')
  return staged
}

/** A table that came in, as the register has it. */
export const tableMoved = ({ fileName, size, sha256 }: Staged, content: string): Moved => ({
  ...{ what: 'table', direction: 'in', content, fileName, size, sha256, path: fileName },
})

/** Writes the empty table of a template where the person chose. */
export async function saveTemplate(path: string, template: Template): Promise<{ readonly fileName: string }> {
  const { writeTemplate } = await import('../../spreadsheets/write.ts')
  replaceFile(path, await writeTemplate(template))
  return { fileName: basename(path) }
}
