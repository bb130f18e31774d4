import { App } from 'antd'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { ConflictRow, OpenConflict } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useMembers } from '../../app/members.ts'
import { roomOfKind } from '../../app/places.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { fieldName } from '../../parts/history-words.ts'
import { conflictWords as words } from '../../words/conflicts.ts'
import { kindWords } from '../../words/kinds.ts'
import { ConflictField } from './conflict-field.tsx'

/** One record with what is to be chosen in it, place by place. */
export const Settling = ({ row }: { readonly row: ConflictRow }) => {
  const asked = useAsk('conflicts', 'open', { id: row.recordId }, { keep: true })
  const goTo = useGoTo()
  const { kind, recordId } = row
  return (
    <section className="conflicts-record" aria-label={`${row.number} ${row.title}`}>
      <div className="conflicts-record-head">
        <h2>
          {row.number !== '' && <span className="figures">{row.number}</span>} {row.title || kindWords[kind]}
        </h2>
        <span className="quiet">{kindWords[kind]}</span>
        {roomOfKind(kind) !== null && (
          <button type="button" className="word-button" onClick={() => goTo({ kind, id: recordId })}>
            {words.openRecord}
          </button>
        )}
      </div>
      {asked.error !== null && <FailureNote failure={asked.error.failure} />}
      {asked.data && <Fields open={asked.data} />}
    </section>
  )
}

const Fields = ({ open }: { readonly open: OpenConflict }) => {
  const { record, fields } = open
  const { message } = App.useApp()
  const maySettle = useMay('settle')
  const settle = useSay('conflicts', 'settle')
  const list = useRef<HTMLOListElement>(null)
  const people = useMembers({ deleted: true })
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  const named = (field: string): string => (field === 'deleted' ? words.whole : fieldName(record.kind, field, record.body) || words.part)
  const choose = (field: string, choice: { side: number } | { written: unknown }) =>
    settle.mutate(
      { id: record.id, version: record.version, choices: [{ field, choice }] },
      {
        onSuccess: (next) => {
          void message.info(next.fields.length === 0 ? words.done : words.settled(named(field)))
          list.current?.querySelector<HTMLElement>('[data-field]')?.focus()
        },
      },
    )
  return (
    <ol ref={list} className="conflicts-fields" onKeyDown={toNeighbour}>
      {fields.map((conflict) => (
        <ConflictField
          key={conflict.field}
          kind={record.kind}
          name={named(conflict.field)}
          conflict={conflict}
          names={names}
          disabled={!maySettle || settle.isPending}
          onChoose={(choice) => choose(conflict.field, choice)}
        />
      ))}
    </ol>
  )
}

/** ↑ ↓ go from place to place while nothing is being written. */
const toNeighbour = (event: KeyboardEvent<HTMLOListElement>): void => {
  const at = event.target as HTMLElement
  if (at.tagName === 'TEXTAREA' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-field]')]
  const here = fields.findIndex((field) => field.contains(at))
  const next = fields[here + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
