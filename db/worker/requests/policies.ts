import { z } from 'zod'
import { Day, Id } from '../../model/ids.ts'
import { Policy, PolicyArticle } from '../../model/policy.ts'
import type { RecordOf } from '../../model/record.ts'
import type { TableRefused } from './catalogues.ts'
import { recordRequests } from './records.ts'
import { request } from './request.ts'
import { putEntryOf, versionRequests } from './versions.ts'

const path = z.string().min(1).max(4096)

/** A document without its articles. */
export const PolicyHead = Policy.omit({ articles: true })
export type PolicyHead = z.infer<typeof PolicyHead>

export type PolicyPreview =
  | TableRefused
  | {
      readonly ok: true
      readonly importId: Id
      readonly fileName: string
      readonly articles: number
      readonly samples: readonly PolicyArticle[]
    }

/** An article as the picker shows it, in one version of its document. */
export interface ArticleFound {
  readonly policyId: Id
  readonly articleId: Id
  readonly title: string
  /** Article and paragraph: `第三条第一款`. */
  readonly number: string
  readonly text: string
  readonly effectiveOn: string
  /** The last day on which the version held; empty while it does. */
  readonly lastDay: string
  /** Whether it held on the day that was asked for. */
  readonly inForce: boolean
}

export const policyRequests = {
  ...recordRequests('policy', 'manage'),
  ...versionRequests(['policy', 'search']),
  putEntry: putEntryOf(PolicyArticle, ['policy', 'search']),
  readTable: request(z.object({ path }), 'manage').answers<PolicyPreview>(),
  import: request(z.object({ importId: Id, ...PolicyHead.shape }), 'manage', ['policy', 'search', 'audit']).answers<RecordOf<'policy'>>(),
  /** Articles in force on the day come first; without a day every version counts as in force. */
  find: request(
    z.object({ text: z.string().max(200), onDay: Day.default(''), limit: z.int().min(1).max(200).default(30) }),
    'read',
  ).answers<readonly ArticleFound[]>(),
  template: request(z.object({ path }), 'read').answers<{ readonly fileName: string }>(),
}
