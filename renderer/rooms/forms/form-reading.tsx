import { type Field, type Form, type Rows, rowsOf, wordOfEntry } from '../../../db/model/forms/form.ts'
import type { FormedArea } from '../../../db/model/forms/index.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import type { Evidence } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import type { RecordIn } from '../../app/records.ts'
import { useAsk } from '../../app/workstation.ts'
import { EvidenceChips } from '../../parts/evidence-chips.tsx'
import { EvidenceFiles } from '../../parts/evidence-files.tsx'
import { FocusTags } from '../../parts/focus-tags.tsx'
import { LeadChips, useSupportsFrom } from '../../parts/lead-chips.tsx'
import { Facts, Reading, ReadingText } from '../../parts/reading.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { RecordNames } from '../../parts/record-select.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { minuteText } from '../../parts/times.ts'
import { formWords as words } from '../../words/forms.ts'
import type { AnyBody } from './form-record.tsx'
import { FormRemarks } from './form-remarks.tsx'
import './forms.css'
import { type ExtraProps, extras, heads, rowExtras } from './extras.ts'
import { statusWordsOf } from './statuses.ts'

const none: readonly Evidence[] = []

interface FormReadingProps {
  readonly area: FormedArea
  readonly form: Form
  readonly record: RecordIn<FormedArea>
}

/** One record of a kind with a form, as it is read: by those who may not write it, and in the 回收站. */
export const FormReading = ({ area, form, record }: FormReadingProps) => {
  const body = record.body as AnyBody
  const evidence = useAsk('evidence', 'ofSource', { recordId: record.id }).data ?? none
  const supports = useSupportsFrom(record.id)
  const Extra = extras[record.kind]
  const Head = heads[record.kind]
  const extra: ExtraProps = { record: record as RecordOf, body, change: readOnly, flush: nothing, readOnly: true }
  const title = [body.number, form.title(record.body) || form.untitled].filter(Boolean).join(' ')
  return (
    <div className="formed">
      <RecordHead
        area={area}
        recordId={record.id}
        title={title}
        facts={form.statuses.length > 0 && <StatusWord words={statusWordsOf(form)} status={String(body.status)} />}
      />
      <FormRemarks form={form} record={record} body={body} />
      {Head && <Head {...extra} />}
      <FocusTags recordId={record.id} readOnly />
      <Reading label={form.thing}>
        {form.sections.map(({ title: heading, fields }) => {
          const plain = fields.filter((field): field is Field => field.control !== 'rows' && field.when?.(body, body) !== false)
          return (
            <div key={heading}>
              <FieldFacts fields={plain.filter(({ control }) => control !== 'text')} values={body} />
              {plain
                .filter(({ control }) => control === 'text')
                .map((field) => (
                  <ReadingText key={field.name} label={field.label} text={String(body[field.name] ?? '')} field={field.name} />
                ))}
            </div>
          )
        })}
        {rowsOf(form)
          .filter((rows) => rows.when?.(body) !== false)
          .map((rows) => (
            <RowsReading key={rows.name} rows={rows} extra={extra} whole={body} path={rows.name} />
          ))}
        <EvidenceChips evidence={evidence.filter(({ link }) => link.source.type === 'passage')} />
        <LeadChips supports={supports.filter(({ support }) => support.source.type === 'passage')} />
      </Reading>
      {Extra && <Extra {...extra} />}
      <EvidenceFiles recordId={record.id} evidence={evidence} supports={supports} readOnly />
    </div>
  )
}

const readOnly = (): void => {}
const nothing = async (): Promise<void> => {}

interface RowsReadingProps {
  readonly rows: Rows
  readonly extra: ExtraProps
  readonly whole: AnyBody
  readonly path: string
}

const RowsReading = ({ rows, extra, whole, path }: RowsReadingProps) => {
  const RowExtra = path === rows.name ? rowExtras[extra.record.kind] : undefined
  return (extra.body[rows.name] as readonly (AnyBody & { readonly id: string })[]).map((row, index) => {
    const { within } = rows
    const fields = rows.fields.filter((field) => field.when?.(row, whole) !== false)
    return (
      <ReadingText key={row.id} label={`${rows.row} ${index + 1}`} text="" field={`${path}/${row.id}`}>
        <RowReading fields={fields} row={row} />
        {within !== undefined && within.when?.(row) !== false && within.unread !== true && (
          <RowsReading rows={within} extra={{ ...extra, body: row }} whole={whole} path={`${path}/${row.id}/${within.name}`} />
        )}
        {RowExtra && <RowExtra {...extra} row={row} />}
      </ReadingText>
    )
  })
}

/** One row: short fields side by side, texts as they were written. */
const RowReading = ({ fields, row }: { readonly fields: readonly Field[]; readonly row: AnyBody }) => {
  const texts = fields.filter(({ control, name }) => control === 'text' && String(row[name] ?? '') !== '')
  return (
    <>
      <FieldFacts fields={fields.filter(({ control }) => control !== 'text')} values={row} />
      {texts.map(({ name, label }) => (
        <p key={name}>
          <span className="quiet">{label}　</span>
          {String(row[name])}
        </p>
      ))}
    </>
  )
}

const FieldFacts = ({ fields, values }: { readonly fields: readonly Field[]; readonly values: AnyBody }) => {
  const people = useMembers({ deleted: true })
  const nameOf = (id: unknown): string => people.find((person) => person.id === id)?.name ?? ''
  return (
    <Facts
      items={fields.map((field) => ({
        label: field.label,
        value: field.control === 'entry' ? wordOfEntry(field, values) : wordsOf(field, values[field.name], nameOf),
      }))}
    />
  )
}

function wordsOf(field: Field, value: unknown, nameOf: (id: unknown) => string) {
  if (value === undefined || value === null || value === '') return ''
  switch (field.control) {
    case 'minute':
      return minuteText(value as string)
    case 'number':
      return value === 0 ? '' : String(value)
    case 'flag':
      return value === true ? words.yes : ''
    case 'choice':
      return field.options.find((option) => option.value === value)?.word ?? ''
    case 'choices':
      return (value as readonly string[]).map((one) => field.options.find((option) => option.value === one)?.word ?? '').join('、')
    case 'member':
      return nameOf(value)
    case 'members':
      return (value as readonly string[]).map(nameOf).join('、')
    case 'tags':
      return (value as readonly string[]).map((tag) => `# ${tag}`).join('　')
    case 'record':
      return <RecordNames ids={[value as string]} />
    case 'records':
      return (value as readonly string[]).length === 0 ? '' : <RecordNames ids={value as readonly string[]} />
    default:
      return String(value)
  }
}
