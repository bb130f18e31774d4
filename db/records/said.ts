import { BundleDecision, ReturnReasons } from '../model/bundle.ts'
import type { Tables } from '../schema/tables.ts'
import type { Said } from '../worker/requests/exchange.ts'

/** What the office said of a bundle, as either side keeps it; null where nothing was said. */
export function saidIn({
  decision,
  decided_at,
  decided_by,
  reasons,
}: Pick<Tables['imported_bundle'], 'decision' | 'decided_at' | 'decided_by' | 'reasons'>): Said | null {
  if (decision === null) return null
  return {
    decision: BundleDecision.parse(decision),
    at: decided_at ?? 0,
    by: decided_by ?? '',
    reasons: ReturnReasons.parse(JSON.parse(reasons ?? '{}')),
  }
}
