import { Button, Input } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { recoveryWords } from '../words/entry.ts'
import { Field } from './field.tsx'
import './recovery-sheet.css'

export interface RecoverySheetProps {
  readonly recoveryKey: string
  /** Name of the case file, printed on the sheet. */
  readonly label: string
  /** Word on the button that ends it. */
  readonly act: string
  readonly onDone: () => void
}

/** Two different places in the key, so that a lucky guess of one group does not pass. */
const twoOf = (count: number): readonly [number, number] => {
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2))
  const one = first % count
  const other = (one + 1 + (second % (count - 1))) % count
  return one < other ? [one, other] : [other, one]
}

const bare = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()

/** The recovery key, shown once: printed or written down, then two of its groups typed back. */
export const RecoverySheet = ({ recoveryKey, label, act, onDone }: RecoverySheetProps) => {
  const groups = recoveryKey.split(/[\s-]+/).filter(Boolean)
  const [asked] = useState(() => twoOf(groups.length))
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const right = (index: number) => bare(typed[index] ?? '') === bare(groups[index] ?? '')
  const wrong = (index: number) => bare(typed[index] ?? '').length >= (groups[index]?.length ?? 0) && !right(index)
  return (
    <form
      className="recovery"
      onSubmit={(event) => {
        event.preventDefault()
        if (asked.every(right)) onDone()
      }}
    >
      <h1>{recoveryWords.title}</h1>
      <p>{recoveryWords.why}</p>
      <div className="recovery-sheet">
        <div className="recovery-print-only">{recoveryWords.sheet(label, dayjs().format('YYYY年M月D日'))}</div>
        <ol className="recovery-groups">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a group is known by
            <li key={index}>
              <span className="recovery-index">{recoveryWords.group(index + 1)}</span>
              <code>{group}</code>
            </li>
          ))}
        </ol>
      </div>
      <p>{recoveryWords.todo}</p>
      <Button onClick={() => window.print()}>{recoveryWords.print}</Button>
      <p className="recovery-confirm">{recoveryWords.confirm}</p>
      <div className="recovery-typed">
        {asked.map((index) => (
          <Field key={index} label={recoveryWords.group(index + 1)} error={wrong(index) ? recoveryWords.wrong : null}>
            {(id) => (
              <Input
                id={id}
                autoComplete="off"
                spellCheck={false}
                value={typed[index] ?? ''}
                onChange={(event) => setTyped({ ...typed, [index]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Button type="primary" htmlType="submit" disabled={!asked.every(right)}>
        {act}
      </Button>
    </form>
  )
}
