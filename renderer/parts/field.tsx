import { type ReactNode, useId } from 'react'
import './field.css'

export interface FieldProps {
  readonly label: string
  /** Path of the field in the body (`place`, `statements/<id>`): what a gap or a passage can jump to. */
  readonly name?: string | undefined
  readonly required?: boolean
  /** One quiet line under the control. */
  readonly hint?: ReactNode
  /** What is wrong, in words; told to screen readers with the control. */
  readonly error?: string | null | undefined
  /** Spans the whole row of a FieldGrid; a number spans so many columns. */
  readonly span?: 'all' | number
  /** Given the id that ties the label to the control. */
  readonly children: (id: string) => ReactNode
}

/** A control with its name above it; every form is made of these. */
export const Field = ({ label, name, required = false, hint, error, span, children }: FieldProps) => {
  const fallback = useId()
  const id = name === undefined ? fallback : fieldId(name)
  const style = span === undefined ? undefined : { gridColumn: span === 'all' ? '1 / -1' : `span ${span}` }
  return (
    <div className="field" style={style}>
      <label className="field-label" htmlFor={id}>
        {label}
        {required && <span className="field-required">（必填）</span>}
      </label>
      {children(id)}
      {error ? (
        <div className="field-error" role="alert">
          {error}
        </div>
      ) : (
        hint && <div className="field-hint">{hint}</div>
      )}
    </div>
  )
}

export interface FieldGridProps {
  /** Columns at full width; narrower panes fold. */
  readonly columns?: 1 | 2 | 3 | 4
  readonly children: ReactNode
}

/** Fields side by side on one grid, so that edges line up down the whole form. */
export const FieldGrid = ({ columns = 2, children }: FieldGridProps) => <div className={`field-grid field-grid-${columns}`}>{children}</div>

export interface SectionProps {
  readonly title: string
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A headed part of a form, set off by a hairline. */
export const Section = ({ title, extra, children }: SectionProps) => (
  <section className="section" aria-label={title}>
    <div className="section-head">
      <h2>{title}</h2>
      {extra}
    </div>
    {children}
  </section>
)

/** Element id of the control that edits a field. */
export const fieldId = (name: string): string => `field-${name}`

/** Brings a field into view and puts the cursor there. False when it is not on the screen. */
export const focusField = (name: string): boolean => {
  const control = document.getElementById(fieldId(name))
  if (control === null) return false
  control.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
  return true
}
