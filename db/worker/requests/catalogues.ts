import { z } from 'zod'
import { CatalogueItem } from '../../model/catalogue.ts'
import type { Option } from '../../model/forms/form.ts'
import { Day, Id, Line } from '../../model/ids.ts'
import type { RecordOf } from '../../model/record.ts'
import type { TableProblem } from '../../model/spreadsheet.ts'
import { recordRequests } from './records.ts'
import { request } from './request.ts'
import { putEntryOf, versionRequests } from './versions.ts'

const path = z.string().min(1).max(4096)
export const Tree = z.object({ family: Line.min(1), name: Line })

/** A table that cannot be taken in: everything that is wrong with it. */
export interface TableRefused {
  readonly ok: false
  readonly fileName: string
  readonly problems: readonly TableProblem[]
  readonly more: number
}

/** What importing a table would mean, shown before anything is done. */
export type CataloguePreview =
  | TableRefused
  | {
      readonly ok: true
      readonly importId: Id
      readonly fileName: string
      readonly sheet: string
      /** Entries at depth 1, 2, 3 … */
      readonly byLevel: readonly number[]
      /** The version of the same tree that it is compared with. */
      readonly before: { readonly id: Id; readonly versionName: string } | null
      readonly added: number
      readonly changed: number
      readonly gone: number
      readonly unchanged: number
      readonly samples: readonly Pick<CatalogueItem, 'code' | 'text' | 'level'>[]
    }

export interface CatalogueComparison {
  readonly added: readonly CatalogueItem[]
  readonly changed: readonly { readonly before: CatalogueItem; readonly after: CatalogueItem }[]
  readonly gone: readonly CatalogueItem[]
}

/** An entry as the picker shows it. */
export interface CatalogueFound {
  readonly catalogueId: Id
  readonly family: string
  readonly name: string
  readonly itemId: Id
  readonly code: string
  readonly text: string
  readonly path: string
  readonly level: number
  readonly mandatory: boolean
}

export const catalogueRequests = {
  ...recordRequests('catalogue', 'manage'),
  ...versionRequests(['catalogue', 'search']),
  putEntry: putEntryOf(CatalogueItem, ['catalogue', 'search']),
  /** Reads a table and compares it with the newest version of the tree; writes nothing. */
  readTable: request(z.object({ path, ...Tree.shape }), 'manage').answers<CataloguePreview>(),
  /** Publishes the table that was read last as a new version. Entries keep their ids by their codes. */
  import: request(
    z.object({
      importId: Id,
      family: Line.min(1),
      name: Line.min(1),
      versionName: Line.default(''),
      validFrom: Day.default(''),
      validTo: Day.default(''),
      applies: Line.default(''),
    }),
    'manage',
    ['catalogue', 'search', 'audit'],
  ).answers<RecordOf<'catalogue'>>(),
  /** By code, words or pinyin initials, in the versions that hold on a day (the newest ones where none is given). */
  find: request(
    z.object({
      text: z.string().max(200),
      families: z.array(Line).max(30).default([]),
      onDay: Day.default(''),
      limit: z.int().min(1).max(200).default(30),
    }),
    'read',
  ).answers<readonly CatalogueFound[]>(),
  /** What a field of a form offers out of a family: top entries in force today, samples only where there is nothing else. */
  choices: request(z.object({ family: Line.min(1) }), 'read').answers<readonly Option[]>(),
  compare: request(z.object({ id: Id, beforeId: Id }), 'read').answers<CatalogueComparison>(),
  /** Writes the empty table to fill in. */
  template: request(z.object({ path }), 'read').answers<{ readonly fileName: string }>(),
  /** Catalogues and policies built from public text, marked 示例. */
  addSample: request(z.object({}), 'manage', ['catalogue', 'policy', 'search']).answers<{ readonly catalogues: number }>(),
}
