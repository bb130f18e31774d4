import type { SampleDraft } from '../shape.ts'
import { centre } from './centre.ts'
import { centreBranch } from './centre-branch.ts'
import { decisions } from './decisions.ts'
import { money } from './money.ts'
import { organisation } from './organisation.ts'
import { oversight } from './oversight.ts'

/** All issue drafts. */
export const drafts: readonly SampleDraft[] = [...decisions, ...money, ...oversight, ...organisation, ...centre, ...centreBranch]
