import { passwordWords } from '../words/entry.ts'
import { Field } from './field.tsx'
import { adviseOn } from './password-advice.ts'
import { PasswordInput } from './password-input.tsx'

/** A password being chosen. */
export interface Chosen {
  readonly password: string
  readonly again: string
}
export const notChosen: Chosen = { password: '', again: '' }

/** The password once it is long enough and both entries agree; else null. */
export const chosenPassword = ({ password, again }: Chosen): string | null =>
  adviseOn(password).usable && password === again ? password : null

export interface NewPasswordProps {
  readonly value: Chosen
  readonly onChange: (value: Chosen) => void
  readonly label?: string
  readonly autoFocus?: boolean
}

/** A new password, typed twice, with plain advice. */
export const NewPassword = ({ value, onChange, label = passwordWords.password, autoFocus = false }: NewPasswordProps) => (
  <>
    <Field label={label} hint={adviseOn(value.password).advice}>
      {(id) => (
        <PasswordInput
          id={id}
          name="new"
          autoFocus={autoFocus}
          value={value.password}
          onChange={(password) => onChange({ ...value, password })}
        />
      )}
    </Field>
    <Field label={passwordWords.again} error={value.again !== '' && !value.password.startsWith(value.again) ? passwordWords.differ : null}>
      {(id) => <PasswordInput id={id} name="new" value={value.again} onChange={(again) => onChange({ ...value, again })} />}
    </Field>
  </>
)
