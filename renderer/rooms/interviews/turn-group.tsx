import { memo, useRef } from 'react'
import type { Turn } from '../../../db/model/interview.ts'
import type { Evidence, TagOfRecord } from '../../../electron/contract/index.ts'
import { type RowActs, TurnRow } from './turn-row.tsx'

/** Turns drawn together: with each key React compares forty groups and fifty rows, not two thousand rows. */
const groupSize = 50
const none: readonly Evidence[] = []
const noTags: readonly TagOfRecord[] = []

/** The turns in groups; a group whose turns are the same objects as before stays the same array. */
export function groupTurns(turns: readonly Turn[], before: readonly (readonly Turn[])[]): readonly (readonly Turn[])[] {
  const groups: (readonly Turn[])[] = []
  for (let from = 0; from < turns.length; from += groupSize) {
    const group = turns.slice(from, from + groupSize)
    const old = before[groups.length]
    groups.push(old !== undefined && old.length === group.length && old.every((turn, index) => turn === group[index]) ? old : group)
  }
  return groups
}

interface TurnGroupsProps {
  readonly turns: readonly Turn[]
  /** Folded parts that are open: `abstract/<turn>`, `tags/<turn>`. */
  readonly open: ReadonlySet<string>
  readonly arrivedAt: string | undefined
  readonly evidenceOf: ReadonlyMap<string, readonly Evidence[]>
  /** By part of the record: `turns/<id>`. */
  readonly focusOf: ReadonlyMap<string, readonly TagOfRecord[]>
  readonly acts: RowActs
}

/** All turns of a talk. */
export const TurnGroups = ({ turns, ...rest }: TurnGroupsProps) => {
  const last = useRef<readonly (readonly Turn[])[]>([])
  last.current = groupTurns(turns, last.current)
  // a group is known by its place, so that a turn put in before it moves turns between groups, not groups
  // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a group is
  return last.current.map((group, index) => <TurnGroup key={index} turns={group} from={index * groupSize} {...rest} />)
}

const TurnGroup = memo(({ turns, from, open, arrivedAt, evidenceOf, focusOf, acts }: TurnGroupsProps & { readonly from: number }) =>
  turns.map((turn, index) => (
    <TurnRow
      key={turn.id}
      turn={turn}
      ordinal={from + index + 1}
      abstractOpen={open.has(`abstract/${turn.id}`)}
      tagsOpen={open.has(`tags/${turn.id}`)}
      arrived={arrivedAt === turn.id}
      evidence={evidenceOf.get(turn.id) ?? none}
      focus={focusOf.get(`turns/${turn.id}`) ?? noTags}
      acts={acts}
    />
  )),
)
