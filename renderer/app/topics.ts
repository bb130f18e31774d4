import { type FormedArea, formedAreas, forms } from '../../db/model/forms/index.ts'
import type { Topic } from '../../electron/contract/index.ts'
import type { Area } from './workstation.ts'

const sources = ['attachment', 'evidence_link'] as const
/** Last days go by the calendar of the round. */
const ofDueDays = (area: FormedArea): readonly Topic[] => ('dueOn' in forms[area] ? ['round'] : [])
const formed = Object.fromEntries(
  formedAreas.map((area) => [area, [forms[area].kind, ...sources, ...ofDueDays(area)]]),
) as unknown as Record<FormedArea, readonly Topic[]>
const formedKinds = formedAreas.map((area) => forms[area].kind)
const drafts = ['issue_draft', 'sign_off', 'round', ...sources] as const

/** Kinds whose versions can be compared. */
const listed = [
  ...([
    'round',
    'unit',
    'member',
    'catalogue',
    'policy',
    'interview',
    'interview_outline',
    'document_request',
    'document_review',
    'issue_draft',
  ] as const),
  ...formedKinds,
] as const

/** Which changes make the answers of an area stale. `everything` always does. */
export const topicsOf = {
  caseFiles: [],
  vault: ['accounts'],
  accounts: ['accounts', 'member'],
  rounds: ['round'],
  units: ['unit'],
  members: ['member'],
  interviews: ['interview', 'attachment', 'evidence_link'],
  outlines: ['interview_outline'],
  paper: [],
  documentRequests: ['document_request', 'document_review', 'attachment', 'evidence_link'],
  documentReviews: ['document_review', 'attachment', 'evidence_link'],
  drafts: [
    'issue_draft',
    'lead_support',
    'focus_tag',
    'policy',
    'sign_off',
    'round',
    'interview',
    'document_review',
    ...sources,
    ...formedKinds,
  ],
  ...formed,
  leads: [...formedKinds, ...sources, 'lead_support', 'interview', 'document_review', 'issue_draft', 'round'],
  decisions: ['deliberation', ...drafts],
  confirmations: ['fact_confirmation', 'interview', 'document_review', ...formedKinds, ...drafts],
  conflicts: [...listed, 'attachment', 'evidence_link', 'sign_off', 'catalogue', 'policy'],
  days: ['member', 'interview', 'document_request', 'document_review', ...formedKinds, ...drafts],
  portraiture: ['portrait', 'unit', 'interview', 'document_review', ...formedKinds, ...drafts],
  evidence: ['issue_draft', 'interview', 'document_review', ...sources, ...formedKinds],
  attachments: ['attachment'],
  records: listed,
  personal: ['personal', ...listed, 'attachment', 'evidence_link'],
  clues: ['clue', 'accounts'],
  catalogues: [
    'catalogue',
    'focus_tag',
    'coverage_mark',
    'interview',
    'document_request',
    'document_review',
    'issue_draft',
    ...formedKinds,
  ],
  policies: ['policy', 'issue_draft'],
  focus: ['focus_tag', 'catalogue'],
  plan: ['roster_person', 'interview', 'task', 'catalogue', 'round', 'unit'],
  coverage: [
    'focus_tag',
    'coverage_mark',
    'catalogue',
    'roster_person',
    'interview',
    'round',
    'unit',
    'document_review',
    'issue_draft',
    ...formedKinds,
  ],
  leaving: [
    'focus_tag',
    'coverage_mark',
    'exit_acceptance',
    'catalogue',
    'round',
    'unit',
    'interview',
    'document_request',
    'document_review',
    'issue_draft',
    'evidence_link',
    'sign_off',
    ...formedKinds,
  ],
  search: ['search', 'attachment'],
  desk: ['interview', 'document_request', 'document_review', 'issue_draft', 'sign_off', 'evidence_link', 'round', ...formedKinds],
  audit: ['audit'],
  exchange: ['exchange', 'issue_draft', 'evidence_link', 'attachment'],
  office: ['imports'],
  upload: ['upload'],
  movements: ['movements', 'audit', 'exchange', 'imports'],
  wipe: ['exchange', 'imports', 'accounts', 'clue'],
  shares: ['shares'],
  jobs: [],
} as const satisfies Record<Area, readonly Topic[]>

/** Whether an area's answers are stale after these topics changed. */
export const isStale = (area: Area, changed: readonly Topic[]): boolean => {
  const topics: readonly Topic[] = topicsOf[area]
  return changed.includes('everything') || changed.some((topic) => topics.includes(topic))
}
