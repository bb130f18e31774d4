import { alikePetitions } from '../../records/petition-alike.ts'
import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 信访: the verbs of every record, and which petitions belong together. */
export const petitions: Handlers<'petitions'> = {
  ...recordVerbs('petition'),
  alike: (caseFile, { id }) => alikePetitions(caseFile, id),
}
