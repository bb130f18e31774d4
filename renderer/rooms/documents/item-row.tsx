import { type FocusEvent, memo } from 'react'
import type { RecordSummary } from '../../../electron/contract/index.ts'
import { DayInput } from '../../parts/time-inputs.tsx'
import { mediumWords, originalWords, returnWords, requestWords as words } from '../../words/documents.ts'
import { type Item, type ItemField, isOverdue } from './items.ts'

/** What a row asks of the sheet around it; the object never changes. */
export interface ItemActs {
  readonly change: (rowId: string, changes: Partial<Item>, field: ItemField) => void
  readonly activate: (rowId: string) => void
  readonly provide: (rowId: string) => void
  readonly giveBack: (rowId: string) => void
  readonly review: (rowId: string) => void
  readonly openReview: (reviewId: string) => void
  readonly remove: (rowId: string) => void
}

export interface ItemRowProps {
  readonly item: Item
  /** From 1. */
  readonly ordinal: number
  /** Shows the fields of providing and returning; the others say it in words, which five hundred rows can afford. */
  readonly active: boolean
  readonly dueOn: string
  readonly today: string
  readonly review: RecordSummary | null
  readonly acts: ItemActs
}

/** One requested document. Drawn again only when its own row changes. */
export const ItemRow = memo((props: ItemRowProps) => {
  const { item, ordinal, dueOn, today, acts } = props
  const late = isOverdue(item, dueOn, today)
  const set = (field: ItemField) => (value: string) => acts.change(item.id, { [field]: value }, field)
  const onFocus = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) acts.activate(item.id)
  }
  return (
    <fieldset className="item" aria-label={words.row(ordinal)} data-row={item.id} data-active={props.active || undefined} onFocus={onFocus}>
      <div className="item-line">
        <span className="item-ordinal" aria-hidden>
          {ordinal}
        </span>
        <textarea
          className="item-name"
          data-field="name"
          rows={1}
          aria-label={words.cell(ordinal, words.name)}
          placeholder={words.name}
          maxLength={500}
          value={item.name}
          onChange={(event) => set('name')(event.target.value.replaceAll('\n', ' '))}
        />
        <Copies item={item} ordinal={ordinal} acts={acts} />
        <Choice item={item} field="medium" label={words.cell(ordinal, words.medium)} words={mediumWords} acts={acts} />
        <Choice item={item} field="original" label={words.cell(ordinal, words.original)} words={originalWords} acts={acts} />
        <span className="item-day">
          <DayInput
            plain
            label={words.cell(ordinal, words.itemDueOn)}
            placeholder={dueOn || words.itemDueOn}
            value={item.dueOn}
            late={late}
            onChange={set('dueOn')}
          />
        </span>
        <span className="item-state">{late && <strong className="red">{words.overdueMark}</strong>}</span>
      </div>
      {props.active ? <ItemDetails {...props} set={set} /> : <ItemWords {...props} />}
    </fieldset>
  )
})

const Copies = ({ item, ordinal, acts }: Pick<ItemRowProps, 'item' | 'ordinal' | 'acts'>) => (
  <input
    className="item-copies"
    data-field="copies"
    inputMode="numeric"
    aria-label={words.cell(ordinal, words.copies)}
    value={String(item.copies)}
    onFocus={(event) => event.target.select()}
    onChange={(event) => {
      const digits = event.target.value.replace(/\D/g, '').slice(0, 4)
      acts.change(item.id, { copies: Number(digits || '0') }, 'copies')
    }}
  />
)

interface ChoiceProps<F extends 'medium' | 'original' | 'returnState'> {
  readonly item: Item
  readonly field: F
  readonly label: string
  readonly words: Readonly<Record<Item[F], string>>
  readonly acts: ItemActs
}

/** The browser's own choice: one key chooses, and five hundred rows of it cost nothing. */
const Choice = <F extends 'medium' | 'original' | 'returnState'>({ item, field, label, words: named, acts }: ChoiceProps<F>) => (
  <select
    className="item-choice"
    data-field={field}
    aria-label={label}
    value={item[field]}
    onChange={(event) => acts.change(item.id, { [field]: event.target.value } as Partial<Item>, field)}
  >
    {Object.entries<string>(named).map(([value, word]) => (
      <option key={value} value={value}>
        {word}
      </option>
    ))}
  </select>
)

/** Providing and returning, in words. */
const ItemWords = ({ item, ordinal, review, acts }: ItemRowProps) => {
  const parts = [
    item.providedOn === '' ? item.provider : words.provided(item.providedOn, item.provider),
    item.returnedOn === '' ? '' : words.returned(item.returnedOn, item.returnedBy),
    item.returnState === 'to_return' || item.returnState === 'kept' ? returnWords[item.returnState] : '',
    item.note,
    review === null ? '' : words.reviewed(review.number),
  ].filter((part) => part !== '')
  if (parts.length === 0) return null
  return (
    <button type="button" className="item-words" tabIndex={-1} aria-label={words.details(ordinal)} onClick={() => acts.activate(item.id)}>
      {parts.join(' · ')}
    </button>
  )
}

interface ItemDetailsProps extends ItemRowProps {
  readonly set: (field: ItemField) => (value: string) => void
}

const ItemDetails = ({ item, ordinal, review, acts, set }: ItemDetailsProps) => {
  const line = (field: 'provider' | 'returnedBy' | 'note', label: string) => (
    <input
      className={`item-${field}`}
      data-field={field}
      aria-label={words.cell(ordinal, label)}
      placeholder={label}
      maxLength={500}
      value={item[field]}
      onChange={(event) => set(field)(event.target.value)}
    />
  )
  const day = (field: 'providedOn' | 'returnedOn', label: string) => (
    <span className="item-day">
      <DayInput plain label={words.cell(ordinal, label)} placeholder={label} value={item[field]} onChange={set(field)} />
    </span>
  )
  const button = (word: string, act: (rowId: string) => void, keys?: string) => (
    <button type="button" className="word-button" title={keys} onClick={() => act(item.id)}>
      {word}
    </button>
  )
  return (
    <div className="item-details">
      {line('provider', words.provider)}
      {day('providedOn', words.providedOn)}
      {button(item.providedOn === '' ? words.providedToday : words.notProvided, acts.provide, 'F8')}
      <Choice item={item} field="returnState" label={words.cell(ordinal, words.returnState)} words={returnWords} acts={acts} />
      {line('returnedBy', words.returnedBy)}
      {day('returnedOn', words.returnedOn)}
      {button(item.returnState === 'returned' ? words.notReturned : words.returnedToday, acts.giveBack, 'F9')}
      {line('note', words.itemNote)}
      {review === null
        ? item.name !== '' && button(words.review, acts.review)
        : button(words.reviewed(review.number), () => acts.openReview(review.id))}
      {button(words.removeItem, acts.remove, 'Ctrl+Shift+Backspace')}
    </div>
  )
}
