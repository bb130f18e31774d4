import { sql } from 'kysely'
import type { Petition } from '../model/petition.ts'
import { fold } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { AlikePetition, AlikePetitions, Likeness, PetitionFace } from '../worker/requests/petitions.ts'
import { type Bigrams, bigramsOf, comparedWith } from './alikeness.ts'
import { recordOf } from './rows.ts'

/** Listed at most; more than this nobody compares. */
const listed = 12
/** From this share on two texts are likely about the same. */
const alikeFrom = 0.5

/** What is compared of a petition. */
interface Features {
  readonly version: number
  readonly petitioner: string
  readonly petitionerUnit: string
  readonly contact: string
  readonly about: string
  readonly aboutUnit: string
  readonly text: Bigrams
}

/**
 * Petitions as they are compared, made once per version: reading and folding 8,000 texts takes far longer than
 * comparing them. They go with the case file; a lock ends the whole thread.
 */
const known = new WeakMap<CaseFile, Map<string, Features>>()

/** The petitions that one may repeat, with every reason in words, and those that it is marked to belong with. */
export function alikePetitions(caseFile: CaseFile, id: string): AlikePetitions {
  const { roundId, body } = recordOf(caseFile, 'petition', id)
  const others = featuresIn(caseFile, roundId)
  const own = featuresOf(0, body)
  const share = comparedWith(own.text, alikeFrom)
  const chain = chainOf(caseFile, id)
  const found: { readonly id: string; readonly weight: number; readonly reasons: readonly Likeness[] }[] = []
  for (const [other, features] of others) {
    if (other === id || chain.has(other)) continue
    const reasons = reasonsFor(own, features, share(features.text))
    if (reasons.length > 0) found.push({ id: other, weight: weightOf(reasons), reasons })
  }
  found.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
  const shown = found.slice(0, listed)
  const faces = facesOf(caseFile, [...chain, ...shown.map((one) => one.id)])
  return {
    chain: chain.size < 2 ? [] : [...chain].flatMap((one) => faces.get(one) ?? []).sort(byTime),
    likely: shown.flatMap((one) => {
      const face = faces.get(one.id)
      return face === undefined ? [] : [{ ...face, reasons: one.reasons as AlikePetition['reasons'] }]
    }),
    more: found.length - shown.length,
  }
}

const byTime = (a: PetitionFace, b: PetitionFace): number =>
  a.receivedAt.localeCompare(b.receivedAt) || a.number.localeCompare(b.number) || (a.id < b.id ? -1 : 1)

/** Why two petitions may be one matter; the same either way round. Empty where nothing says so. */
function reasonsFor(a: Features, b: Features, share: number): readonly Likeness[] {
  const reasons: Likeness[] = []
  if (a.petitioner !== '' && a.petitioner === b.petitioner && agree(a.petitionerUnit, b.petitionerUnit))
    reasons.push({ because: 'same_petitioner' })
  if (a.contact !== '' && a.contact === b.contact) reasons.push({ because: 'same_contact' })
  if (a.about !== '' && a.about === b.about && agree(a.aboutUnit, b.aboutUnit)) reasons.push({ because: 'same_about' })
  if (share > 0) reasons.push({ because: 'similar_text', percent: Math.round(share * 100) })
  return reasons
}

/** One of them may have been left open. */
const agree = (a: string, b: string): boolean => a === b || a === '' || b === ''

const weights = { same_petitioner: 60, same_contact: 60, same_about: 20, similar_text: 0 } as const
const weightOf = (reasons: readonly Likeness[]): number =>
  reasons.reduce((sum, reason) => sum + (reason.because === 'similar_text' ? reason.percent : weights[reason.because]), 0)

/** Living petitions of a round. */
function featuresIn(caseFile: CaseFile, roundId: string | null): readonly (readonly [string, Features])[] {
  const { queries } = caseFile
  const rows = queries.all(
    queries.k
      .selectFrom('record')
      .select(['id', 'version'])
      .where('kind', '=', 'petition')
      .where('deleted_at', 'is', null)
      .where('round_id', 'is', roundId),
  )
  const kept = known.get(caseFile) ?? new Map<string, Features>()
  known.set(caseFile, kept)
  const stale = rows.filter(({ id, version }) => kept.get(id)?.version !== version)
  if (stale.length > 0) for (const { id, version, body } of bodiesOf(caseFile, stale)) kept.set(id, featuresOf(version, body))
  return rows.flatMap(({ id }) => {
    const features = kept.get(id)
    return features === undefined ? [] : [[id, features] as const]
  })
}

function bodiesOf({ queries }: CaseFile, rows: readonly { readonly id: string; readonly version: number }[]) {
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify([...versions.keys()])}))`
  return queries
    .all(queries.k.selectFrom('body').select(['record_id', 'json']).where('record_id', 'in', these))
    .map(({ record_id, json }) => ({ id: record_id, version: versions.get(record_id) ?? 0, body: JSON.parse(json) as Petition }))
}

function featuresOf(version: number, body: Petition): Features {
  const named = body.naming !== 'anonymous'
  const digits = body.petitionerContact.normalize('NFKC').replace(/\D/g, '')
  return {
    version,
    petitioner: named ? plain(body.petitioner) : '',
    petitionerUnit: named ? plain(body.petitionerUnit) : '',
    contact: named && digits.length >= 7 ? digits : '',
    about: plain(body.about),
    aboutUnit: plain(body.aboutUnit),
    text: bigramsOf(body.summary),
  }
}

const plain = (text: string): string => fold(text).replace(/\s/g, '')

/** All that hang together by `repeats`, however they point; the deleted ones are left out, and what hangs on them alone. */
function chainOf({ queries }: CaseFile, id: string): ReadonlySet<string> {
  const chain = new Set([id])
  for (let fresh = [id]; fresh.length > 0 && chain.size < 1000; ) {
    const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify(fresh)}))`
    const links = queries.all(
      queries.k
        .selectFrom('reference')
        .innerJoin('record as source', 'source.id', 'reference.from_id')
        .innerJoin('record as target', 'target.id', 'reference.to_id')
        .select(['from_id', 'to_id'])
        .where('role', '=', 'repeats')
        .where('source.deleted_at', 'is', null)
        .where('target.deleted_at', 'is', null)
        .where((row) => row.or([row('from_id', 'in', these), row('to_id', 'in', these)])),
    )
    fresh = [...new Set(links.flatMap(({ from_id, to_id }) => [from_id, to_id]))].filter((one) => !chain.has(one))
    for (const one of fresh) chain.add(one)
  }
  return chain
}

function facesOf({ queries }: CaseFile, ids: readonly string[]): ReadonlyMap<string, PetitionFace> {
  const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = queries.all(
    queries.k
      .selectFrom('record')
      .innerJoin('body', 'body.record_id', 'record.id')
      .select(['id', 'version', 'number', 'title', 'subtitle', 'status', 'occurred_on'])
      .select(sql<string | null>`json ->> 'repeats'`.as('repeats'))
      .where('id', 'in', these),
  )
  return new Map(rows.map(({ occurred_on, ...row }) => [row.id, { ...row, receivedAt: occurred_on }]))
}
