import type { SampleReview } from '../shape.ts'
import { audit } from './audit.ts'
import { centre } from './centre.ts'
import { centrePeople } from './centre-people.ts'
import { guarantee } from './guarantee.ts'
import { money } from './money.ts'
import { organisation } from './organisation.ts'
import { rules } from './rules.ts'
import { splitting } from './splitting.ts'
import { works } from './works.ts'

/** All documents that were read. */
export const reviews: readonly SampleReview[] = [
  ...works,
  ...guarantee,
  ...splitting,
  ...money,
  ...audit,
  ...organisation,
  ...rules,
  ...centre,
  ...centrePeople,
]
