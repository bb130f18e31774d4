import { areaOf, type FormedArea, formedAreas } from '../../db/model/forms/index.ts'
import type { Kind } from '../../db/model/record.ts'

/** What a list shows; part of the address, so that a number can link to exactly the work it counts. */
export interface ListView {
  readonly status?: readonly string[] | undefined
  readonly facets?: Readonly<Record<string, readonly string[]>> | undefined
  readonly text?: string | undefined
  readonly deleted?: boolean | undefined
  /** Only what took place within these days, both ends included. */
  readonly days?: readonly [from: string, to: string] | undefined
  /** Only what this member took part in. */
  readonly doneBy?: string | undefined
  /** Part of the record to come to: `turns/<id>`, `statements/<id>`. */
  readonly at?: string | undefined
}

const formedPaths = Object.fromEntries(formedAreas.map((area) => [area, `/${area}`])) as { readonly [A in FormedArea]: `/${A}` }

/** Rooms by their address. */
export const roomPaths = {
  today: '/today',
  interviews: '/interviews',
  outlines: '/outlines',
  requests: '/requests',
  documents: '/documents',
  board: '/board',
  drafts: '/drafts',
  evidence: '/evidence',
  ...formedPaths,
  clues: '/clues',
  exchange: '/exchange',
  office: '/office',
  movements: '/movements',
  catalogues: '/catalogues',
  policies: '/policies',
  plan: '/plan',
  schedule: '/schedule',
  coverage: '/coverage',
  leaving: '/leaving',
  conflicts: '/conflicts',
  settings: '/settings',
  round: '/round',
} as const
export type Room = keyof typeof roomPaths

/** The room in which records of a kind are worked on; null for kinds that have no room of their own. */
export const roomOfKind = (kind: Kind): Room | null => {
  switch (kind) {
    case 'interview':
      return 'interviews'
    case 'interview_outline':
      return 'outlines'
    case 'document_request':
      return 'requests'
    case 'document_review':
      return 'documents'
    case 'issue_draft':
      return 'drafts'
    case 'round':
    case 'unit':
    case 'member':
      return 'round'
    case 'catalogue':
      return 'catalogues'
    case 'policy':
      return 'policies'
    case 'coverage_mark':
      return 'coverage'
    case 'evidence_link':
    case 'focus_tag':
    case 'lead_support':
    case 'exit_acceptance':
    case 'draft_revision':
    case 'sign_off':
    case 'attachment':
      return null
    default:
      return areaOf(kind) ?? null
  }
}
