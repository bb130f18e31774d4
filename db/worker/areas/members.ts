import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 组员. */
export const members: Handlers<'members'> = recordVerbs('member')
