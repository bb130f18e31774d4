import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 谈话. */
export const interviews: Handlers<'interviews'> = recordVerbs('interview')
