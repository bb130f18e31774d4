import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { TemplateButton } from '../../parts/table-import.tsx'
import { VersionRoom } from '../../parts/version-room.tsx'
import { familyWord, catalogueWords as words } from '../../words/catalogues.ts'
import { CataloguePane } from './catalogue-pane.tsx'
import { ImportCatalogue, type TreeName } from './import-catalogue.tsx'
import './catalogues.css'

const newTree: TreeName = { family: 'focus', name: '' }

/** 目录: trees by family, their versions, and their entries. */
export default function CataloguesRoom() {
  const mayManage = useMay('manage')
  const navigate = useNavigate()
  const [importing, setImporting] = useState<TreeName | null>(null)
  const imported = (made: string | null) => {
    setImporting(null)
    if (made !== null) void navigate({ to: `/catalogues/${made}` })
  }
  return (
    <VersionRoom
      area="catalogues"
      names={words}
      order={{ sortBy: 'occurredOn' }}
      acts={mayManage && <Button onClick={() => setImporting(newTree)}>{words.import}</Button>}
      firstSteps={mayManage && <FirstSteps onImport={() => setImporting(newTree)} />}
      groupOf={({ status }) => familyWord(status)}
      rowOf={({ subtitle, occurredOn, facets }) => ({
        under: [subtitle, words.validity(occurredOn, facets.validTo?.[0] ?? '')].filter((part) => part !== '').join(' · '),
        figure: words.items(Number(facets.items?.[0] ?? 0)),
      })}
      pane={(id, rows) => <CataloguePane key={id} id={id} rows={rows} onNewVersion={setImporting} />}
      dialog={<ImportCatalogue tree={importing} onClose={imported} />}
    />
  )
}

const FirstSteps = ({ onImport }: { readonly onImport: () => void }) => {
  const { message } = App.useApp()
  const addSample = useSay('catalogues', 'addSample')
  const template = useSay('catalogues', 'template')
  return (
    <div className="table-steps">
      <Button type="primary" onClick={onImport}>
        {words.import}
      </Button>
      <TemplateButton save={(onSuccess) => template.mutate({}, { onSuccess })} />
      <Button
        loading={addSample.isPending}
        onClick={() => addSample.mutate({}, { onSuccess: ({ catalogues }) => void message.success(words.sampleAdded(catalogues)) })}
      >
        {words.addSample}
      </Button>
    </div>
  )
}
