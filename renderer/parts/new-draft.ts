import { v7 as newId } from 'uuid'
import type { IssueDraft, issueSources } from '../../db/model/draft.ts'
import type { Unit } from '../../db/model/round.ts'

interface Beginning {
  /** Who begins it; the first of its handlers. */
  readonly memberId: string
  /** The inspected unit, where it is known. */
  readonly unit: Unit | null
  readonly title?: string
  /** How the matter was learned. */
  readonly learnedBy?: (typeof issueSources)[number]
}

/**
 * What is known of a draft before anybody writes: who handles it, since when, how the matter was learned, and that
 * the inspected Party organisation answers for it. One fact waits to be written.
 */
export const newDraft = ({ memberId, unit, title = '', learnedBy }: Beginning): Partial<IssueDraft> & Pick<IssueDraft, 'statements'> => ({
  title,
  sources: learnedBy === undefined ? [] : [learnedBy],
  handlers: [memberId],
  responsibleParty: unit === null ? '' : unit.partyOrganization || unit.name,
  // The calendar day on this computer, as the forms keep days: the Swedish spelling is the ISO one.
  draftedOn: new Date().toLocaleDateString('sv'),
  statements: [{ id: newId(), text: '' }],
})
