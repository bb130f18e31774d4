import type { CatalogueItem } from '../../../db/model/catalogue.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { catalogueWords as words } from '../../words/catalogues.ts'
import { kindWords } from '../../words/kinds.ts'

/** The entry that is chosen, whole, with the records that are tagged with it. */
export const ItemDetail = ({ item }: { readonly item: CatalogueItem | undefined }) =>
  item === undefined ? null : (
    <section className="catalogue-detail" aria-label={item.code}>
      <p className="catalogue-detail-text">
        <span className="figures">{item.code}</span> {item.text}
      </p>
      {item.keywords.length > 0 && <p className="quiet">{item.keywords.join('、')}</p>}
      {item.basis !== '' && <p className="quiet">{item.basis}</p>}
      <Tagged itemId={item.id} />
    </section>
  )

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
