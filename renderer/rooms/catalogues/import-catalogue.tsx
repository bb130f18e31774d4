import { App, AutoComplete, Button, Input } from 'antd'
import { useState } from 'react'
import type { CataloguePreview } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { Field, FieldGrid } from '../../parts/field.tsx'
import { ImportDialog, TableImport } from '../../parts/table-import.tsx'
import { HeadFields } from '../../parts/version-edit.tsx'
import { familyOptions, familyWord, catalogueWords as words } from '../../words/catalogues.ts'
import { importWords } from '../../words/tables.ts'
import { versionFields } from './fields.ts'

export interface TreeName {
  readonly family: string
  readonly name: string
}

interface ImportCatalogueProps {
  /** Open while it is given; with a name it is a new version of that tree. */
  readonly tree: TreeName | null
  /** Told the version that was made, or null. */
  readonly onClose: (madeId: string | null) => void
}

/** 导入目录: name it, choose a table, look, decide. */
export const ImportCatalogue = ({ tree, onClose }: ImportCatalogueProps) => (
  <ImportDialog title={words.importTitle} open={tree !== null} onClose={() => onClose(null)}>
    {tree !== null && <Importing tree={tree} onClose={onClose} />}
  </ImportDialog>
)

type Read = Extract<CataloguePreview, { readonly ok: true }>

const Importing = ({ tree, onClose }: { readonly tree: TreeName; readonly onClose: (madeId: string | null) => void }) => {
  const [family, setFamily] = useState(familyWord(tree.family))
  const [name, setName] = useState(tree.name)
  const [missing, setMissing] = useState(false)
  const [preview, setPreview] = useState<CataloguePreview | null>(null)
  const read = useSay('catalogues', 'readTable')
  const template = useSay('catalogues', 'template')
  const named: TreeName = { family: familyOptions.find(({ label }) => label === family.trim())?.value ?? family.trim(), name: name.trim() }
  const choose = () => {
    if (named.name === '' || named.family === '') return setMissing(true)
    read.mutate(named, { onSuccess: (found) => found !== null && setPreview(found) })
  }
  // What was compared belongs to the tree that was named then.
  const rename = (change: () => void) => {
    change()
    setMissing(false)
    setPreview(null)
  }
  return (
    <TableImport<Read>
      text={words.importText}
      before={
        <FieldGrid columns={2}>
          <Field label={words.family}>
            {(id) => (
              <AutoComplete
                id={id}
                options={familyOptions.map(({ label }) => ({ value: label }))}
                placeholder={words.familyHint}
                value={family}
                onChange={(typed: string) => rename(() => setFamily(typed))}
              />
            )}
          </Field>
          <Field label={words.name} hint={words.nameHint} error={missing ? words.nameMissing : null}>
            {(id) => (
              <Input
                id={id}
                maxLength={500}
                value={name}
                onChange={(event) => rename(() => setName(event.target.value))}
                onPressEnter={choose}
              />
            )}
          </Field>
        </FieldGrid>
      }
      preview={preview}
      reading={read.isPending}
      onChoose={choose}
      saveTemplate={(onSuccess) => template.mutate({}, { onSuccess })}
    >
      {(found) => <Decision key={found.importId} preview={found} tree={named} onClose={onClose} />}
    </TableImport>
  )
}

interface DecisionProps {
  readonly preview: Read
  readonly tree: TreeName
  readonly onClose: (madeId: string | null) => void
}

/** What the table would change, the version's own data, and the choice. */
const Decision = ({ preview, tree, onClose }: DecisionProps) => {
  const { message } = App.useApp()
  const commit = useSay('catalogues', 'import')
  const [version, setVersion] = useState({ versionName: '', validFrom: '', validTo: '', applies: '' })
  const put = (partial: Partial<typeof version>) => setVersion((before) => ({ ...before, ...partial }))
  const take = () =>
    commit.mutate(
      { importId: preview.importId, ...tree, ...version },
      {
        onSuccess: (record) => {
          void message.success(words.imported(tree.name, record.body.items.length))
          onClose(record.id)
        },
      },
    )
  return (
    <section className="table-decision" aria-label={words.readFrom(preview.fileName)}>
      <p role="status">
        {words.readFrom(preview.fileName)}：{words.levels(preview.byLevel)}
      </p>
      {preview.before === null ? (
        <p>{words.first}</p>
      ) : (
        <>
          <p className="figures">
            {words.against(preview.before.versionName)}
            {[
              words.added(preview.added),
              words.changed(preview.changed),
              words.gone(preview.gone),
              words.unchanged(preview.unchanged),
            ].join('，')}
          </p>
          <p className="quiet">{words.keeps}</p>
        </>
      )}
      <HeadFields fields={versionFields} values={version} change={put} />
      <div className="table-steps">
        <Button type="primary" loading={commit.isPending} onClick={take}>
          {words.commit}
        </Button>
        <Button onClick={() => onClose(null)}>{importWords.cancel}</Button>
      </div>
    </section>
  )
}
