import { canonical, fits, isMembers, type Json, type Members, parsed, type Schema, sha256 } from './json.ts'
import { lineageFits } from './lineage.ts'
import { damaged, must } from './refused.ts'
import { pointOf } from './sm2.ts'

/** The lists of a bundle (FORMAT.md, section 5), line by line. */

/** What `npm run xuncha -- schema` prints. */
export interface Schemas {
  readonly manifest: Schema
  readonly keyCard: Schema
  readonly record: Schema
  readonly kinds: Readonly<Record<string, Schema>>
}

const most = { lines: 5_000_000, bytes: 64 * 1024 ** 2 }
const mostAside = { records: 1000, units: 64 * 1024 ** 2 }

export function linesOf(bytes: Buffer, where: string): readonly Json[] {
  const values: Json[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from)
    must(end >= 0 && end - from <= most.bytes && values.length < most.lines, where)
    values.push(parsed(bytes.subarray(from, end), where))
    from = end + 1
  }
  return values
}

const text = (maxLength: number): Schema => ({ type: 'string', maxLength })
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const whole = (minimum: number): Schema => ({ type: 'integer', minimum })
export const uuid: Schema = {
  type: 'string',
  pattern:
    '^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|0{8}-(0{4}-){3}0{12}|f{8}-(f{4}-){3}f{12})$',
}
const exactly = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})

const historyLine = exactly(
  { recordId: uuid, versionFrom: whole(1), version: whole(1), field: text(300), before: {}, after: {}, at: whole(0), by: uuid, on: uuid },
  ['before', 'after'],
)
const hash: Schema = { type: 'string', minLength: 64, maxLength: 64 }
const auditLine = exactly({
  seq: whole(1),
  at: whole(0),
  by_id: orNull(text(100)),
  by_name: text(500),
  device_id: text(100),
  action: text(100),
  subject_kind: orNull(text(100)),
  subject_id: orNull(text(100)),
  detail: text(1_000_000),
  previous: hash,
  hash,
})
const cardLine = (keyCard: Schema): Schema =>
  exactly({ card: keyCard, role: { enum: ['member', 'leader', 'office', 'reserve'] }, reserveOf: orNull(uuid) })

function membersOf(schema: Schema, value: Json, where: string): Members {
  if (!isMembers(value) || !fits(schema, value)) throw damaged(where)
  return value
}

/** What was set aside: how much, and what the end of the bundle, its history and its files may still owe to it. */
export interface Aside {
  records: number
  units: number
  /** Live ones by kind and `deleted`, as far as that can be told. */
  readonly counts: Record<string, number>
  untold: number
  namesFiles: boolean
}

const withoutRound = ['member', 'catalogue', 'policy']

/** Takes lists in and remembers what the end of the bundle is held against. */
export class Lists {
  readonly records = new Map<string, Members>()
  readonly counts: Record<string, number> = {}
  readonly wanted = new Set<string>()
  readonly aside: Aside = { records: 0, units: 0, counts: {}, untold: 0, namesFiles: false }
  /** Of all records, those set aside among them. */
  readonly #ids = new Set<string>()
  readonly #schemas: Schemas
  readonly #roundId: string
  #chain: { seq: number; head: string }

  constructor(schemas: Schemas, roundId: string, chain: { seq: number; head: string }) {
    this.#schemas = schemas
    this.#roundId = roundId
    this.#chain = chain
  }

  get chain(): { readonly seq: number; readonly head: string } {
    return this.#chain
  }

  take(path: string, bytes: Buffer, isTask: boolean): void {
    const kind = /^records\/([a-z_]+)\.ndjson$/.exec(path)?.[1]
    const each = kind === undefined ? this.#eachOf(path, isTask) : (value: Json) => this.#record(kind, value, path)
    for (const value of linesOf(bytes, path)) each(value)
  }

  #eachOf(path: string, isTask: boolean): (value: Json) => void {
    if (path === 'history.ndjson') return (value) => this.#history(membersOf(historyLine, value, path))
    if (path === 'audit.ndjson') return (value) => this.#audit(membersOf(auditLine, value, path))
    if (path === 'cards.ndjson' && isTask) return (value) => this.#card(membersOf(cardLine(this.#schemas.keyCard), value, path))
    throw damaged(path)
  }

  #record(kind: string, value: Json, where: string): void {
    const body = Object.hasOwn(this.#schemas.kinds, kind) ? this.#schemas.kinds[kind] : undefined
    must(body !== undefined, where)
    if (!isMembers(value) || !fits(this.#schemas.record, value)) {
      this.#note(idIn(value), where)
      this.#setAside(kind, value, null, where)
      return
    }
    const { id, roundId, unitId, deletedAt } = value
    const ofRound = roundId === this.#roundId || id === this.#roundId || (roundId === null && withoutRound.includes(kind))
    must(value.kind === kind && ofRound, where)
    this.#note(id as string, where)
    const counted = deletedAt === null ? kind : 'deleted'
    const content = { kind, roundId, unitId, body: value.body, deleted: deletedAt !== null } as Members
    if (!fits(body, value.body as Json) || sha256(canonical(content)) !== value.contentHash || !lineageFits(body, value)) {
      this.#setAside(kind, value, counted, where)
      return
    }
    this.records.set(id as string, value)
    this.counts[counted] = (this.counts[counted] ?? 0) + 1
    for (const file of filesOf(value)) this.wanted.add(file)
  }

  #note(id: string | undefined, where: string): void {
    must(id === undefined || !this.#ids.has(id), where)
    if (id !== undefined) this.#ids.add(id)
  }

  #setAside(kind: string, value: Json, counted: string | null, where: string): void {
    const { aside } = this
    aside.records += 1
    aside.units += JSON.stringify(value).length
    must(kind !== 'round' && aside.records <= mostAside.records && aside.units <= mostAside.units, where)
    if (kind === 'attachment' || kind === 'draft_revision') aside.namesFiles = true
    if (counted === null) aside.untold += 1
    else aside.counts[counted] = (aside.counts[counted] ?? 0) + 1
  }

  #card({ card, role }: Members): void {
    const ofOffice = role === 'office' || role === 'reserve'
    const { mode, sm2SigningKey, sm2Recipient } = card as Members
    must((mode === 'office') === ofOffice, 'cards.ndjson')
    for (const key of [sm2SigningKey, sm2Recipient]) must(key === undefined || pointOf(key as string) !== undefined, 'cards.ndjson')
  }

  #history(line: Members): void {
    must(this.#ids.has(line.recordId as string) || this.aside.untold > 0, 'history.ndjson')
  }

  #audit({ hash, ...row }: Members): void {
    const { seq, previous } = row
    must(seq === this.#chain.seq + 1 && previous === this.#chain.head && sha256(canonical(row)) === hash, 'audit.ndjson')
    this.#chain = { seq: seq as number, head: hash as string }
  }
}

function idIn(value: Json): string | undefined {
  const id = isMembers(value) ? value.id : undefined
  return typeof id === 'string' && fits(text(100), id) ? id : undefined
}

function filesOf({ kind, deletedAt, body }: Members): readonly string[] {
  const members = body as Members
  if (kind === 'attachment' && deletedAt === null) return [members.sha256 as string]
  return kind === 'draft_revision' ? ((members.content as Members).files as readonly string[]) : []
}
