import { v7 as newId } from 'uuid'
import { portraitDimensions } from '../model/portrait.ts'
import type { Rules } from './formed.ts'
import { bodyOf } from './rows.ts'

/** 一把手画像: a new one knows its unit's head and has a line for every dimension. */
export const portraitRules: Rules<'portrait'> = {
  filled(caseFile, { unitId, before, after }) {
    if (before !== null) return after
    const head = unitId === null ? undefined : bodyOf(caseFile, 'unit', unitId)?.headName
    const blank = portraitDimensions.map(({ code }) => ({
      id: newId(),
      dimension: code,
      assessment: '',
      grade: '' as const,
      drafts: [],
      sources: [],
    }))
    return {
      ...after,
      name: after.name === '' ? (head ?? '') : after.name,
      dimensions: after.dimensions.length === 0 ? blank : after.dimensions,
    }
  },
}
