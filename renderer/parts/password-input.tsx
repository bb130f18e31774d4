import { Input } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { passwordWords } from '../words/entry.ts'

export interface PasswordInputProps {
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  /** Whether the password manager of the system should offer a new one; kept off either way for shared laptops. */
  readonly name: 'current' | 'new'
}

/** A password: hidden unless asked, with a word when Caps Lock is on. */
export const PasswordInput = ({ id, value, onChange, name, ...rest }: PasswordInputProps) => {
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const note = useId()
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <>
      <Input
        {...rest}
        id={id}
        name={name}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        aria-describedby={capsLock ? note : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={look}
        onKeyUp={look}
        suffix={
          <button type="button" className="word-button" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? passwordWords.hide : passwordWords.show}
          </button>
        }
      />
      {capsLock && (
        <div id={note} className="field-hint" role="status">
          {passwordWords.capsLock}
        </div>
      )}
    </>
  )
}
