import type { ReactNode } from 'react'
import { Field } from '../../parts/field.tsx'
import { useDraft } from './open-draft.ts'

interface DraftFieldProps {
  /** Path in the draft's body, as gaps name it. */
  readonly path: string
  readonly label: string
  readonly span?: 'all' | number
  /** Given the id that ties the control to its label. */
  readonly children: (id: string) => ReactNode
}

/** A field of the form, marked while something in it keeps the draft from being signed; the panel says what. */
export const DraftField = ({ path, ...rest }: DraftFieldProps) => {
  const { gaps } = useDraft()
  return <Field name={path} required={gaps.some((gap) => gap.blocks && gap.field === path)} {...rest} />
}
