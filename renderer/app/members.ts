import { useMemo } from 'react'
import type { Post } from '../../db/model/people.ts'
import { useAsk } from './workstation.ts'

/** A person as forms need to know them. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly post: Post | null
  readonly deleted: boolean
}

const everyone = { limit: 1000, sortBy: 'createdAt', direction: 'ascending' } as const

/** All members, in the order in which they were entered; those no longer in the group only with `deleted`. */
export const useMembers = ({ deleted = false }: { readonly deleted?: boolean } = {}): readonly Person[] => {
  const present = useAsk('members', 'list', everyone).data
  const gone = useAsk('members', 'list', { ...everyone, deleted: true }, { enabled: deleted }).data
  return useMemo(
    () =>
      [...(present?.rows ?? []), ...((deleted && gone?.rows) || [])].map((row) => ({
        id: row.id,
        name: row.title,
        post: (row.facets.post?.[0] ?? null) as Post | null,
        deleted: row.deletedAt !== null,
      })),
    [present, gone, deleted],
  )
}

/** One member by id, whether still in the group or not; null while unknown. */
export const useMember = (id: string | null | undefined): Person | null => {
  const people = useMembers({ deleted: true })
  return people.find((person) => person.id === id) ?? null
}
