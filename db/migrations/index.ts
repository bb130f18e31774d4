import * as casework from './0010-casework.ts'
import * as catalogues from './0020-catalogues.ts'
import * as clues from './0030-clues.ts'
import * as personal from './0050-personal.ts'
import * as lists from './0060-lists.ts'
import * as merge from './0070-merge.ts'
import * as trust from './0080-trust.ts'
import * as wipe from './0100-wipe.ts'
import * as kinds from './0110-kinds.ts'
import * as counting from './0120-counting.ts'
import * as movements from './0130-movements.ts'
import * as desk from './0140-desk.ts'
import * as sm2 from './0160-sm2.ts'
import * as latest from './0170-latest.ts'

/** One step of the schema. `sql` is plain and imports nothing that can change. */
export interface Migration {
  /** Rises by tens, so that a step can still be slipped in between two on a branch. */
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** Every step, in order. */
export const migrations: readonly Migration[] = [
  casework,
  catalogues,
  clues,
  personal,
  lists,
  merge,
  trust,
  wipe,
  kinds,
  counting,
  movements,
  desk,
  sm2,
  latest,
]

/** The schema that this program writes. */
export const newest: number = Math.max(...migrations.map((migration) => migration.number))
