import { Modal } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { keyWords } from '../words/keys.ts'
import { keySheets, onKeys } from './keys.ts'

/** F1: the keys of the place one is in, then those that hold everywhere. */
export const KeySheets = () => {
  const [open, setOpen] = useState(false)
  const sheets = useSyncExternalStore(onKeys, keySheets)
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setOpen((shown) => !shown)
    }
    const ask = () => setOpen(true)
    window.addEventListener('keydown', key)
    window.addEventListener('show-keys', ask)
    return () => {
      window.removeEventListener('keydown', key)
      window.removeEventListener('show-keys', ask)
    }
  }, [])
  return (
    <Modal title={keyWords.title} open={open} onCancel={() => setOpen(false)} footer={null} width={560} style={{ top: 48 }} destroyOnHidden>
      {[...sheets].reverse().map(({ place, shortcuts }) => (
        <Sheet key={place} place={place} shortcuts={shortcuts} />
      ))}
      <Sheet place={keyWords.everywhere} shortcuts={keyWords.global} />
    </Modal>
  )
}

const Sheet = ({ place, shortcuts }: { place: string; shortcuts: readonly { readonly keys: string; readonly does: string }[] }) => (
  <div>
    <h2 className="key-sheet-place">{place}</h2>
    <dl className="key-sheet">
      {shortcuts.map(({ keys, does }) => (
        <div key={keys} style={{ display: 'contents' }}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </div>
)
