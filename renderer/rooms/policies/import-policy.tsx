import { App, Button } from 'antd'
import { useState } from 'react'
import type { PolicyHead, PolicyPreview } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { ImportDialog, TableImport } from '../../parts/table-import.tsx'
import { HeadFields, missingIn } from '../../parts/version-edit.tsx'
import { policyWords as words } from '../../words/policies.ts'
import { importWords } from '../../words/tables.ts'
import { headFields } from './fields.ts'

interface ImportPolicyProps {
  readonly open: boolean
  /** Told the document that was entered, or null. */
  readonly onClose: (madeId: string | null) => void
}

/** 导入条文: choose a table, look, say which document it is. */
export const ImportPolicy = ({ open, onClose }: ImportPolicyProps) => (
  <ImportDialog title={words.importTitle} open={open} onClose={() => onClose(null)}>
    <Importing onClose={onClose} />
  </ImportDialog>
)

type Read = Extract<PolicyPreview, { readonly ok: true }>

const Importing = ({ onClose }: Pick<ImportPolicyProps, 'onClose'>) => {
  const [preview, setPreview] = useState<PolicyPreview | null>(null)
  const read = useSay('policies', 'readTable')
  const template = useSay('policies', 'template')
  return (
    <TableImport<Read>
      text={words.importText}
      preview={preview}
      reading={read.isPending}
      onChoose={() => read.mutate({}, { onSuccess: (found) => found !== null && setPreview(found) })}
      saveTemplate={(onSuccess) => template.mutate({}, { onSuccess })}
    >
      {(found) => <Decision key={found.importId} preview={found} onClose={onClose} />}
    </TableImport>
  )
}

const blank: PolicyHead = {
  ...{ title: '', shortName: '', issuer: '', documentNumber: '', type: 'normative', sample: false, note: '' },
  ...{ issuedOn: '', effectiveOn: '', repealedOn: '' },
}
const required = ['title']

interface DecisionProps extends Pick<ImportPolicyProps, 'onClose'> {
  readonly preview: Read
}

const Decision = ({ preview, onClose }: DecisionProps) => {
  const { message } = App.useApp()
  const commit = useSay('policies', 'import')
  const [head, setHead] = useState(blank)
  const [tried, setTried] = useState(false)
  const missing = missingIn(required, head)
  const take = () => {
    setTried(true)
    if (missing.length > 0) return
    commit.mutate(
      { importId: preview.importId, ...head, title: head.title.trim() },
      {
        onSuccess: (record) => {
          void message.success(words.imported(record.body.title, record.body.articles.length))
          onClose(record.id)
        },
      },
    )
  }
  return (
    <section className="table-decision" aria-label={words.edit}>
      <p role="status">{words.readFrom(preview.fileName, preview.articles)}</p>
      <HeadFields
        fields={headFields}
        values={head}
        change={(changes) => setHead((before) => ({ ...before, ...changes }))}
        missing={tried ? missing : []}
      />
      <div className="table-steps">
        <Button type="primary" loading={commit.isPending} onClick={take}>
          {words.commit}
        </Button>
        <Button onClick={() => onClose(null)}>{importWords.cancel}</Button>
      </div>
    </section>
  )
}
