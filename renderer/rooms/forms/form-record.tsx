import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useState } from 'react'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import { type Form, gapsMade, type Remark, rowsOf, type Section as SectionForm, settable } from '../../../db/model/forms/form.ts'
import type { FormedArea } from '../../../db/model/forms/index.ts'
import type { Body, Kind, RecordOf } from '../../../db/model/record.ts'
import type { Evidence, Support } from '../../../electron/contract/index.ts'
import { useArrival } from '../../app/go-to.ts'
import type { BodyIn, RecordIn } from '../../app/records.ts'
import { useAsk } from '../../app/workstation.ts'
import { useAutosave } from '../../parts/autosave.ts'
import { chosenText } from '../../parts/carets.ts'
import { EvidenceChips } from '../../parts/evidence-chips.tsx'
import { EvidenceFiles } from '../../parts/evidence-files.tsx'
import { EvidenceOrphans } from '../../parts/evidence-orphans.tsx'
import { EvidencePicker } from '../../parts/evidence-picker.tsx'
import { FieldGrid, focusField, Section } from '../../parts/field.tsx'
import { FocusTags } from '../../parts/focus-tags.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { LeadChips, useSupportsFrom } from '../../parts/lead-chips.tsx'
import { useLeadPicking } from '../../parts/lead-picker.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { StatusSteps } from '../../parts/status-steps.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { useTaking } from '../../parts/taking.ts'
import { formWords as words } from '../../words/forms.ts'
import { FormRemarks } from './form-remarks.tsx'
import { FormRows } from './form-rows.tsx'
import './forms.css'
import { type ExtraProps, extras, heads } from './extras.ts'
import { statusWordsOf } from './statuses.ts'

const none: readonly Evidence[] = []
/** A body whose kind is only known at run time; its form says what it holds. */
export type AnyBody = Readonly<Record<string, unknown>>
export type ChangeBody = (changes: AnyBody) => void

interface FormRecordProps {
  readonly area: FormedArea
  readonly form: Form
  readonly record: RecordIn<FormedArea>
}

/** One record of a kind with a form, as it is written. */
export const FormRecord = ({ area, form, record }: FormRecordProps) => {
  const saving = useAutosave(area, record)
  const body = saving.body as AnyBody
  const { change, refused } = useGuarded(form, body, saving.change as ChangeBody)
  const { flush } = saving
  const evidence = useAsk('evidence', 'ofSource', { recordId: record.id }).data ?? none
  const supports = useSupportsFrom(record.id)
  const picking = useLeadPicking(record.id, flush)
  const taking = useTaking(record.id)
  const onKeyDown = usePassageKeys(record.id, taking.take, picking.take)
  useArrivalAt()
  const Extra = extras[record.kind]
  const Head = heads[record.kind]
  const extra: ExtraProps = { record: record as RecordOf, body, change, flush, readOnly: false }
  const title = [body.number, form.title(saving.body) || form.untitled].filter(Boolean).join(' ')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of every field are handled here, once
    <div className="formed" onKeyDown={form.learnedBy === null ? undefined : onKeyDown}>
      <RecordHead area={area} recordId={record.id} title={title} facts={<Course form={form} body={body} change={change} />} />
      <FormRemarks form={form} record={record} body={body} refused={refused} />
      {Head && <Head {...extra} />}
      <FocusTags recordId={record.id} before={flush} />
      {form.sections.map((section) => (
        <FormSection key={section.title} section={section} extra={extra} />
      ))}
      {Extra && <Extra {...extra} />}
      <Cited form={form} body={body} evidence={evidence} supports={supports} />
      <EvidenceFiles
        recordId={record.id}
        evidence={evidence}
        supports={supports}
        {...(form.learnedBy !== null && { onEvidence: taking.takeFile, onLead: picking.file })}
      />
      {form.learnedBy !== null && (
        <EvidencePicker
          source={taking.source}
          describe={taking.name}
          learnedBy={form.learnedOf?.(saving.body) ?? form.learnedBy}
          before={flush}
          onClose={taking.done}
        />
      )}
      {picking.dialog}
      <Shortcuts place={form.thing} shortcuts={form.learnedBy === null ? words.keys : words.evidenceKeys} />
    </div>
  )
}

