import { beginTalk, interviewPlan, planPerson } from '../../records/interview-plan.ts'
import { commitLayout, layOut, tasksWithin } from '../../records/layout.ts'
import { importRoster, previewRoster } from '../../records/roster-import.ts'
import { rosterTemplate } from '../../records/tables/roster-table.ts'
import { saveTemplate } from '../../records/tables/staged.ts'
import { finishTask } from '../../records/task.ts'
import type { Handlers } from '../serve.ts'

/** 谈话安排 and 日程. */
export const plan: Handlers<'plan'> = {
  readRoster: (caseFile, { path, ...stay }) => previewRoster(caseFile, path, stay),
  importRoster: (caseFile, { importId, ...stay }) => importRoster(caseFile, importId, stay),
  rosterTemplate: (_, { path }) => saveTemplate(path, rosterTemplate),
  interviews: (caseFile, stay) => interviewPlan(caseFile, stay),
  person: (caseFile, { id }) => planPerson(caseFile, id),
  begin: (caseFile, { id, again }) => beginTalk(caseFile, id, again),
  layOut: (caseFile, stay) => layOut(caseFile, stay),
  commitLayout: (caseFile, stay) => commitLayout(caseFile, stay),
  tasks: (caseFile, query) => tasksWithin(caseFile, query),
  finish: (caseFile, { id, version }) => finishTask(caseFile, id, version),
}
