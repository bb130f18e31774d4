import { Modal } from 'antd'
import { useAsk } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { catalogueWords as words } from '../../words/catalogues.ts'

interface CompareVersionsProps {
  readonly open: boolean
  readonly id: string
  readonly beforeId: string
  readonly onClose: () => void
}

/** What this version has against the one before. */
export const CompareVersions = ({ open, id, beforeId, onClose }: CompareVersionsProps) => (
  <Modal open={open} title={words.compareTitle} footer={null} width={760} destroyOnHidden onCancel={onClose}>
    <Differences id={id} beforeId={beforeId} />
  </Modal>
)

const Differences = ({ id, beforeId }: { readonly id: string; readonly beforeId: string }) => {
  const compared = useAsk('catalogues', 'compare', { id, beforeId })
  if (compared.error !== null) return <FailureNote failure={compared.error.failure} />
  if (compared.data === undefined) return null
  const { added, changed, gone } = compared.data
  if (added.length + changed.length + gone.length === 0) return <p>{words.same}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="catalogue-compare" tabIndex={0} aria-label={words.compareTitle}>
      {added.length > 0 && <h3>{words.added(added.length)}</h3>}
      {added.map((item) => (
        <p key={item.id}>
          <span className="figures">{item.code}</span> {item.text}
        </p>
      ))}
      {changed.length > 0 && <h3>{words.changed(changed.length)}</h3>}
      {changed.map(({ before, after }) => (
        <p key={after.id}>
          <span className="figures">{after.code}</span> <del>{before.text}</del> <ins>{after.text}</ins>
        </p>
      ))}
      {gone.length > 0 && <h3>{words.gone(gone.length)}</h3>}
      {gone.map((item) => (
        <p key={item.id}>
          <span className="figures">{item.code}</span> {item.text}
        </p>
      ))}
    </section>
  )
}
