import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { policyTypes } from '../../../db/model/policy.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { TemplateButton } from '../../parts/table-import.tsx'
import { VersionRoom } from '../../parts/version-room.tsx'
import { policyTypeWords, policyWords as words } from '../../words/policies.ts'
import { ImportPolicy } from './import-policy.tsx'
import { PolicyPane } from './policy-pane.tsx'
import './policies.css'

/** 政策依据: documents by type, their versions, and their articles. */
export default function PoliciesRoom() {
  const mayManage = useMay('manage')
  const navigate = useNavigate()
  const [importing, setImporting] = useState(false)
  const imported = (made: string | null) => {
    setImporting(false)
    if (made !== null) void navigate({ to: `/policies/${made}` })
  }
  return (
    <VersionRoom
      area="policies"
      names={words}
      order={{ sortBy: 'title', direction: 'ascending' }}
      acts={mayManage && <Button onClick={() => setImporting(true)}>{words.import}</Button>}
      firstSteps={mayManage && <FirstSteps onImport={() => setImporting(true)} />}
      groupOf={({ status }) => policyTypeWords[status as (typeof policyTypes)[number]]}
      rowOf={({ number, occurredOn, facets }) => ({
        under: [number, words.inForce(occurredOn, facets.repealedOn?.[0] ?? '')].filter((part) => part !== '').join(' · '),
        figure: words.articles(Number(facets.items?.[0] ?? 0)),
      })}
      pane={(id) => <PolicyPane key={id} id={id} />}
      dialog={<ImportPolicy open={importing} onClose={imported} />}
    />
  )
}

const FirstSteps = ({ onImport }: { readonly onImport: () => void }) => {
  const addSample = useSay('catalogues', 'addSample')
  const template = useSay('policies', 'template')
  return (
    <div className="table-steps">
      <Button type="primary" onClick={onImport}>
        {words.import}
      </Button>
      <TemplateButton save={(onSuccess) => template.mutate({}, { onSuccess })} />
      <Button loading={addSample.isPending} onClick={() => addSample.mutate({})}>
        {words.addSample}
      </Button>
    </div>
  )
}
