import { exportBackup } from '../../exchange/backup.ts'
import { cards, ownCard, readCard, readCardText, saveOwnCard } from '../../exchange/cards.ts'
import { enrolCard, replaceCard, revokeCard } from '../../exchange/enrolment.ts'
import { exportMember, exportResult, exportTask, forecast } from '../../exchange/export.ts'
import { made } from '../../exchange/made.ts'
import { readReceipt } from '../../exchange/receipt.ts'
import { type Disc, discBytes } from '../../model/volumes.ts'
import type { Handlers } from '../serve.ts'

/** An order with its disc in bytes. */
const cut = <T extends { readonly disc?: Disc | undefined }>({ disc, ...order }: T) => ({
  ...order,
  volumeSize: disc === undefined ? undefined : discBytes[disc],
})

export const exchange: Handlers<'exchange'> = {
  ownCard: (caseFile) => ownCard(caseFile),
  saveOwnCard: (caseFile, { folder }) => saveOwnCard(caseFile, folder),
  readCard: (caseFile, { path }) => readCard(caseFile, path),
  readCardText: (caseFile, { text }) => readCardText(caseFile, text),
  enrolCard: (caseFile, { card, fingerprint, ...as }) => enrolCard(caseFile, card, fingerprint, as),
  revokeCard: (caseFile, { deviceId, ...ending }) => revokeCard(caseFile, deviceId, ending),
  replaceCard: (caseFile, { deviceId, card, fingerprint, ...ending }) => replaceCard(caseFile, deviceId, card, fingerprint, ending),
  cards: (caseFile) => cards(caseFile),
  forecast: (caseFile, { roundId }) => forecast(caseFile, roundId),
  exportResult: (caseFile, order, context) => exportResult(caseFile, cut(order), context),
  sendMember: (caseFile, order, context) => exportMember(caseFile, cut(order), context),
  sendTask: (caseFile, order, context) => exportTask(caseFile, cut(order), context),
  backUp: (caseFile, order, context) => exportBackup(caseFile, cut(order), context),
  made: (caseFile) => made(caseFile),
  readReceipt: (caseFile, { path }, context) => readReceipt(caseFile, path, context),
}
