import type { CatalogueItem } from '../model/catalogue.ts'
import { type Anchor, calendarOf, dayBy, offsetIn, plusDays } from '../model/days.ts'
import type { Round, Unit } from '../model/round.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { LaidStep, Layout, PlannedTask } from '../worker/requests/plan.ts'
import { atomically } from './atomically.ts'
import { dayOf } from './days.ts'
import { createRecord, saveRecord } from './footing.ts'
import { type Living, livingBodies, type Stay } from './living.ts'
import { pickSources, versionsOn } from './picking.ts'
import { recordOf } from './rows.ts'

interface OneUnit {
  readonly roundId: string
  readonly unitId: string
}

/** What laying the procedure over the days of a unit's stay would do; writes nothing. */
export function layOut(caseFile: CaseFile, stay: OneUnit): Layout {
  const round = recordOf(caseFile, 'round', stay.roundId).body
  const unit = recordOf(caseFile, 'unit', stay.unitId).body
  const days = anchorDays(round, unit)
  const calendar = calendarOf(round)
  const tasks = new Map(
    livingBodies(caseFile, 'task', stay).flatMap((task) => (task.body.itemId === null ? [] : [[task.body.itemId, task]])),
  )
  const removed = removedSteps(caseFile, stay)
  const steps: LaidStep[] = []
  const undated: Layout['undated'][number][] = []
  let without = 0
  for (const { id, code, text, offset = '' } of procedureItems(caseFile, dayOf(caseFile.now()))) {
    const rule = offsetIn(offset)
    if (rule === null) {
      without++
      continue
    }
    const title = text.slice(0, 500)
    const anchor = days[rule.anchor]
    if (anchor === '') undated.push({ code, title })
    else {
      const step = { itemId: id, code, title, dueOn: dayBy(anchor, rule.days, calendar) }
      steps.push(!tasks.has(id) && removed.has(id) ? { ...step, change: 'kept', before: '' } : laid(step, tasks.get(id)))
    }
  }
  return {
    steps: steps.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    undated,
    without,
    entry: days.entry,
    exit: days.exit,
  }
}

function laid(step: Pick<LaidStep, 'itemId' | 'code' | 'title' | 'dueOn'>, task: Living<'task'> | undefined): LaidStep {
  if (task === undefined) return { ...step, change: 'new', before: '' }
  const before = task.body.dueOn
  if (!isUntouched(task.body)) return { ...step, change: 'kept', before }
  return { ...step, change: before === step.dueOn ? 'same' : 'moved', before }
}

/** Steps whose tasks somebody has put in the bin: they do not come back by themselves. */
function removedSteps({ queries }: CaseFile, { unitId }: OneUnit): ReadonlySet<string> {
  const rows = queries.k
    .selectFrom('record')
    .innerJoin('body', 'body.record_id', 'record.id')
    .select('json')
    .where('kind', '=', 'task')
    .where('unit_id', '=', unitId)
    .where('deleted_at', 'is not', null)
  return new Set(queries.all(rows).flatMap(({ json }) => (JSON.parse(json) as Living<'task'>['body']).itemId ?? []))
}

/** Still to do, on the day that laying out gave it, nothing noted: such a task moves when the days of the stay do. */
const isUntouched = ({ status, dueOn, laidOn, note }: Living<'task'>['body']): boolean =>
  status === 'todo' && dueOn === laidOn && note === ''

const anchorDays = (round: Round, unit: Unit): Readonly<Record<Anchor, string>> => {
  const exit = unit.endsOn || round.endsOn
  return {
    entry: unit.startsOn || round.startsOn,
    exit,
    petitions: exit === '' ? '' : plusDays(exit, -round.petitionsCloseDaysBefore),
  }
}

/** Entries of the procedures in force, in their order. */
function procedureItems(caseFile: CaseFile, today: string): readonly CatalogueItem[] {
  const trees = pickSources(caseFile).filter(({ kind, family }) => kind === 'catalogue' && family === 'procedure')
  return versionsOn(trees, today).flatMap(({ recordId }) => recordOf(caseFile, 'catalogue', recordId).body.items)
}

/** Lays the procedure over the days of a unit's stay: new tasks, and new days for those that nobody has touched. */
export function commitLayout(caseFile: CaseFile, stay: OneUnit): Layout {
  return atomically(caseFile, () => {
    const layout = layOut(caseFile, stay)
    const tasks = new Map(livingBodies(caseFile, 'task', stay).map((task) => [task.body.itemId, task]))
    for (const { itemId, code, title, dueOn, change } of layout.steps) {
      const task = tasks.get(itemId)
      if (change === 'new') createRecord(caseFile, 'task', { ...stay, body: { itemId, code, title, dueOn, laidOn: dueOn } })
      else if (change === 'moved' && task !== undefined)
        saveRecord(caseFile, 'task', { id: task.id, version: task.version, changes: { dueOn, laidOn: dueOn } })
    }
    const count = (change: LaidStep['change']) => layout.steps.filter((step) => step.change === change).length
    caseFile.audit.append('tasks.layout', { kind: 'unit', id: stay.unitId }, { new: count('new'), moved: count('moved') })
    return layout
  })
}

/** Tasks due within some days, and those without a day. */
export function tasksWithin(
  caseFile: CaseFile,
  { from, to, ...stay }: Stay & { readonly from: string; readonly to: string },
): readonly PlannedTask[] {
  const today = dayOf(caseFile.now())
  return livingBodies(caseFile, 'task', stay)
    .filter(({ body: { dueOn } }) => dueOn === '' || (from <= dueOn && dueOn <= to))
    .map((task) => facedTask(task, today))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1))
}

export const isOpenTask = ({ status }: { readonly status: string }): boolean => status === 'todo' || status === 'doing'

export const facedTask = ({ id, unitId, version, body }: Living<'task'>, today: string): PlannedTask => ({
  ...{ id, unitId, version, title: body.title, code: body.code, assignees: body.assignees, dueOn: body.dueOn },
  ...{ status: body.status, doneOn: body.doneOn },
  overdue: isOpenTask(body) && body.dueOn !== '' && body.dueOn < today,
})
