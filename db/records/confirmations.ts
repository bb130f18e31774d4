import { v7 as newId } from 'uuid'
import type { IssueDraft } from '../model/draft.ts'
import type { ConfirmedPart, FactConfirmation, TakenFromDraft } from '../model/fact-confirmation.ts'
import { Refusal } from '../model/failure.ts'
import { sourceNames } from '../model/paper/issue-draft.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { ConfirmationOfDraft, PartDrift } from '../worker/requests/confirmations.ts'
import { atomically } from './atomically.ts'
import { evidenceOfDraft } from './evidence.ts'
import { change } from './footing.ts'
import { bodyOf, pointingAt, recordOf } from './rows.ts'

type Sheet = RecordOf<'fact_confirmation'>
interface Asked {
  readonly id: string
  readonly version: number
}

/** Sheets that confirm the facts of a draft. */
export function confirmationsOfDraft(caseFile: CaseFile, draftId: string): readonly ConfirmationOfDraft[] {
  return pointingAt(caseFile, draftId, 'confirms').map((id) => {
    const { body } = recordOf(caseFile, 'fact_confirmation', id)
    const parts = body.parts.filter((part) => part.draftId === draftId)
    const stale = parts.some((part) => driftOf(caseFile, part).state === 'changed')
    return { id, number: body.number, status: body.status, result: body.result, stale }
  })
}

/** Which parts of a sheet no longer say what their drafts say, and how they differ. */
export function driftOfSheet(caseFile: CaseFile, id: string): readonly PartDrift[] {
  return recordOf(caseFile, 'fact_confirmation', id).body.parts.map((part) => driftOf(caseFile, part))
}

function driftOf(caseFile: CaseFile, { id: partId, draftId, taken }: ConfirmedPart): PartDrift {
  const now = draftId === null ? undefined : contentOf(caseFile, draftId)
  if (taken === null) return { partId, state: 'not_taken', differences: [] }
  if (now === undefined) return { partId, state: 'gone', differences: [] }
  const differences = (['summary', 'facts', 'evidence'] as const)
    .filter((field) => taken[field] !== now[field])
    .map((field) => ({ field, before: taken[field], after: now[field] }))
  return { partId, state: differences.length === 0 ? 'same' : 'changed', differences }
}

/** Takes every chosen draft that the sheet has no words of yet: summary, facts, evidence; handlers and domains, where none are named. */
export function prefill(caseFile: CaseFile, asked: Asked): Sheet {
  return atomically(caseFile, () => {
    const sheet = openSheet(caseFile, asked)
    const { body } = sheet
    const known = new Set(body.parts.map(({ draftId }) => draftId))
    const fresh = body.drafts.filter((draftId) => !known.has(draftId)).map((draftId) => blankPart(draftId))
    const parts = [...body.parts, ...fresh].map((part) => (isUntouched(part) ? taking(caseFile, part) : part))
    return change(caseFile, sheet, { ...body, ...peopleOf(caseFile, body, parts), parts })
  })
}

/** Takes a part anew from its draft, as a person decided who has seen the difference. */
export function takeOver(caseFile: CaseFile, { partId, ...asked }: Asked & { readonly partId: string }): Sheet {
  return atomically(caseFile, () => {
    const sheet = openSheet(caseFile, asked)
    const part = sheet.body.parts.find(({ id }) => id === partId)
    if (part?.draftId == null || contentOf(caseFile, part.draftId) === undefined) throw new Refusal('not_found', 'issue_draft')
    return change(caseFile, sheet, {
      ...sheet.body,
      parts: sheet.body.parts.map((one) => (one === part ? taking(caseFile, part) : one)),
    })
  })
}

function openSheet(caseFile: CaseFile, { id, version }: Asked): Sheet {
  const sheet = recordOf(caseFile, 'fact_confirmation', id)
  if (sheet.deletedAt !== null) throw new Refusal('not_found', 'fact_confirmation')
  if (sheet.version !== version) throw new Refusal('version_conflict', undefined, { version: sheet.version })
  return sheet
}

