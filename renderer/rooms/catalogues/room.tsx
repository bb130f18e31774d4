import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { RecordSummary } from '../../../electron/contract/index.ts'
import { useLayout } from '../../app/layout.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { VersionList } from '../../parts/version-list.tsx'
import { familyWord, catalogueWords as words } from '../../words/catalogues.ts'
import { CataloguePane } from './catalogue-pane.tsx'
import { ImportCatalogue, type TreeName } from './import-catalogue.tsx'
import './catalogues.css'

const none: readonly RecordSummary[] = []

/** 目录: trees by family, their versions, and their entries. */
export default function CataloguesRoom() {
  const { id } = useParams({ strict: false })
  const { list } = useLayout()
  const mayManage = useMay('manage')
  const navigate = useNavigate()
  const found = useAsk('catalogues', 'list', { sortBy: 'occurredOn', limit: 1000 }, { keep: true })
  const [importing, setImporting] = useState<TreeName | null>(null)
  const rows = found.data?.rows ?? none
  const imported = (made: string | null) => {
    setImporting(null)
    if (made !== null) void navigate({ to: `/catalogues/${made}` })
  }
  const dialog = <ImportCatalogue tree={importing} onClose={imported} />
  if (found.error !== null) return <FailureNote failure={found.error.failure} />
  if (found.data !== undefined && rows.length === 0) {
    return (
      <div className="page">
        <EmptyRoom title={words.emptyTitle} text={words.emptyText} heads>
          {mayManage && <FirstSteps onImport={() => setImporting(newTree)} />}
        </EmptyRoom>
        {dialog}
      </div>
    )
  }
  return (
    <div className="version-room">
      <VersionList
        room="catalogues"
        label={words.list}
        title={words.room}
        width={list.width}
        acts={mayManage && <Button onClick={() => setImporting(newTree)}>{words.import}</Button>}
        groups={groupsOf(rows)}
      />
      {id === undefined ? (
        <div className="version-pane">
          <EmptyRoom title={words.choose} />
        </div>
      ) : (
        <CataloguePane key={id} id={id} rows={rows} onNewVersion={setImporting} />
      )}
      {dialog}
    </div>
  )
}

const newTree: TreeName = { family: 'focus', name: '' }

const FirstSteps = ({ onImport }: { readonly onImport: () => void }) => {
  const { message } = App.useApp()
  const addSample = useSay('catalogues', 'addSample')
  const template = useSay('catalogues', 'template')
  return (
    <div className="catalogue-steps">
      <Button type="primary" onClick={onImport}>
        {words.import}
      </Button>
      <Button
        onClick={() => template.mutate({}, { onSuccess: (saved) => saved && void message.success(words.templateSaved(saved.fileName)) })}
      >
        {words.template}
      </Button>
      <Button
        loading={addSample.isPending}
        onClick={() => addSample.mutate({}, { onSuccess: ({ catalogues }) => void message.success(words.sampleAdded(catalogues)) })}
      >
        {words.addSample}
      </Button>
    </div>
  )
}

function groupsOf(rows: readonly RecordSummary[]) {
  const families = new Map<string, RecordSummary[]>()
  for (const row of rows) families.set(row.status, [...(families.get(row.status) ?? []), row])
  return [...families].map(([family, versions]) => ({
    name: familyWord(family),
    rows: versions.map(({ id, title, subtitle, occurredOn, facets }) => ({
      id,
      title,
      under: [subtitle, words.validity(occurredOn, facets.validTo?.[0] ?? '')].filter((part) => part !== '').join(' · '),
      figure: words.items(Number(facets.items?.[0] ?? 0)),
    })),
  }))
}
