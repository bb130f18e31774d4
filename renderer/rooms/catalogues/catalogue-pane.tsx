import { Button, Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Catalogue, CatalogueItem } from '../../../db/model/catalogue.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import type { RecordSummary } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { VersionHead } from '../../parts/version-head.tsx'
import { familyWord, catalogueWords as words } from '../../words/catalogues.ts'
import { CatalogueTree } from './catalogue-tree.tsx'
import { CompareVersions } from './compare-versions.tsx'
import { headFields } from './fields.ts'
import type { TreeName } from './import-catalogue.tsx'
import { ItemDetail } from './item-detail.tsx'

interface CataloguePaneProps {
  readonly id: string
  /** All versions, to find the one before. */
  readonly rows: readonly RecordSummary[]
  readonly onNewVersion: (tree: TreeName) => void
}

/** One version: its entries with search, what hangs on an entry, and the version before. */
export const CataloguePane = ({ id, rows, onNewVersion }: CataloguePaneProps) => {
  const opened = useAsk('catalogues', 'open', { id })
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const record = opened.data
  const shown = useShown(record?.body, useDeferredValue(typed))
  if (opened.error !== null) return <FailureNote failure={opened.error.failure} />
  if (record === undefined) return <div className="version-pane" />
  const { items } = record.body
  return (
    <div className="version-pane">
      <PaneHead record={record} rows={rows} onNewVersion={onNewVersion}>
        <div className="version-find">
          <Input
            allowClear
            aria-label={words.find}
            placeholder={words.findHint}
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="quiet figures" role="status">
            {shown.length === items.length ? words.items(items.length) : words.shown(shown.length, items.length)}
          </span>
        </div>
      </PaneHead>
      {shown.length === 0 ? (
        <p className="version-nothing quiet">{words.nothing}</p>
      ) : (
        <CatalogueTree items={shown} chosen={chosen} onChoose={setChosen} />
      )}
      <ItemDetail record={record} itemId={chosen} />
    </div>
  )
}

const isLatin = /^[a-z]+$/i

/** Entries that fit what was typed; initials are known to the worker alone. */
function useShown(body: Catalogue | undefined, typed: string): readonly CatalogueItem[] {
  const text = typed.trim().normalize('NFKC').toLowerCase()
  const byInitials = useAsk(
    'catalogues',
    'find',
    { text, families: body === undefined ? [] : [body.family], limit: 200 },
    { enabled: isLatin.test(text) && body !== undefined, keep: true },
  ).data
  return useMemo(() => {
    const items = body?.items ?? []
    if (text === '') return items
    const ids = new Set(isLatin.test(text) ? byInitials?.map(({ itemId }) => itemId) : [])
    return items.filter(
      (item) =>
        ids.has(item.id) ||
        item.code.toLowerCase().startsWith(text) ||
        item.text.toLowerCase().includes(text) ||
        item.keywords.some((word) => word.toLowerCase().includes(text)),
    )
  }, [body, text, byInitials])
}

interface PaneHeadProps extends Pick<CataloguePaneProps, 'rows' | 'onNewVersion'> {
  readonly record: RecordOf<'catalogue'>
  readonly children: React.ReactNode
}

const PaneHead = ({ record, rows, onNewVersion, children }: PaneHeadProps) => {
  const { id, body } = record
  const mayManage = useMay('manage')
  const [comparing, setComparing] = useState(false)
  const siblings = rows.filter(({ status, title }) => status === body.family && title === body.name)
  const at = siblings.findIndex((row) => row.id === id)
  const before = at === -1 ? undefined : siblings[at + 1]
  return (
    <VersionHead
      area="catalogues"
      record={record}
      title={body.name}
      fields={headFields}
      required={['name']}
      acts={
        <>
          {before !== undefined && <Button onClick={() => setComparing(true)}>{words.compare}</Button>}
          {mayManage && <Button onClick={() => onNewVersion({ family: body.family, name: body.name })}>{words.newVersion}</Button>}
        </>
      }
      facts={
        <>
          <span>{familyWord(body.family)}</span>
          {body.versionName !== '' && <span>{body.versionName}</span>}
          <span className="figures">{words.validity(body.validFrom, body.validTo)}</span>
          {body.applies !== '' && <span>{body.applies}</span>}
          {body.sample && <span className="sample-mark">{words.sample}</span>}
        </>
      }
    >
      {children}
      {before !== undefined && <CompareVersions open={comparing} id={id} beforeId={before.id} onClose={() => setComparing(false)} />}
    </VersionHead>
  )
}
