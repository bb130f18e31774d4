import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { type Field as FieldForm, wordOfEntry } from '../../db/model/forms/form.ts'
import { EntrySelect } from './entry-select.tsx'
import { Field } from './field.tsx'
import { LongText } from './long-text.tsx'
import { MemberSelect } from './member-select.tsx'
import { RecordSelect } from './record-select.tsx'
import { SuggestInput } from './suggest-input.tsx'
import { TagInput } from './tag-input.tsx'
import { DayInput, MinuteInput, TimeInput } from './time-inputs.tsx'

type Values = Readonly<Record<string, unknown>>

interface FormFieldProps {
  readonly field: FieldForm
  /** Path in the body where it is not the field's own name: `people/<id>/name`. */
  readonly path?: string
  /** The body or the row that the field stands in. */
  readonly values: Values
  /** Told the field, and whatever changes with it. */
  readonly change: (changes: Values) => void
  readonly autoFocus?: boolean
  /** What is wrong, in words. */
  readonly error?: string | null
}

/** One field under its name, written with the control that its form asks for. */
export const FormField = ({ field, path = field.name, values, change, autoFocus = false, error }: FormFieldProps) => (
  <Field label={field.label} name={path} error={error} {...(field.span !== undefined && { span: field.span })}>
    {(id) => (
      <div data-passage={field.control === 'text' || field.control === 'line' ? path : undefined}>
        {controlOf({ field, values, change, id, autoFocus })}
      </div>
    )}
  </Field>
)

interface Parts {
  readonly field: FieldForm
  readonly values: Values
  readonly change: (changes: Values) => void
  readonly id: string
  readonly autoFocus: boolean
}

function controlOf({ field, values, change: write, id, autoFocus }: Parts): ReactNode {
  const value = values[field.name]
  const change = (next: unknown) => write({ [field.name]: next })
  const hint = field.hint === undefined ? {} : { placeholder: field.hint }
  switch (field.control) {
    case 'line':
      return field.completes === undefined ? (
        <Input
          id={id}
          {...hint}
          autoFocus={autoFocus}
          maxLength={500}
          value={value as string}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <SuggestInput id={id} {...hint} autoFocus={autoFocus} scope={field.completes} value={value as string} onChange={change} />
      )
    case 'text':
      return <LongText id={id} {...hint} minRows={field.lines ?? 3} value={value as string} onChange={change} />
    case 'day':
      return <DayInput id={id} {...hint} value={value as string} onChange={change} />
    case 'minute':
      return <MinuteInput id={id} {...hint} value={value as string} onChange={change} />
    case 'time':
      return <TimeInput id={id} {...hint} value={value as string} onChange={change} />
    case 'number':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          {...(field.least !== undefined && { min: field.least })}
          {...(field.most !== undefined && { max: field.most })}
          precision={0}
          value={value as number}
          onChange={(next) => change(next ?? field.least ?? 0)}
        />
      )
    case 'flag':
      return (
        <Checkbox id={id} checked={value as boolean} onChange={(event) => change(event.target.checked)}>
          {field.hint}
        </Checkbox>
      )
    case 'choice':
      return (
        <Select
          id={id}
          {...hint}
          allowClear={field.mayBeEmpty ?? false}
          value={value === '' ? undefined : (value as string)}
          {...choicesOf(field)}
          onChange={(next: string | undefined) => change(next ?? '')}
        />
      )
    case 'choices':
      return (
        <Select
          id={id}
          {...hint}
          mode="multiple"
          value={[...(value as string[])]}
          {...choicesOf(field)}
          onChange={(next: string[]) => change(next)}
        />
      )
    case 'entry':
      return <EntryField {...{ field, values, write, id }} />
    case 'member':
      return (
        <MemberSelect id={id} {...hint} {...(field.posts && { posts: field.posts })} value={value as string | null} onChange={change} />
      )
    case 'members':
      return (
        <MemberSelect id={id} {...hint} {...(field.posts && { posts: field.posts })} multiple value={value as string[]} onChange={change} />
      )
    case 'tags':
      return <TagInput id={id} {...hint} value={value as string[]} onChange={change} />
    case 'record':
      return <RecordSelect id={id} {...hint} kinds={field.kinds} value={value as string | null} onChange={change} />
    case 'records':
      return <RecordSelect id={id} {...hint} kinds={field.kinds} multiple value={value as string[]} onChange={change} />
  }
}

interface EntryFieldProps extends Pick<Parts, 'values' | 'id'> {
  readonly field: Extract<FieldForm, { control: 'entry' }>
  readonly write: Parts['change']
}

/** The code of an entry, and its words beside it. */
const EntryField = ({ field, values, write, id }: EntryFieldProps) => (
  <EntrySelect
    id={id}
    family={field.family}
    otherwise={field.options}
    value={String(values[field.name] ?? '')}
    words={wordOfEntry(field, values)}
    onChange={(code, words) => write({ [field.name]: code, [field.keeps]: words })}
  />
)

type ChoiceField = Extract<FieldForm, { control: 'choice' | 'choices' }>
const choicesOf = (field: ChoiceField) => ({
  options: field.options.map(({ value, word }) => ({ value, label: word })),
  showSearch: { optionFilterProp: 'label' },
  style: { width: '100%' },
})
