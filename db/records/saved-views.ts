import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { type SavedView, View } from '../worker/requests/personal.ts'

/** List views by the names that the person at the keyboard gave them. Another person's are as if they were not there. */

interface Row {
  readonly id: string
  readonly name: string
  readonly view: string
  readonly standard: number
}

const faceOf = ({ id, name, view, standard }: Row): SavedView => ({
  id,
  name,
  view: View.parse(JSON.parse(view)),
  standard: standard === 1,
})

const own = ({ queries: { k }, person }: CaseFile) =>
  k.selectFrom('saved_view').select(['id', 'name', 'view', 'standard']).where('account_id', '=', person.accountId)

/** Of one room, in the order in which they were made. */
export const savedViews = (caseFile: CaseFile, room: string): readonly SavedView[] =>
  caseFile.queries.all(own(caseFile).where('room', '=', room).orderBy('created_at').orderBy('id')).map(faceOf)

/** Keeps a view by a name; one of that name in that room is replaced. */
export function saveView(caseFile: CaseFile, room: string, name: string, view: View): SavedView {
  const { k } = caseFile.queries
  const row = {
    ...{ id: newId(), account_id: caseFile.person.accountId, room, name: name.trim() },
    ...{ view: JSON.stringify(view), standard: 0, created_at: caseFile.now() },
  }
  caseFile.queries.run(
    k
      .insertInto('saved_view')
      .values(row)
      .onConflict((conflict) => conflict.columns(['account_id', 'room', 'name']).doUpdateSet({ view: row.view })),
  )
  return faceOf(must(caseFile.queries.first(own(caseFile).where('room', '=', room).where('name', '=', row.name))))
}

/** Renames a view, or makes it the one that its room begins with. Refuses with `not_found`, `bad_input`. */
export function changeView(
  caseFile: CaseFile,
  id: string,
  { name, standard }: { readonly name?: string | undefined; readonly standard?: boolean | undefined },
): SavedView {
  const { k } = caseFile.queries
  return caseFile.db.transaction(() => {
    const { room, ...row } = must(caseFile.queries.first(own(caseFile).select('room').where('id', '=', id)))
    const wanted = name?.trim() ?? row.name
    if (savedViews(caseFile, room).some((other) => other.id !== id && other.name === wanted)) throw new Refusal('bad_input', 'name')
    if (standard === true)
      caseFile.queries.run(
        k.updateTable('saved_view').set({ standard: 0 }).where('account_id', '=', caseFile.person.accountId).where('room', '=', room),
      )
    const next = { name: wanted, standard: standard === undefined ? row.standard : Number(standard) }
    caseFile.queries.run(k.updateTable('saved_view').set(next).where('id', '=', id))
    return faceOf({ ...row, ...next })
  })()
}

/** Forgets a view. Refuses with `not_found`. */
export function removeView(caseFile: CaseFile, id: string): void {
  must(caseFile.queries.first(own(caseFile).where('id', '=', id)))
  caseFile.queries.run(caseFile.queries.k.deleteFrom('saved_view').where('id', '=', id))
}

function must<T>(row: T | undefined): T {
  if (row === undefined) throw new Refusal('not_found', 'view')
  return row
}
