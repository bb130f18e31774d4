import type { FormedKind } from '../../model/forms/index.ts'
import type { SampleEntry } from './entry.ts'
import { matters } from './matters.ts'
import { meetings } from './meetings.ts'
import { petitions } from './petitions.ts'
import { rectifications } from './rectifications.ts'
import { surveys } from './surveys.ts'
import { visits } from './visits.ts'

/** Everything of the sample that is written in forms, in the order in which it can be made. */
export const entries: readonly { readonly [K in FormedKind]: SampleEntry<K> }[FormedKind][] = [
  ...petitions,
  ...rectifications,
  ...visits,
  ...meetings,
  ...surveys,
  ...matters,
]
