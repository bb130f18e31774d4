import { citePassage, portrayingOf, refreshPassage } from '../../records/portraiture.ts'
import type { Handlers } from '../serve.ts'

/** 一把手画像: what the records offer to it. */
export const portraiture: Handlers<'portraiture'> = {
  of: (caseFile, { id }) => portrayingOf(caseFile, id),
  cite: (caseFile, wish) => citePassage(caseFile, wish),
  refresh: (caseFile, wish) => refreshPassage(caseFile, wish),
}
