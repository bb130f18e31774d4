import { type BundleDecision, Manifest, type ReturnReasons } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { GroupState, ImportedBundle, SequenceGap } from '../worker/requests/exchange.ts'
import { staleDays } from '../worker/settings.ts'
import { cards, lineage } from './cards.ts'
import { importedBundle } from './commit.ts'

/** 入库与退回: what the office says of a bundle that came in, and what it lacks of each group. */

/**
 * Accepts a bundle, or sends it back with reasons; said in the next receipt, so one that was saved before has to be saved
 * anew. What came in stays where it is. Throws `Refusal`: 'not_found', 'bad_input' for a return without a reason.
 */
export function decide(caseFile: CaseFile, bundleId: string, decision: BundleDecision, reasons: ReturnReasons): ImportedBundle {
  if (decision === 'returned' && reasons.text.trim() === '' && reasons.records.length === 0) throw new Refusal('bad_input', 'text')
  return caseFile.db
    .transaction(() => {
      const before = importedBundle(caseFile, bundleId).said?.at ?? 0
      const said = {
        decision,
        // The highest stands, whatever the clock was set to in between.
        decided_at: Math.max(caseFile.now(), before + 1),
        decided_by: caseFile.person.name,
        reasons: JSON.stringify(reasons),
        receipt_saved_at: null,
      }
      caseFile.queries.run(caseFile.queries.k.updateTable('imported_bundle').set(said).where('bundle_id', '=', bundleId))
      const action = decision === 'accepted' ? 'bundle.accept' : 'bundle.return'
      caseFile.audit.append(action, { kind: 'bundle', id: bundleId }, { records: reasons.records.map(({ id }) => id) })
      return importedBundle(caseFile, bundleId)
    })
    .immediate()
}

const day = 86_400_000

/** Every group whose card is enrolled, by name: what came, what is missing, and since when nothing came. */
export function groups(caseFile: CaseFile): readonly GroupState[] {
  const stale = staleDays(caseFile.queries) * day
  return cards(caseFile)
    .filter(({ card, replacedBy }) => card.mode === 'group' && replacedBy === null)
    .map((face) => {
      const devices = lineage(caseFile, face.card.deviceId)
      const bundles = bundlesOf(caseFile, devices)
      const lastAt = bundles.length === 0 ? null : Math.max(...bundles.map(({ importedAt }) => importedAt))
      return {
        deviceId: face.card.deviceId,
        name: face.card.name,
        revoked: face.revoked !== null,
        bundles,
        gaps: devices.flatMap((device) => gapsOf(caseFile, device)),
        lastAt,
        stale: face.revoked === null && caseFile.now() - (lastAt ?? face.enrolledAt ?? 0) > stale,
      }
    })
}

function bundlesOf(caseFile: CaseFile, devices: readonly string[]): readonly ImportedBundle[] {
  const { k } = caseFile.queries
  return caseFile.queries
    .all(
      k
        .selectFrom('imported_bundle')
        .select('bundle_id')
        .where('device_id', 'in', devices)
        .orderBy('imported_at', 'desc')
        .orderBy('sequence', 'desc'),
    )
    .map((row) => importedBundle(caseFile, row.bundle_id))
}

/**
 * Numbers that no bundle came under, though later ones did. A device counts all that it makes, also what it makes for
 * others; and one that was restored leaves numbers out, which is told by what its next bundle follows.
 */
function gapsOf({ queries }: CaseFile, deviceId: string): readonly SequenceGap[] {
  const { k } = queries
  const rows = queries.all(
    k.selectFrom('imported_bundle').select(['bundle_id', 'sequence', 'manifest']).where('device_id', '=', deviceId).orderBy('sequence'),
  )
  const gaps: SequenceGap[] = []
  let before: { readonly bundle_id: string; readonly sequence: number } | null = null
  for (const row of rows) {
    const { follows } = Manifest.parse(JSON.parse(row.manifest))
    const from = (before?.sequence ?? 0) + 1
    if (follows !== (before?.bundle_id ?? null) && from < row.sequence) gaps.push({ from, to: row.sequence - 1 })
    before = row
  }
  return gaps
}
