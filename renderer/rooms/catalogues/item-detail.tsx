import { v7 as newId } from 'uuid'
import type { CatalogueItem } from '../../../db/model/catalogue.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { EntryActs } from '../../parts/version-entry.tsx'
import { catalogueWords as words } from '../../words/catalogues.ts'
import { kindWords } from '../../words/kinds.ts'
import { lastOfBranch, nextCode } from './branches.ts'
import { entryFields } from './fields.ts'

interface ItemDetailProps {
  readonly record: RecordOf<'catalogue'>
  readonly itemId: string | null
}

/** The entry that is chosen, whole, with the records that are tagged with it and what can be done with it. */
export const ItemDetail = ({ record, itemId }: ItemDetailProps) => {
  const at = record.body.items.findIndex((one) => one.id === itemId)
  const item = record.body.items[at]
  if (item === undefined) return null
  return (
    <section className="catalogue-detail" aria-label={item.code}>
      <p className="catalogue-detail-text">
        <span className="figures">{item.code}</span> {item.text}
      </p>
      {item.keywords.length > 0 && <p className="quiet">{item.keywords.join('、')}</p>}
      {item.basis !== '' && <p className="quiet">{item.basis}</p>}
      {record.deletedAt === null && <ItemActs record={record} item={item} at={at} />}
      <Tagged itemId={item.id} />
    </section>
  )
}

interface ItemActsProps extends Pick<ItemDetailProps, 'record'> {
  readonly item: CatalogueItem
  readonly at: number
}

const ItemActs = ({ record: { id, version, body }, item, at }: ItemActsProps) => {
  const { items } = body
  const last = items[lastOfBranch(items, at)] ?? item
  const blank = (parentId: string | null, code: string) => ({
    ...{ id: newId(), parentId, level: 1, code: nextCode(items, code) },
    ...{ text: '', keywords: [], basis: '', mandatory: false, offset: '' },
  })
  return (
    <EntryActs
      area="catalogues"
      id={id}
      version={version}
      entry={{ ...item, offset: item.offset ?? '' }}
      name={item.code}
      nameOf={({ code }) => String(code)}
      fields={entryFields(body.family)}
      required={['code', 'text']}
      before={items[at - 1]?.id ?? null}
      last={last.id}
      beside={() => blank(item.parentId, item.code)}
      below={() => blank(item.id, last === item ? `${item.code}.0` : last.code)}
      isBranch={items.some(({ parentId }) => parentId === item.id)}
    />
  )
}

const Tagged = ({ itemId }: { readonly itemId: string }) => {
  const goTo = useGoTo()
  const tagged = useAsk('focus', 'ofItem', { itemId }).data
  if (tagged === undefined) return null
  if (tagged.length === 0) return <p className="quiet">{words.taggedNone}</p>
  return (
    <ul className="catalogue-tagged" aria-label={words.tagged}>
      {tagged.map(({ recordId, kind, number, title, field, place }) => (
        <li key={`${recordId} ${field}`}>
          <button type="button" className="word-button" onClick={() => goTo({ kind, id: recordId, ...(field !== '' && { at: field }) })}>
            {[kindWords[kind], number, title, place].filter((part) => part !== '').join(' ')}
          </button>
        </li>
      ))}
    </ul>
  )
}
