import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import type { KeyShare } from '../model/share.ts'
import { moveData } from '../records/movements.ts'
import type { Queries } from '../schema/queries.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Drilled, SharesState } from '../worker/requests/shares.ts'
import { fileNameOf } from './file-name.ts'
import { writing } from './medium.ts'
import { readShare, tagOf } from './share-text.ts'

/** What the case file remembers of the splitting of its key: who holds shares, and when they last proved good. */

type SetRow = Tables['share_set']

/** The set in use: the newest that was not done with; undefined where the key was never split. */
export function currentSet({ queries }: CaseFile): SetRow | undefined {
  const { k } = queries
  return queries.first(k.selectFrom('share_set').selectAll().where('retired_at', 'is', null).orderBy('made_at', 'desc').limit(1))
}

export function setByTag({ queries }: CaseFile, tag: string): SetRow | undefined {
  return queries.all(queries.k.selectFrom('share_set').selectAll()).find(({ id }) => tagOf(id) === tag)
}

interface NewSet {
  readonly id: string
  readonly threshold: number
  readonly holders: readonly string[]
  readonly commitment: string
}

/** Writes down a set; those before are done with. */
export function noteSet(caseFile: CaseFile, { id, threshold, holders, commitment }: NewSet): void {
  const { db, queries, audit, device, person, now } = caseFile
  const { k } = queries
  db.transaction(() => {
    queries.run(k.updateTable('share_set').set({ retired_at: now() }).where('retired_at', 'is', null))
    queries.run(
      k.insertInto('share_set').values({
        id,
        device_id: device.id,
        threshold,
        shares: holders.length,
        commitment,
        holders: JSON.stringify(holders),
        made_at: now(),
        made_by: person.name,
        retired_at: null,
      }),
    )
    audit.append('shares.split', undefined, { set: tagOf(id), threshold, shares: holders.length })
  }).immediate()
}

export function noteDrill(caseFile: CaseFile, setId: string, numbers: readonly number[]): Drilled {
  const { db, queries, audit, person, now } = caseFile
  const at = now()
  db.transaction(() => {
    const row = { id: newId(), set_id: setId, numbers: JSON.stringify(numbers), at, by_name: person.name }
    queries.run(queries.k.insertInto('share_drill').values(row))
    audit.append('shares.drill', undefined, { set: tagOf(setId), numbers })
  }).immediate()
  return { at, by: person.name, numbers }
}

const everyKey = 'drill_every_days'
const usualEvery = 180
const dayLength = 86_400_000

const drillEvery = (queries: Queries): number =>
  Number(queries.first(queries.k.selectFrom('meta').select('value').where('key', '=', everyKey))?.value ?? usualEvery)

/** After how many days without a drill the office is reminded. */
export function setDrillEvery({ db, queries, audit }: CaseFile, days: number): void {
  const value = String(days)
  db.transaction(() => {
    const row = queries.k.insertInto('meta').values({ key: everyKey, value })
    queries.run(row.onConflict((conflict) => conflict.column('key').doUpdateSet({ value })))
    audit.append('shares.drill_every', undefined, { days })
  })()
}

/** Where the office's key stands. */
export function sharesState(caseFile: CaseFile): SharesState {
  const { queries, device, now } = caseFile
  const everyDays = drillEvery(queries)
  const set = currentSet(caseFile)
  if (set === undefined) return { set: null, drills: [], everyDays, dueAt: null, overdue: false }
  const drills = queries
    .all(queries.k.selectFrom('share_drill').selectAll().where('set_id', '=', set.id).orderBy('at', 'desc').limit(20))
    .map((row) => ({ at: row.at, by: row.by_name, numbers: JSON.parse(row.numbers) as number[] }))
  const dueAt = (drills[0]?.at ?? set.made_at) + everyDays * dayLength
  return {
    set: {
      tag: tagOf(set.id),
      threshold: set.threshold,
      holders: JSON.parse(set.holders) as string[],
      madeAt: set.made_at,
      madeBy: set.made_by,
      ofThisDevice: set.device_id === device.id,
    },
    drills,
    everyDays,
    dueAt,
    overdue: dueAt <= now(),
  }
}

/**
 * Writes one share to a folder, as a file that only its owner reads. Throws `Refusal`: 'share_unreadable' when it was
 * changed on the way, 'share_foreign' when it is not of the set in use.
 */
export async function saveShare(caseFile: CaseFile, folder: string, share: KeyShare): Promise<{ fileName: string }> {
  const text = `${JSON.stringify(share, null, 2)}\n`
  readShare(text)
  if (currentSet(caseFile)?.id !== share.setId) throw new Refusal('share_foreign', `第 ${share.number} 份`)
  const fileName = fileNameOf(['密钥份额', share.office, tagOf(share.setId), `第${share.number}份`], 'json')
  await writing(fileName, async () => {
    const file = await open(join(folder, fileName), 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  })
  caseFile.db.transaction(() =>
    moveData(caseFile, {
      action: 'shares.save',
      detail: { set: tagOf(share.setId), number: share.number },
      movement: {
        ...{ what: 'key_share', direction: 'out', content: `${share.office} ${tagOf(share.setId)} 第 ${share.number} 份` },
        ...{ fileName, size: Buffer.byteLength(text), path: join(folder, fileName) },
      },
    }),
  )()
  return { fileName }
}
