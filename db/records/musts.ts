import type { MustRequirement, MustWay } from '../model/coverage.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { MustCounter } from '../worker/requests/coverage.ts'
import type { PlanPerson } from '../worker/requests/plan.ts'
import { taggings } from './coverage.ts'
import { dayOf } from './days.ts'
import { planPeople } from './interview-plan.ts'
import { livingBodies, type Stay } from './living.ts'
import { pickSources, versionsOn } from './picking.ts'
import { plain } from './roster-import.ts'
import { recordOf } from './rows.ts'

type Asked = Omit<MustRequirement, 'id'>

interface MustItem {
  readonly way: MustWay
  readonly what: string
  readonly catalogueId: string
  readonly itemId: string
}

const waySigns: Readonly<Record<MustWay, string>> = { talk: '谈', see: '看', visit: '访' }

/** Entries of the must lists in force: what stands under 必谈, 必看 and 必访. */
function mustItems(caseFile: CaseFile): readonly MustItem[] {
  const trees = pickSources(caseFile).filter(({ kind, family }) => kind === 'catalogue' && family === 'must_cover')
  return versionsOn(trees, dayOf(caseFile.now())).flatMap(({ recordId: catalogueId }) => {
    const { items } = recordOf(caseFile, 'catalogue', catalogueId).body
    const heads = new Map(items.filter(({ parentId }) => parentId === null).map(({ id, text }) => [id, text]))
    return items.flatMap(({ id: itemId, parentId, text: what }) => {
      const head = parentId === null ? undefined : heads.get(parentId)
      const way = (['talk', 'see', 'visit'] as const).find((one) => head?.includes(waySigns[one]))
      return way === undefined ? [] : [{ way, what, catalogueId, itemId }]
    })
  })
}

/**
 * What is asked of a unit: as it was set for it, else one of each entry of the must lists where villages are inspected.
 * Everybody who must be talked with by the roster is asked for in any case.
 */
export function requirementsOf(caseFile: CaseFile, unitId: string): { readonly own: boolean; readonly requirements: readonly Asked[] } {
  const unit = recordOf(caseFile, 'unit', unitId)
  if (unit.body.requirements !== undefined)
    return { own: true, requirements: unit.body.requirements.map(({ way, what, least }) => ({ way, what, least })) }
  const village = unit.roundId !== null && recordOf(caseFile, 'round', unit.roundId).body.kind === 'village'
  return { own: false, requirements: village ? mustItems(caseFile).map(({ way, what }) => ({ way, what, least: 1 })) : [] }
}

/** 必谈、必看、必访 n/m for each unit of a stay, with who is left. */
export function mustCounters(caseFile: CaseFile, { roundId = '', unitId }: Stay): readonly MustCounter[] {
  const units = livingBodies(caseFile, 'unit', { roundId }).filter(({ id }) => !unitId || id === unitId)
  const people = planPeople(caseFile, { roundId })
  const items = mustItems(caseFile)
  const tags = taggings(caseFile, { roundId })
  return units.flatMap((unit) => {
    const theirs = people.filter((person) => person.unitId === unit.id)
    const tagged = (itemId: string) =>
      new Set(tags.flatMap((tag) => (tag.itemId === itemId && tag.unitId === unit.id ? [tag.recordId] : []))).size
    return askedOf(caseFile, unit.id, theirs).map((asked): MustCounter => {
      const item = items.find(({ way, what }) => way === asked.way && plain(what) === plain(asked.what))
      const records = item === undefined ? 0 : tagged(item.itemId)
      const entry = item === undefined ? null : { catalogueId: item.catalogueId, itemId: item.itemId }
      const told = { unitId: unit.id, way: asked.way, what: asked.what, item: entry }
      if (asked.way !== 'talk') return { ...told, done: records, least: asked.least, left: [], missing: Math.max(0, asked.least - records) }
      return {
        ...told,
        ...talkedOf(
          asked,
          theirs.filter(({ group }) => plain(group) === plain(asked.what)),
          records,
        ),
      }
    })
  })
}

/** What is asked, with the groups of the roster that hold people who must be talked with. */
function askedOf(caseFile: CaseFile, unitId: string, people: readonly PlanPerson[]): readonly Asked[] {
  const { requirements } = requirementsOf(caseFile, unitId)
  const named = new Set(requirements.filter(({ way }) => way === 'talk').map(({ what }) => plain(what)))
  const groups = new Map(people.filter(isMust).map(({ group }) => [plain(group), group]))
  const further = [...groups].flatMap(([key, what]) => (named.has(key) ? [] : [{ way: 'talk' as const, what, least: 0 }]))
  return [...requirements.filter(({ way }) => way === 'talk'), ...further, ...requirements.filter(({ way }) => way !== 'talk')]
}

const isMust = ({ category, state }: PlanPerson): boolean => category === 'mandatory' && state !== 'waived'

function talkedOf(asked: Asked, group: readonly PlanPerson[], records: number): Pick<MustCounter, 'done' | 'least' | 'left' | 'missing'> {
  const done = group.filter(({ state }) => state === 'done')
  const left = group.filter((person) => isMust(person) && person.state !== 'done')
  const counted = Math.max(done.length, records)
  // People who need not be talked with count as well, where so many are asked for.
  const least = Math.max(asked.least, done.filter(isMust).length + left.length)
  return {
    done: Math.min(counted, least),
    least,
    left: left.map(({ id, name, post }) => ({ id, name, post })),
    missing: Math.max(0, least - counted - left.length),
  }
}