interface FormSectionProps {
  readonly section: SectionForm
  readonly extra: ExtraProps
}

const FormSection = ({ section, extra }: FormSectionProps) => {
  const { body, change } = extra
  const shown = section.fields.filter((field) => field.when?.(body, body) !== false)
  if (shown.length === 0) return null
  return (
    <Section title={section.title}>
      <FieldGrid columns={section.columns ?? 2}>
        {shown.map((field) =>
          field.control === 'rows' ? (
            <FormRows key={field.name} rows={field} extra={extra} />
          ) : (
            <FormField key={field.name} field={field} values={body} change={change} />
          ),
        )}
      </FieldGrid>
    </Section>
  )
}

/** Holds back a change that the case file would refuse, and says why: what is typed meanwhile goes on being saved. */
const useGuarded = (form: Form, body: AnyBody, change: ChangeBody) => {
  const [refused, setRefused] = useState<readonly Remark[]>([])
  return {
    refused,
    change: (changes: AnyBody) => {
      const gaps = gapsMade(form, body as Body<Kind>, { ...body, ...changes } as Body<Kind>)
      setRefused(gaps)
      if (gaps.length === 0) change(changes)
    },
  }
}

/** What an act has reached, only an act leaves. */
const stepsOf = ({ statuses }: Form, current: string): readonly string[] => {
  const free = settable(statuses).map(({ value }) => value)
  return free.includes(current) ? free : [current]
}

const Course = ({ form, body, change }: { readonly form: Form; readonly body: AnyBody; readonly change: ChangeBody }): ReactNode =>
  form.statuses.length === 0 ? null : settable(form.statuses).length === 0 ? (
    <StatusWord words={statusWordsOf(form)} status={String(body.status)} />
  ) : (
    <StatusSteps
      label={words.status}
      steps={stepsOf(form, String(body.status))}
      words={statusWordsOf(form)}
      current={String(body.status)}
      onChange={(status) => change({ status } as Partial<BodyIn<FormedArea>>)}
    />
  )

interface CitedProps {
  readonly form: Form
  readonly body: AnyBody
  readonly evidence: readonly Evidence[]
  readonly supports: readonly Support[]
}

/** What was quoted out of this record, by drafts and leads; and what can no longer be found in its rows. */
const Cited = ({ form, body, evidence, supports }: CitedProps) => {
  const passages = evidence.filter(({ link }) => link.source.type === 'passage')
  const spoken = supports.filter(({ support }) => support.source.type === 'passage')
  if (passages.length === 0 && spoken.length === 0) return null
  return (
    <Section title={words.cited}>
      <EvidenceChips evidence={passages} />
      <LeadChips supports={spoken} />
      {rowsOf(form).map(({ name, label }) => (
        <EvidenceOrphans
          key={name}
          title={words.orphans(label)}
          evidence={evidence}
          list={`${name}/`}
          rows={body[name] as readonly { readonly id: string }[]}
        />
      ))}
    </Section>
  )
}

/** The chosen words of the field at the caret, as evidence by Ctrl+E or for a lead by Ctrl+D. */
const usePassageKeys = (recordId: string, onEvidence: (source: EvidenceSource) => void, onLead: (source: EvidenceSource) => void) =>
  useCallback(
    (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || (event.key !== 'e' && event.key !== 'd')) return
      const text = event.target
      if (!(text instanceof HTMLTextAreaElement || text instanceof HTMLInputElement)) return
      const field = text.closest<HTMLElement>('[data-passage]')?.dataset.passage
      const chosen = field === undefined ? null : chosenText(text)
      if (field === undefined || chosen === null) return
      event.preventDefault()
      const take = event.key === 'e' ? onEvidence : onLead
      take({ type: 'passage', recordId, field, ...chosen })
    },
    [recordId, onEvidence, onLead],
  )

/** Comes to the field that a search hit or an evidence link leads to. */
const useArrivalAt = (): void => {
  const arrival = useArrival()
  useEffect(() => {
    if (arrival !== undefined) focusField(arrival)
  }, [arrival])
}
