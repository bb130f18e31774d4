import type { Kind } from './record.ts'
import { registerOf } from './register.ts'

/** Of kinds whose list does not name the field at all. */
const besides: Partial<Readonly<Record<Kind, readonly string[]>>> = { interview: ['interviewee/phone'] }

/** Fields that no list shows (身份证号、联系方式): they go out only where a profile says so. */
export const personalFields = (kind: Kind): readonly string[] => [
  ...(registerOf(kind)?.fields ?? []).filter(({ quiet }) => quiet).map(({ name }) => name),
  ...(besides[kind] ?? []),
]
