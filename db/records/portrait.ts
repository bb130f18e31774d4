import { v7 as newId } from 'uuid'
import type { Option } from '../model/forms/form.ts'
import { type PortraitDimension, portraitDimensions } from '../model/portrait.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { choicesIn } from './choices.ts'
import type { Rules } from './formed.ts'
import { bodyOf } from './rows.ts'

const builtIn: readonly Option[] = portraitDimensions.map(({ code, name }) => ({ value: code, word: name }))

/** The dimensions of a portrait: those of the catalogue in force, and where there is none the built-in ones. */
function dimensionsOf(caseFile: CaseFile): readonly Option[] {
  const choices = choicesIn(caseFile, 'chief_dimension')
  return choices.length > 0 ? choices : builtIn
}

/**
 * 一把手画像: a new one knows its unit's head and has a line for every dimension. A line keeps the words that its
 * dimension had when it was chosen: a later catalogue changes no portrait, and the office reads it without the catalogue.
 */
export const portraitRules: Rules<'portrait'> = {
  filled(caseFile, { unitId, before, after }) {
    const offered = dimensionsOf(caseFile)
    const known = new Map(before?.dimensions.map((line) => [line.id, line]))
    const named = after.dimensions.map((line) => withWords(line, known.get(line.id), offered))
    if (before !== null) return { ...after, dimensions: named }
    const head = unitId === null ? undefined : bodyOf(caseFile, 'unit', unitId)?.headName
    const blank = offered.map(({ value, word }) => ({
      ...{ id: newId(), dimension: value, name: word, assessment: '', grade: '' as const },
      ...{ drafts: [], sources: [] },
    }))
    return { ...after, name: after.name === '' ? (head ?? '') : after.name, dimensions: named.length === 0 ? blank : named }
  },
}

function withWords(line: PortraitDimension, before: PortraitDimension | undefined, offered: readonly Option[]): PortraitDimension {
  const { name: _, ...rest } = line
  const found = [...offered, ...builtIn].find(({ value }) => value === line.dimension)?.word
  const name = before?.dimension === line.dimension ? (before.name ?? found) : found
  return name === undefined ? rest : { ...rest, name }
}
