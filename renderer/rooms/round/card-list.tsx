import { App, Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { reportFailure } from '../../app/failures.ts'
import { flushAll } from '../../app/holding.ts'
import { type BodyIn, type RecordArea, type RecordIn, recordsIn, useRecord } from '../../app/records.ts'
import { failureOf, useAsk } from '../../app/workstation.ts'
import { attachmentWords } from '../../words/attachments.ts'
import { roundWords as words } from '../../words/round-room.ts'

export interface CardListProps<A extends RecordArea> {
  readonly area: A
  /** One of them: 单位. */
  readonly thing: string
  readonly add: string
  readonly roundId: string | null
  readonly readOnly: boolean
  readonly newBody: () => Partial<BodyIn<A>>
  /** Quiet words beside the name. */
  readonly facts: (row: { readonly subtitle: string; readonly status: string }) => ReactNode
  readonly renderForm: (record: RecordIn<A>, readOnly: boolean) => ReactNode
}

/** A short list of records, each edited in a drawer: units, people. */
export const CardList = <A extends RecordArea>(props: CardListProps<A>) => {
  const { area, add, roundId, readOnly, newBody, facts } = props
  const { message } = App.useApp()
  const [editing, setEditing] = useState<string | null>(null)
  const query = { roundId, limit: 1000, sortBy: 'createdAt', direction: 'ascending' } as const
  const rows = useAsk(area as 'units', 'list', query).data?.rows ?? []
  const gone = useAsk(area as 'units', 'list', { ...query, deleted: true }).data?.rows ?? []
  const verbs = recordsIn(area)
  const told = async (work: Promise<RecordIn<A>>) => work.catch((error: unknown) => void reportFailure(failureOf(error)))
  const create = async () => {
    const made = await told(verbs.create(roundId, null, newBody()))
    if (made) setEditing(made.id)
  }
  const remove = async (id: string, name: string) => {
    await flushAll()
    setEditing(null)
    if (!(await told(verbs.delete(id)))) return
    void message.open({
      key: id,
      duration: 8,
      content: (
        <>
          {words.removed(name)}
          <Button type="link" size="small" onClick={() => void told(verbs.restore(id)).then(() => message.destroy(id))}>
            {words.undo}
          </Button>
        </>
      ),
    })
  }
  return (
    <>
      <ul className="round-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="round-row-name">
              <button type="button" className="word-button" aria-label={words.edit(row.title)} onClick={() => setEditing(row.id)}>
                {row.title}
              </button>
              <span className="round-row-facts">{facts(row)}</span>
            </span>
            {!readOnly && (
              <Button size="small" type="text" aria-label={`${words.remove}：${row.title}`} onClick={() => void remove(row.id, row.title)}>
                {words.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <Button onClick={() => void create()}>{add}</Button>}
      {!readOnly && <Gone rows={gone} onRestore={(id) => void told(verbs.restore(id))} />}
      {editing !== null && <CardDrawer {...props} id={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

const Gone = ({
  rows,
  onRestore,
}: {
  readonly rows: readonly { readonly id: string; readonly title: string }[]
  readonly onRestore: (id: string) => void
}) => {
  const [open, setOpen] = useState(false)
  if (rows.length === 0) return null
  return (
    <>
      {' '}
      <Button type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.trash(rows.length)}
      </Button>
      {open && (
        <ul className="round-rows" style={{ marginTop: 12 }}>
          {rows.map(({ id, title }) => (
            <li key={id}>
              <span className="round-row-name quiet">{title}</span>
              <Button size="small" type="text" aria-label={words.restoreOf(title)} onClick={() => onRestore(id)}>
                {words.restore}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type CardDrawerProps<A extends RecordArea> = CardListProps<A> & { readonly id: string; readonly onClose: () => void }

const CardDrawer = <A extends RecordArea>({ area, thing, id, readOnly, renderForm, onClose }: CardDrawerProps<A>) => {
  const record = useRecord(area, id).data
  return (
    <Drawer
      title={thing}
      open
      onClose={onClose}
      size={520}
      closable={{ 'aria-label': attachmentWords.close }}
      footer={<Button onClick={onClose}>{words.close}</Button>}
    >
      {record !== undefined && renderForm(record, readOnly)}
    </Drawer>
  )
}
