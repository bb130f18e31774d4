import { bundleImport, bundleInspect, bundleVerify, officeImport } from './bundles.ts'
import { cardEnrol, cardList, cardReplace, cardRevoke, cardShow } from './cards.ts'
import { vaultCreate } from './create.ts'
import { recordsList } from './records.ts'
import { salvage } from './salvage.ts'
import { schema } from './schema.ts'
import { backupMake, backupRestore, memberSend, receiptRead, resultSend, taskSend, wipe } from './sending.ts'
import { sharesDrill, sharesRestore, sharesSplit } from './shares.ts'
import { uploadCheck, uploadMake, uploadProfiles } from './upload.ts'
import type { Command } from './usage.ts'

/** Everything that the command line can do. */
export const commands: readonly Command[] = [
  vaultCreate,
  bundleInspect,
  bundleVerify,
  bundleImport,
  officeImport,
  taskSend,
  memberSend,
  resultSend,
  receiptRead,
  backupMake,
  backupRestore,
  wipe,
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
  uploadMake,
  uploadProfiles,
  uploadCheck,
  salvage,
]
