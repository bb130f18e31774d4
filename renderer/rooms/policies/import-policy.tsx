import { App, Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { policyTypes } from '../../../db/model/policy.ts'
import type { PolicyHead, PolicyPreview } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { Field, FieldGrid } from '../../parts/field.tsx'
import { TableProblems } from '../../parts/table-problems.tsx'
import { DayInput } from '../../parts/time-inputs.tsx'
import { policyTypeWords, policyWords as words } from '../../words/policies.ts'

interface ImportPolicyProps {
  readonly open: boolean
  /** Told the document that was entered, or null. */
  readonly onClose: (madeId: string | null) => void
}

/** 导入条文: choose a table, look, say which document it is. */
export const ImportPolicy = ({ open, onClose }: ImportPolicyProps) => (
  <Modal open={open} title={words.importTitle} footer={null} width={760} destroyOnHidden onCancel={() => onClose(null)}>
    <Importing onClose={onClose} />
  </Modal>
)

const Importing = ({ onClose }: Pick<ImportPolicyProps, 'onClose'>) => {
  const { message } = App.useApp()
  const [preview, setPreview] = useState<PolicyPreview | null>(null)
  const read = useSay('policies', 'readTable')
  const template = useSay('policies', 'template')
  return (
    <>
      <p className="quiet">{words.importText}</p>
      <div className="catalogue-steps">
        <Button
          type={preview?.ok ? 'default' : 'primary'}
          loading={read.isPending}
          onClick={() => read.mutate({}, { onSuccess: (found) => found !== null && setPreview(found) })}
        >
          {preview === null ? words.chooseFile : words.chooseOther}
        </Button>
        <Button
          onClick={() => template.mutate({}, { onSuccess: (saved) => saved && void message.success(words.templateSaved(saved.fileName)) })}
        >
          {words.template}
        </Button>
      </div>
      {preview?.ok === false && <TableProblems refused={preview} />}
      {preview?.ok && <Decision key={preview.importId} preview={preview} onClose={onClose} />}
    </>
  )
}

const blank: PolicyHead = {
  ...{ title: '', shortName: '', issuer: '', documentNumber: '', type: 'normative', sample: false, note: '' },
  ...{ issuedOn: '', effectiveOn: '', repealedOn: '' },
}
const lines = ['title', 'shortName', 'issuer', 'documentNumber'] as const
const days = ['issuedOn', 'effectiveOn', 'repealedOn'] as const

interface DecisionProps extends Pick<ImportPolicyProps, 'onClose'> {
  readonly preview: Extract<PolicyPreview, { readonly ok: true }>
}

const Decision = ({ preview, onClose }: DecisionProps) => {
  const { message } = App.useApp()
  const commit = useSay('policies', 'import')
  const [head, setHead] = useState(blank)
  const [missing, setMissing] = useState(false)
  const put = (partial: Partial<PolicyHead>) => setHead((before) => ({ ...before, ...partial }))
  const take = () => {
    if (head.title.trim() === '') return setMissing(true)
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
    <section className="catalogue-decision" aria-label={words.edit}>
      <p role="status">{words.readFrom(preview.fileName, preview.articles)}</p>
      <FieldGrid columns={2}>
        {lines.map((name) => (
          <Field
            key={name}
            label={words[name]}
            hint={name === 'title' ? words.titleHint : undefined}
            error={name === 'title' && missing ? words.titleMissing : null}
          >
            {(id) => (
              <Input
                id={id}
                maxLength={500}
                value={head[name]}
                onChange={(event) => {
                  setMissing(false)
                  put({ [name]: event.target.value })
                }}
              />
            )}
          </Field>
        ))}
        <Field label={words.type}>
          {(id) => (
            <Select
              id={id}
              options={policyTypes.map((value) => ({ value, label: policyTypeWords[value] }))}
              value={head.type}
              onChange={(type) => put({ type })}
            />
          )}
        </Field>
        {days.map((name) => (
          <Field key={name} label={words[name]}>
            {(id) => <DayInput id={id} value={head[name]} onChange={(day) => put({ [name]: day })} />}
          </Field>
        ))}
      </FieldGrid>
      <div className="catalogue-steps">
        <Button type="primary" loading={commit.isPending} onClick={take}>
          {words.commit}
        </Button>
        <Button onClick={() => onClose(null)}>{words.cancel}</Button>
      </div>
    </section>
  )
}
