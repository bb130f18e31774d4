import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 谈话提纲. */
export const outlines: Handlers<'outlines'> = recordVerbs('interview_outline')
