import { cards, enrolCard, ownCard, readCard, saveOwnCard } from '../../exchange/cards.ts'
import { exportResult, forecast } from '../../exchange/export.ts'
import { made } from '../../exchange/made.ts'
import { readReceipt } from '../../exchange/receipt.ts'
import type { Handlers } from '../serve.ts'

export const exchange: Handlers<'exchange'> = {
  ownCard: (caseFile) => ownCard(caseFile),
  saveOwnCard: (caseFile, { folder }) => saveOwnCard(caseFile, folder),
  readCard: (caseFile, { path }) => readCard(caseFile, path),
  enrolCard: (caseFile, { card, fingerprint }) => enrolCard(caseFile, card, fingerprint),
  cards: (caseFile) => cards(caseFile),
  forecast: (caseFile, { roundId }) => forecast(caseFile, roundId),
  exportResult: (caseFile, order, context) => exportResult(caseFile, order, context),
  made: (caseFile) => made(caseFile),
  readReceipt: (caseFile, { path }, context) => readReceipt(caseFile, path, context),
}
