import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 查阅记录. */
export const documentReviews: Handlers<'documentReviews'> = recordVerbs('document_review')
