import { Modal } from 'antd'
import { useState } from 'react'
import type { Reliant } from '../../electron/contract/index.ts'
import { useGoTo } from '../app/go-to.ts'
import { useAsk } from '../app/workstation.ts'
import { kindWords } from '../words/kinds.ts'
import { versionWords as words } from '../words/versions.ts'
import { useFocusReturn } from './focus-return.ts'
import './version-list.css'

export type VersionArea = 'catalogues' | 'policies'

const none: readonly Reliant[] = []

/** Who rests on a version, entry by entry. */
export const useReliants = (area: VersionArea, id: string): readonly Reliant[] =>
  useAsk(area as 'catalogues', 'reliants', { id }).data ?? none

/** Each record once, however many entries it rests on. */
export const recordsOf = (reliants: readonly Reliant[]): readonly Reliant[] => [
  ...new Map(reliants.map((one) => [one.recordId, one])).values(),
]

/** Rows that are drawn at once. */
const batch = 50

interface ReliantsDialogProps {
  readonly reliants: readonly Reliant[]
  /** Why it is shown, where an act was stopped by them. */
  readonly why: string
  readonly onClose: () => void
}

/** The records that rest on a version, each leading to itself. Drawn while it is open. */
export const ReliantsDialog = ({ reliants, why, onClose }: ReliantsDialogProps) => {
  useFocusReturn()
  const goTo = useGoTo()
  const [shown, setShown] = useState(batch)
  const records = recordsOf(reliants)
  return (
    <Modal open title={words.reliantsTitle} footer={null} width={640} closable={{ 'aria-label': words.close }} onCancel={onClose}>
      <p className="quiet">{why}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <ul className="version-reliants" tabIndex={0} aria-label={words.reliantsTitle}>
        {records.slice(0, shown).map(({ recordId, kind, number, title }) => (
          <li key={recordId}>
            <button type="button" className="word-button" onClick={() => goTo({ kind, id: recordId })}>
              {[number, title].filter((part) => part !== '').join(' ') || kindWords[kind]}
            </button>
            <span className="quiet">{kindWords[kind]}</span>
          </li>
        ))}
      </ul>
      {records.length > shown && (
        <button type="button" className="word-button" onClick={() => setShown(shown + batch * 4)}>
          {words.more(Math.min(batch * 4, records.length - shown))}
        </button>
      )}
    </Modal>
  )
}
