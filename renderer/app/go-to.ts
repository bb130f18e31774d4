import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Kind } from '../../db/model/record.ts'
import { type ListView, type Room, roomOfKind, roomPaths } from './places.ts'

/** One record, and optionally the part of it to come to (`turns/<id>/answer`, `statements/<id>`, `attachment/<id>`). */
export interface Destination {
  readonly kind: Kind
  readonly id: string
  readonly at?: string | undefined
}

/** Goes to a record; the list beside it stays as it is when the room stays the same. */
export const useGoTo = (): ((to: Destination) => void) => {
  const navigate = useNavigate()
  return useCallback(
    ({ kind, id, at }) => {
      const room = roomOfKind(kind)
      if (room === null) return
      void navigate({ to: roomPaths[room] + (hasPlaces(room) ? `/${id}` : ''), search: at === undefined ? {} : { at } })
    },
    [navigate],
  )
}

/** Goes to a room, as a list view of it. */
export const useGoToRoom = (): ((room: Room, view?: ListView) => void) => {
  const navigate = useNavigate()
  return useCallback((room, view = {}) => void navigate({ to: roomPaths[room], search: { ...view } }), [navigate])
}

/** The part of the record that the person came for; undefined when they came for the whole. */
export const useArrival = (): string | undefined => (useSearch({ strict: false }) as ListView).at

const hasPlaces = (room: Room): boolean => room !== 'round' && room !== 'coverage'
