import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 轮次. */
export const rounds: Handlers<'rounds'> = recordVerbs('round')
