import type { Kind } from '../record.ts'
import { deliberationForm } from './deliberation.ts'
import { factConfirmationForm } from './fact-confirmation.ts'
import { fieldVisitForm } from './field-visit.ts'
import type { Form } from './form.ts'
import { leadForm } from './lead.ts'
import { meetingForm } from './meeting.ts'
import { personalMattersForm } from './personal-matters.ts'
import { petitionForm } from './petition.ts'
import { portraitForm } from './portrait.ts'
import { rectificationForm } from './rectification.ts'
import { rosterForm } from './roster.ts'
import { surveyForm } from './survey.ts'
import { taskForm } from './task.ts'
import { weeklyReportForm } from './weekly-report.ts'
import { workLogForm } from './work-log.ts'

/** The kinds that are made from a form, by the area that their requests and their room go by. */
export const forms = {
  petitions: petitionForm,
  fieldVisits: fieldVisitForm,
  meetings: meetingForm,
  surveys: surveyForm,
  personalMatters: personalMattersForm,
  rectifications: rectificationForm,
  leads: leadForm,
  roster: rosterForm,
  tasks: taskForm,
  deliberations: deliberationForm,
  factConfirmations: factConfirmationForm,
  workLogs: workLogForm,
  weeklyReports: weeklyReportForm,
  portraits: portraitForm,
} as const

export type FormedArea = keyof typeof forms
export type FormedKind<A extends FormedArea = FormedArea> = (typeof forms)[A]['kind']
export const formedAreas = Object.keys(forms) as FormedArea[]

const byKind = new Map<Kind, Form>(Object.values(forms).map((form) => [form.kind, form as Form]))

/** The form of a kind; undefined for kinds that are written in an editor of their own. */
export const formOf = (kind: Kind): Form | undefined => byKind.get(kind)

/** The area of a kind's requests; undefined for kinds without a form. */
export const areaOf = (kind: Kind): FormedArea | undefined => formedAreas.find((area) => forms[area].kind === kind)
