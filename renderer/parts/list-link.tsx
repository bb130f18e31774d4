import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ListView, type Room, roomPaths } from '../app/places.ts'

export interface ListLinkProps {
  readonly room: Room
  readonly view?: ListView
  readonly children: ReactNode
  readonly className?: string
  /** What the number counts, where the words around it do not say. */
  readonly label?: string
  readonly onClick?: () => void
}

/** A number that means work, leading to exactly that work. */
export const ListLink = ({ room, view = {}, label, ...rest }: ListLinkProps) => (
  <Link to={roomPaths[room]} search={{ ...view }} aria-label={label} {...rest} />
)
