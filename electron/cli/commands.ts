import { bundleInspect, bundleVerify } from './bundles.ts'
import { cardEnrol, cardList, cardReplace, cardRevoke, cardShow } from './cards.ts'
import { vaultCreate } from './create.ts'
import { officeImport, officeList, officeUndo } from './desk.ts'
import { recordsList } from './records.ts'
import { schema } from './schema.ts'
import { sharesDrill, sharesRestore, sharesSplit } from './shares.ts'
import type { Command } from './usage.ts'

/** Everything that the command line can do. */
export const commands: readonly Command[] = [
  vaultCreate,
  bundleInspect,
  bundleVerify,
  officeImport,
  officeUndo,
  officeList,
  cardShow,
  cardList,
  cardEnrol,
  cardRevoke,
  cardReplace,
  sharesSplit,
  sharesDrill,
  sharesRestore,
  recordsList,
  schema,
]
