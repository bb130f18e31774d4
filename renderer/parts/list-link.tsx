import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ListView, type Room, roomPaths } from '../app/places.ts'

export interface ListLinkProps {
  readonly room: Room
  readonly view?: ListView
  readonly children: ReactNode
  readonly className?: string
}

/** A number that means work, leading to exactly that work. */
export const ListLink = ({ room, view = {}, ...rest }: ListLinkProps) => <Link to={roomPaths[room]} search={{ ...view }} {...rest} />
