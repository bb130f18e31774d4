import { formOf } from '../forms/index.ts'
import { type Kind, kinds } from '../record.ts'

const own: readonly Kind[] = ['interview', 'document_request', 'issue_draft']

/** Whether one record of this kind can be put on paper: on a form of its own, or as its form describes. */
export const hasPaper = (kind: Kind): boolean => own.includes(kind) || formOf(kind)?.paper !== undefined

export const paperKinds: readonly Kind[] = kinds.filter(hasPaper)
