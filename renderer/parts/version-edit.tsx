import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Field } from '../../db/model/forms/form.ts'
import { versionWords as words } from '../words/versions.ts'
import { FieldGrid } from './field.tsx'
import { useFocusReturn } from './focus-return.ts'
import { FormField } from './form-field.tsx'

type Values = Readonly<Record<string, unknown>>

interface HeadFieldsProps {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly change: (changes: Values) => void
  /** Fields that cannot stay empty, once somebody tried. */
  readonly missing?: readonly string[]
}

/** Fields of a version, or of one entry of it. */
export const HeadFields = ({ fields, values, change, missing = [] }: HeadFieldsProps) => (
  <FieldGrid columns={2}>
    {fields.map((field) => (
      <FormField
        key={field.name}
        field={field}
        path={`head/${field.name}`}
        values={values}
        change={change}
        error={missing.includes(field.name) ? words.missing : null}
      />
    ))}
  </FieldGrid>
)

/** Names of the fields that must be filled and are not. */
export const missingIn = (required: readonly string[], values: Values): readonly string[] =>
  required.filter((name) => String(values[name] ?? '').trim() === '')

interface EditDialogProps {
  readonly title: string
  readonly note?: ReactNode
  readonly fields: readonly Field[]
  readonly required: readonly string[]
  readonly values: Values
  readonly saving: boolean
  readonly onSave: (values: Values) => void
  readonly onClose: () => void
}

/** Writes what is rarely written: nothing changes before it is said. Drawn while it is open. */
export const EditDialog = ({ title, note, fields, required, values, saving, onSave, onClose }: EditDialogProps) => {
  useFocusReturn()
  const [typed, setTyped] = useState(values)
  const [tried, setTried] = useState(false)
  const missing = missingIn(required, typed)
  const save = () => (missing.length > 0 ? setTried(true) : onSave(typed))
  return (
    <Modal
      open
      title={title}
      width={640}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ loading: saving }}
      onOk={save}
      onCancel={onClose}
    >
      {note}
      <HeadFields
        fields={fields}
        values={typed}
        change={(changes) => setTyped((before) => ({ ...before, ...changes }))}
        missing={tried ? missing : []}
      />
    </Modal>
  )
}
