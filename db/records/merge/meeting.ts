import { canonicalJson } from '../../audit/canonical.ts'
import type { Lineage } from '../../model/lineage.ts'
import { decoded, encoded, Unfitting } from './encoding.ts'
import type { Branching } from './shape.ts'
import { type Conflict, conflictsOf, covers, merged, type State, type View, viewOf } from './state.ts'

/** One of two versions of a record that meet. */
export interface Side extends View {
  readonly lineage: Lineage
  /** Its lineage was made up from content hashes: it is older than stamps. */
  readonly isOld: boolean
}

/**
 * What comes of a meeting: one side has seen all that the other has (`ours`, `theirs`), or something is made of both.
 * `opened`: the conflicts that ours did not have.
 */
export type Meeting =
  | { readonly outcome: 'ours' }
  | {
      readonly outcome: 'theirs' | 'both'
      readonly view: View
      readonly lineage: Lineage
      readonly conflicts: number
      readonly opened: number
    }

/**
 * The lineage of a record from before there were stamps: its content itself stands for whoever wrote it, and it has
 * seen every content under which it left before, in whatever version that had.
 */
export function oldLineage(contentHash: string, version: number, ancestors: readonly string[]): Lineage {
  const context = [...new Set([...ancestors, contentHash])].sort().map((hash): [string, number] => [hash, version])
  return { context, stamps: { '*': [[context.findIndex(([hash]) => hash === contentHash), version]] } }
}

/** The lineage of a record that was brought into being. */
export const firstLineage = (actor: string): Lineage => ({ context: [[actor, 1]], stamps: { '*': [[0, 1]] } })

export const stateOf = (shape: Branching, { lineage, isOld, ...view }: Side): State => decoded(shape, view, lineage, isOld)

/** The conflicts of a record, from its lineage; most have none, and then nothing is looked at further. */
export function openIn(shape: Branching, side: Side): readonly Conflict[] {
  const single = Object.values(side.lineage.stamps).every((held) => held.length === 1)
  return single ? [] : conflictsOf(shape, stateOf(shape, side), side)
}

export function meet(shape: Branching, ours: Side, theirs: Side): Meeting {
  const [ourContext, theirContext] = [new Map(ours.lineage.context), new Map(theirs.lineage.context)]
  const weKnow = covers(ourContext, theirContext)
  const alike = weKnow && covers(theirContext, ourContext)
  // Two that have seen the same are the same; should they not be, both are kept.
  if (weKnow && (!alike || canonicalJson(ours.body) === canonicalJson(theirs.body))) return { outcome: 'ours' }
  const before = new Set(openIn(shape, ours).map(({ field }) => field))
  const opened = (conflicts: readonly Conflict[]): number => conflicts.filter(({ field }) => !before.has(field)).length
  if (!alike && covers(theirContext, ourContext)) {
    const conflicts = openIn(shape, theirs)
    const { body, deleted, lineage } = theirs
    return { outcome: 'theirs', view: { body, deleted }, lineage, conflicts: conflicts.length, opened: opened(conflicts) }
  }
  const state = merged(shape, stateOf(shape, ours), stateOf(shape, theirs))
  const view = viewOf(shape, state)
  const conflicts = conflictsOf(shape, state, view)
  return { outcome: 'both', view, lineage: encoded(shape, state, view), conflicts: conflicts.length, opened: opened(conflicts) }
}

/** Whether a lineage fits the record that it came with: every dot seen, and the body what the lineage shows. */
export function isFitting(shape: Branching, view: View, lineage: Lineage): boolean {
  try {
    const state = decoded(shape, view, lineage)
    if (Object.values(lineage.stamps).every((held) => held.every((stamp) => stamp.length === 2))) return true
    const shown = viewOf(shape, state)
    return shown.deleted === view.deleted && canonicalJson(shown.body) === canonicalJson(view.body)
  } catch (error) {
    if (error instanceof Unfitting) return false
    throw error
  }
}
