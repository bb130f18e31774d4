import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 调阅清单. */
export const documentRequests: Handlers<'documentRequests'> = recordVerbs('document_request')
