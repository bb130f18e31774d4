import type { RecordKind } from './kind.ts'
import { mustStand } from './written-once.ts'

/** 审签: one signature or return. */
export const signOffAct: RecordKind<'sign_off'> = {
  kind: 'sign_off',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({
    number: String(body.revision),
    title: body.stepName,
    subtitle: body.signerName,
    status: body.decision,
    occurredOn: '',
    facets: {},
  }),
  passages: [],
  references: { sign_off_of: ['draftId'], signer: ['signer'] },
  suggestions: {},
  admit: mustStand,
}
