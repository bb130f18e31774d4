import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { policyTypes } from '../../../db/model/policy.ts'
import type { RecordSummary } from '../../../electron/contract/index.ts'
import { useLayout } from '../../app/layout.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { VersionList } from '../../parts/version-list.tsx'
import { policyTypeWords, policyWords as words } from '../../words/policies.ts'
import '../catalogues/catalogues.css'
import { ImportPolicy } from './import-policy.tsx'
import { PolicyPane } from './policy-pane.tsx'
import './policies.css'

const none: readonly RecordSummary[] = []

/** 政策依据: documents by type, their versions, and their articles. */
export default function PoliciesRoom() {
  const { id } = useParams({ strict: false })
  const { list } = useLayout()
  const mayManage = useMay('manage')
  const navigate = useNavigate()
  const found = useAsk('policies', 'list', { sortBy: 'title', direction: 'ascending', limit: 1000 }, { keep: true })
  const [importing, setImporting] = useState(false)
  const rows = found.data?.rows ?? none
  const imported = (made: string | null) => {
    setImporting(false)
    if (made !== null) void navigate({ to: `/policies/${made}` })
  }
  const dialog = <ImportPolicy open={importing} onClose={imported} />
  if (found.error !== null) return <FailureNote failure={found.error.failure} />
  if (found.data !== undefined && rows.length === 0) {
    return (
      <div className="page">
        <EmptyRoom title={words.emptyTitle} text={words.emptyText} heads>
          {mayManage && <FirstSteps onImport={() => setImporting(true)} />}
        </EmptyRoom>
        {dialog}
      </div>
    )
  }
  return (
    <div className="version-room">
      <VersionList
        room="policies"
        label={words.list}
        title={words.room}
        width={list.width}
        acts={mayManage && <Button onClick={() => setImporting(true)}>{words.import}</Button>}
        groups={groupsOf(rows)}
      />
      {id === undefined ? (
        <div className="version-pane">
          <EmptyRoom title={words.choose} />
        </div>
      ) : (
        <PolicyPane key={id} id={id} />
      )}
      {dialog}
    </div>
  )
}

const FirstSteps = ({ onImport }: { readonly onImport: () => void }) => {
  const { message } = App.useApp()
  const addSample = useSay('catalogues', 'addSample')
  const template = useSay('policies', 'template')
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
      <Button loading={addSample.isPending} onClick={() => addSample.mutate({})}>
        {words.addSample}
      </Button>
    </div>
  )
}

function groupsOf(rows: readonly RecordSummary[]) {
  const types = new Map<string, RecordSummary[]>()
  for (const row of rows) types.set(row.status, [...(types.get(row.status) ?? []), row])
  return [...types].map(([type, versions]) => ({
    name: policyTypeWords[type as (typeof policyTypes)[number]],
    rows: versions.map(({ id, title, number, occurredOn, facets }) => ({
      id,
      title,
      under: [number, words.inForce(occurredOn, facets.repealedOn?.[0] ?? '')].filter((part) => part !== '').join(' · '),
      figure: words.articles(Number(facets.items?.[0] ?? 0)),
    })),
  }))
}
