import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 被巡察单位. */
export const units: Handlers<'units'> = recordVerbs('unit')
