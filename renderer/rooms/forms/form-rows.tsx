import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { v7 as newId } from 'uuid'
import { blankOf, type Rows } from '../../../db/model/forms/form.ts'
import { fieldId } from '../../parts/field.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { formWords as words } from '../../words/forms.ts'
import { type ExtraProps, rowExtras } from './extras.ts'
import type { AnyBody } from './form-record.tsx'

interface FormRowsProps {
  readonly rows: Rows
  readonly extra: ExtraProps
  /** Path in the body where it is not the rows' own name: `questions/<id>/options`. */
  readonly path?: string
  /** The record's body, where that of `extra` is a row that has rows within it. */
  readonly whole?: AnyBody
}

type Row = AnyBody & { readonly id: string }

/** Rows of a record, each written with the same fields; Ctrl+Enter opens the next one, what is taken out can be put back. */
export const FormRows = ({ rows, extra, path = rows.name, whole = extra.body }: FormRowsProps) => {
  const { body, change, record } = extra
  const { name, row: thing, fields, within } = rows
  const isWithin = path !== name
  const RowExtra = isWithin ? undefined : rowExtras[record.kind]
  const list = body[name] as readonly Row[]
  const latest = useRef(list)
  latest.current = list
  const notice = useUndoNotice()
  const fresh = useRef<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (fresh.current === null || !list.some(({ id }) => id === fresh.current)) return
    box.current?.querySelector<HTMLElement>(`[data-row="${fresh.current}"] :is(input, textarea)`)?.focus()
    fresh.current = null
  }, [list])
  const write = (next: readonly Row[]) => change({ [name]: next })
  const insert = (at: number) => {
    const row: Row = { ...blankOf(rows), id: newId() }
    fresh.current = row.id
    write(latest.current.toSpliced(at, 0, row))
  }
  const remove = (index: number) => {
    const gone = latest.current[index]
    if (gone === undefined) return
    write(latest.current.toSpliced(index, 1))
    notice(`removed-${gone.id}`, words.rowGone(thing), words.undo, () => write(latest.current.toSpliced(index, 0, gone)))
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (!event.ctrlKey || event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return
    event.preventDefault()
    insert(index + 1)
  }
  const writeRow = (id: string, changes: AnyBody) => write(latest.current.map((one) => (one.id === id ? { ...one, ...changes } : one)))
  return (
    <div ref={box} className={isWithin ? 'formed-rows formed-rows-within' : 'formed-rows'}>
      {list.map((row, index) => (
        <fieldset
          key={row.id}
          className="formed-row"
          aria-label={`${thing} ${index + 1}`}
          data-row={row.id}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          <span className="formed-row-number figures" aria-hidden>
            {index + 1}
          </span>
          <div className="formed-row-fields">
            {fields.map((field) =>
              field.when?.(row, whole) === false ? null : (
                <FormField
                  key={field.name}
                  field={field}
                  path={`${path}/${row.id}/${field.name}`}
                  values={row}
                  change={(changes) => writeRow(row.id, changes)}
                />
              ),
            )}
            {within !== undefined && within.when?.(row) !== false && (
              <FormRows
                rows={within}
                path={`${path}/${row.id}/${within.name}`}
                extra={{ ...extra, body: row, change: (changes) => writeRow(row.id, changes) }}
                whole={whole}
              />
            )}
            {RowExtra && <RowExtra {...extra} row={row} />}
          </div>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={words.removeRow(thing, index + 1)}
            title={words.removeRow(thing, index + 1)}
            onClick={() => remove(index)}
          />
        </fieldset>
      ))}
      <Button id={fieldId(path)} type="text" className="formed-next" onClick={() => insert(list.length)}>
        {words.addRow(thing)}
      </Button>
    </div>
  )
}
