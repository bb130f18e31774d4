import { createMemoryHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { formedAreas } from '../../db/model/forms/index.ts'
import { BrokenPlace } from './broken-place.tsx'
import { Frame } from './frame.tsx'
import type { ListView } from './places.ts'

const words = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((word) => typeof word === 'string') && value.length > 0 ? value : undefined

const isDays = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((day) => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day))

/** Keeps of an address what a list view may hold. */
const listView = (search: Record<string, unknown>): ListView => {
  const facets = Object.entries(search.facets ?? {}).flatMap(([name, values]) => {
    const found = words(values)
    return found === undefined ? [] : [[name, found] as const]
  })
  return {
    ...(words(search.status) && { status: words(search.status) }),
    ...(facets.length > 0 && { facets: Object.fromEntries(facets) }),
    ...(typeof search.text === 'string' && search.text !== '' && { text: search.text }),
    ...(isDays(search.days) && { days: search.days }),
    ...(typeof search.doneBy === 'string' && { doneBy: search.doneBy }),
    ...(search.deleted === true && { deleted: true }),
    ...(typeof search.at === 'string' && { at: search.at }),
  }
}

const root = createRootRoute({ component: Frame, validateSearch: listView, errorComponent: BrokenPlace })
const at = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component, errorComponent: BrokenPlace })

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/today' })
    },
  }),
  at(
    '/today',
    lazyRouteComponent(() => import('../rooms/today/room.tsx')),
  ),
  at(
    '/interviews/{-$id}',
    lazyRouteComponent(() => import('../rooms/interviews/room.tsx')),
  ),
  at(
    '/outlines/{-$id}',
    lazyRouteComponent(() => import('../rooms/outlines/room.tsx')),
  ),
  at(
    '/requests/{-$id}',
    lazyRouteComponent(() => import('../rooms/documents/requests.tsx')),
  ),
  at(
    '/documents/{-$id}',
    lazyRouteComponent(() => import('../rooms/documents/room.tsx')),
  ),
  at(
    '/drafts/{-$id}',
    lazyRouteComponent(() => import('../rooms/drafts/room.tsx')),
  ),
  at(
    '/clues/{-$id}',
    lazyRouteComponent(() => import('../rooms/clues/room.tsx')),
  ),
  at(
    '/catalogues/{-$id}',
    lazyRouteComponent(() => import('../rooms/catalogues/room.tsx')),
  ),
  at(
    '/policies/{-$id}',
    lazyRouteComponent(() => import('../rooms/policies/room.tsx')),
  ),
  at(
    '/board',
    lazyRouteComponent(() => import('../rooms/board/room.tsx')),
  ),
  at(
    '/evidence',
    lazyRouteComponent(() => import('../rooms/evidence/room.tsx')),
  ),
  at(
    '/plan',
    lazyRouteComponent(() => import('../rooms/plan/room.tsx')),
  ),
  at(
    '/schedule',
    lazyRouteComponent(() => import('../rooms/schedule/room.tsx')),
  ),
  at(
    '/coverage',
    lazyRouteComponent(() => import('../rooms/coverage/room.tsx')),
  ),
  at(
    '/leaving',
    lazyRouteComponent(() => import('../rooms/leaving/room.tsx')),
  ),
  at(
    '/conflicts',
    lazyRouteComponent(() => import('../rooms/conflicts/room.tsx')),
  ),
  at(
    '/exchange',
    lazyRouteComponent(() => import('../rooms/exchange/room.tsx')),
  ),
  at(
    '/office',
    lazyRouteComponent(() => import('../rooms/office/room.tsx')),
  ),
  at(
    '/movements',
    lazyRouteComponent(() => import('../rooms/movements/room.tsx')),
  ),
  at(
    '/settings',
    lazyRouteComponent(() => import('../rooms/settings/room.tsx')),
  ),
  at(
    '/round',
    lazyRouteComponent(() => import('../rooms/round/room.tsx')),
  ),
  ...formedAreas.map((area) =>
    at(
      `/${area}/{-$id}`,
      lazyRouteComponent(() => import('../rooms/forms/room.tsx')),
    ),
  ),
]

/**
 * Where the person is. The history lives in memory alone: ids and searched words never reach the browser's own
 * files, and the place outlives the lock because the router does.
 */
export const createPlaces = () =>
  createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: ['/today'] }),
    defaultPreload: false,
    defaultErrorComponent: BrokenPlace,
  })
