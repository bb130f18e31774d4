import { Button } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import type { Kind } from '../../../db/model/record.ts'
import type { ConflictSide, OpenConflict } from '../../../electron/contract/index.ts'
import { compareTexts } from '../../parts/difference.ts'
import { changeOf } from '../../parts/history-words.ts'
import { LongText } from '../../parts/long-text.tsx'
import { conflictWords as words } from '../../words/conflicts.ts'
import { moment } from '../../words/figures.ts'

type Conflict = OpenConflict['fields'][number]
type Choice = { readonly side: number } | { readonly written: unknown }

interface ConflictFieldProps {
  readonly kind: Kind
  /** What people call the place. */
  readonly name: string
  readonly conflict: Conflict
  /** Members by id. */
  readonly names: ReadonlyMap<string, string>
  readonly disabled: boolean
  readonly onChoose: (choice: Choice) => void
}

/** One place with its values beside each other: take one, or write it anew. */
export const ConflictField = ({ kind, name, conflict, names, disabled, onChoose }: ConflictFieldProps) => {
  const [writing, setWriting] = useState<string | null>(null)
  const heading = useId()
  const { sides, field } = conflict
  const texts = textsOf(kind, conflict, names)
  const isBin = field === 'deleted'
  const mayWrite = conflict.writable && sides.every(({ value }) => typeof value === 'string')
  const begin = () => setWriting(texts[0] ?? '')
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (writing !== null || disabled || event.ctrlKey || event.altKey || event.metaKey) return
    const side = ['1', '2', '3'].indexOf(event.key)
    if (side !== -1 && side < sides.length) onChoose({ side })
    else if (event.key.toLowerCase() === 'e' && mayWrite) begin()
    else return
    event.preventDefault()
  }
  return (
    <li data-field={field} tabIndex={-1} aria-labelledby={heading} onKeyDown={onKeyDown}>
      <h3 id={heading}>{name}</h3>
      <div className="conflicts-sides" style={{ gridTemplateColumns: `repeat(${Math.min(sides.length, 3)}, minmax(0, 1fr))` }}>
        {sides.map((side, index) => (
          <div key={`${side.on} ${side.at} ${JSON.stringify(side.value)}`} className="conflicts-side">
            <div className="conflicts-who">
              <strong>{words.side(index)}</strong> <span className="quiet">{whoOf(side)}</span>
            </div>
            <Text text={texts[index] ?? ''} other={texts[index === 0 ? 1 : 0] ?? ''} first={index === 0} plain={isBin} />
            <Button disabled={disabled} aria-label={words.takeOf(words.side(index), name)} onClick={() => onChoose({ side: index })}>
              {isBin ? (side.value === true ? words.takeGone : words.takeStays) : words.take(words.side(index))}
            </Button>
          </div>
        ))}
      </div>
      {mayWrite && writing === null && (
        <button type="button" className="word-button" disabled={disabled} aria-label={words.writeOf(name)} onClick={begin}>
          {words.write}
        </button>
      )}
      {writing !== null && (
        <Writing name={name} text={writing} disabled={disabled} onText={setWriting} onSave={() => onChoose({ written: writing })} />
      )}
    </li>
  )
}

interface WritingProps {
  readonly name: string
  readonly text: string
  readonly disabled: boolean
  readonly onText: (text: string | null) => void
  readonly onSave: () => void
}

/** A third value, begun from the left one. */
const Writing = ({ name, text, disabled, onText, onSave }: WritingProps) => (
  <div className="conflicts-writing">
    <LongText
      autoFocus
      label={words.writeOf(name)}
      value={text}
      onChange={onText}
      minRows={2}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onText(null)
        else if (event.key === 'Enter' && event.ctrlKey) onSave()
      }}
    />
    <div className="conflicts-acts">
      <Button type="primary" disabled={disabled} onClick={onSave}>
        {words.save}
      </Button>
      <Button onClick={() => onText(null)}>{words.cancel}</Button>
    </div>
  </div>
)

/** A value as readers know it, with what the other side does not have set off. */
const Text = ({
  text,
  other,
  first,
  plain,
}: {
  readonly text: string
  readonly other: string
  readonly first: boolean
  readonly plain: boolean
}) => {
  if (text === '') return <p className="quiet">{words.empty}</p>
  if (plain || other === '') return <p>{text}</p>
  const own = first ? 'gone' : 'come'
  const stretches = compareTexts(first ? text : other, first ? other : text).filter(({ kind }) => kind === 'same' || kind === own)
  return (
    <p>
      {stretches.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one comparison have no other name than their place
        part.kind === 'same' ? <span key={index}>{part.text}</span> : <mark key={index}>{part.text}</mark>,
      )}
    </p>
  )
}

const textsOf = (kind: Kind, { field, sides }: Conflict, names: ReadonlyMap<string, string>): readonly string[] =>
  sides.map(({ value }) => {
    if (field === 'deleted') return value === true ? words.gone : words.stays
    const change = changeOf(kind, { field, before: undefined, after: value }, names)
    return change.type === 'texts' ? change.after : change.text
  })

const whoOf = ({ ours, by, on, at }: ConflictSide): string =>
  words.who(by ?? '', at === null ? '' : moment(at), ours ? words.thisComputer : (on ?? words.otherComputer))
