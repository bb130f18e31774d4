import type { RecordKind } from './kind.ts'

/** 被巡察单位. */
export const unit: RecordKind<'unit'> = {
  kind: 'unit',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({
    number: '',
    title: body.name,
    subtitle: body.partyOrganization,
    status: '',
    occurredOn: body.startsOn,
    facets: {},
  }),
  passages: ['name', 'shortName', 'partyOrganization', 'headName', 'liaisonName', 'address', 'note'],
  references: {},
  suggestions: { unit: ['name'], person: ['headName', 'liaisonName'] },
}
