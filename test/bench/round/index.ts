import type { CaseFile } from '../../../db/vault/case-file.ts'
import { fillConclusions } from './conclusions.ts'
import { groundIn } from './ground.ts'
import { fillRecords } from './records.ts'
import { fillReference } from './reference.ts'

/** Fills an open case file with one full round of one unit, so many times over: records, catalogues, drafts with evidence, leads. */
export function fillRound(caseFile: CaseFile, scale: number): void {
  const entries = fillReference(caseFile, scale)
  const ground = groundIn(caseFile)
  fillConclusions(ground, scale, fillRecords(ground, scale), entries)
}
