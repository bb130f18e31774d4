import type { Option } from '../model/forms/form.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { dayOf } from './days.ts'
import { pickSources, versionsOn } from './picking.ts'
import { recordOf } from './rows.ts'

/**
 * What a field of a form offers out of a family of catalogues: the top entries of its trees in force today, by their
 * codes. Samples stand in only where there is no tree of the place's own; a code stands for the first entry that has it.
 */
export function choicesIn(caseFile: CaseFile, family: string): readonly Option[] {
  const sources = pickSources(caseFile).filter((source) => source.kind === 'catalogue' && source.family === family)
  const trees = versionsOn(sources, dayOf(caseFile.now())).map(({ recordId }) => recordOf(caseFile, 'catalogue', recordId).body)
  const own = trees.filter(({ sample }) => !sample)
  const choices = new Map<string, Option>()
  for (const { items } of own.length > 0 ? own : trees)
    for (const { level, code, text } of items)
      if (level === 1 && !choices.has(code)) choices.set(code, { value: code, word: text.slice(0, 500) })
  return [...choices.values()]
}