const blankPart = (draftId: string): ConfirmedPart => ({ id: newId(), draftId, summary: '', facts: '', evidence: '', taken: null })

const isUntouched = ({ draftId, summary, facts, evidence, taken }: ConfirmedPart): boolean =>
  draftId !== null && taken === null && `${summary}${facts}${evidence}`.trim() === ''

function taking(caseFile: CaseFile, part: ConfirmedPart): ConfirmedPart {
  const taken = part.draftId === null ? undefined : contentOf(caseFile, part.draftId)
  return taken === undefined ? part : { ...part, ...taken, taken }
}

/** Handlers beyond whoever began the sheet, domains and time come from the drafts, where nobody has named them. */
function peopleOf(
  caseFile: CaseFile,
  { handlers, domains }: FactConfirmation,
  parts: readonly ConfirmedPart[],
): Pick<FactConfirmation, 'handlers' | 'domains'> {
  const drafts = parts.flatMap(({ draftId }) => (draftId === null ? [] : (bodyOf(caseFile, 'issue_draft', draftId) ?? [])))
  const all = <T>(of: (draft: IssueDraft) => readonly T[]): T[] => [...new Set(drafts.flatMap(of))]
  return {
    handlers: handlers.length >= 2 ? handlers : [...new Set([...all((draft) => draft.handlers), ...handlers])].slice(0, 10),
    domains: domains.length > 0 ? domains : all((draft) => draft.domains).slice(0, 20),
  }
}

/** What a draft gives a sheet, in the order in which the form asks for it; undefined where there is no living draft. */
export function contentOf(caseFile: CaseFile, draftId: string): TakenFromDraft | undefined {
  const draft = bodyOf(caseFile, 'issue_draft', draftId)
  if (draft === undefined) return undefined
  const evidence = evidenceOfDraft(caseFile, draftId)
  const numbersOf = (statementId: string): string => {
    const numbers = evidence.filter(({ link }) => link.statementId === statementId).map(({ link }) => link.ordinal)
    return numbers.length === 0 ? '' : `（证据${numbers.join('、')}）`
  }
  const lines = [
    // The unit gets this sheet: in which way a matter was learned, never the draft's account of who told it.
    draft.sources.length === 0 ? '' : `了解方式：${draft.sources.map((way) => sourceNames[way]).join('、')}`,
    timeAndPlace(draft),
    ...draft.statements.map(({ id, text }, index) => `${index + 1}. ${text}${numbersOf(id)}`),
    ...draft.bases.map(({ document, article, quote }) => `定性依据：${document}${article}${quote === '' ? '' : `：${quote}`}`),
    responsibility(draft),
  ]
  return {
    summary: draft.summary,
    facts: bounded(lines),
    evidence: bounded(
      evidence.map(({ link, source }) => {
        const name = [source.number, source.title, source.place].filter((part) => part !== '').join(' ')
        return `证据${link.ordinal}　${name}${link.source.quote === '' ? '' : `：“${link.source.quote}”`}`
      }),
    ),
  }
}

const timeAndPlace = ({ occurredFrom, occurredTo, place }: IssueDraft): string => {
  const time = occurredTo === '' || occurredTo === occurredFrom ? occurredFrom : `${occurredFrom}至${occurredTo}`
  return time === '' && place === '' ? '' : `时间地点：${[time, place].filter((part) => part !== '').join('，')}`
}

const responsibility = ({ responsibleParty, firstResponsible, responsibleLeader }: IssueDraft): string => {
  const parts = [responsibleParty, firstResponsible, responsibleLeader].filter((part) => part !== '')
  return parts.length === 0 ? '' : `责任主体：${parts.join('、')}`
}

/** A form's field holds so much; nothing that a draft says comes near it. */
const bounded = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, 20_000)
