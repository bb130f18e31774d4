import { exportMovements } from '../../records/export-movements.ts'
import { noteMedium } from '../../records/media.ts'
import { annotateMovement, movements as register } from '../../records/movements.ts'
import type { Handlers } from '../serve.ts'

/** 导入导出登记簿. */
export const movements: Handlers<'movements'> = {
  list: (caseFile, query) => register(caseFile, query),
  annotate: (caseFile, notes) => annotateMovement(caseFile, notes),
  standsOn(caseFile, { path, ...medium }) {
    noteMedium(caseFile, path, medium)
    return null
  },
  exportTo: (caseFile, wish, context) => exportMovements(caseFile, wish, context),
}
