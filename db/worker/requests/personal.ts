import { z } from 'zod'
import type { GuideStep } from '../../model/guide.ts'
import { Id, Line } from '../../model/ids.ts'
import { ListQuery } from './records.ts'
import { request } from './request.ts'

/** What a named view shows: the list's query without the place it is in and the page it is at. */
export const View = ListQuery.pick({ text: true, status: true, facets: true, sortBy: true, direction: true })
export type View = z.output<typeof View>

/** A list view by the name that a person gave it. */
export interface SavedView {
  readonly id: Id
  readonly name: string
  readonly view: View
  /** Shown whenever they enter the room; one at most. */
  readonly standard: boolean
}

const room = z.string().min(1).max(60)
const name = Line.min(1).max(40)

/** What each person keeps for themselves in this case file; it never travels. */
export const personalRequests = {
  views: request(z.object({ room }), 'read').answers<readonly SavedView[]>(),
  /** A view of that name in that room is replaced. */
  saveView: request(z.object({ room, name, view: View }), 'read', ['personal']).answers<SavedView>(),
  /** Refuses with `bad_input` a name that another view of the room has. */
  changeView: request(z.object({ id: Id, name: name.optional(), standard: z.boolean().optional() }), 'read', [
    'personal',
  ]).answers<SavedView>(),
  removeView: request(z.object({ id: Id }), 'read', ['personal']).answers<null>(),
  guide: request(z.object({}), 'read').answers<{ readonly shown: boolean; readonly done: readonly GuideStep[] }>(),
  showGuide: request(z.object({ shown: z.boolean() }), 'read', ['personal']).answers<null>(),
  /** First letters of the pinyin of each text, in their order: 谈话 → `th`. */
  initials: request(z.object({ texts: z.array(z.string().max(100)).max(500) }), 'read').answers<readonly string[]>(),
}
