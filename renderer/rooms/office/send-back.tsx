import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { kinds } from '../../../db/model/record.ts'
import type { ImportedBundle } from '../../../electron/contract/index.ts'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Field } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { kindWords } from '../../words/kinds.ts'
import { decisionWords as words } from '../../words/office.ts'

interface SendBackProps {
  /** Null while nothing is being sent back. */
  readonly bundle: ImportedBundle | null
  readonly onClose: () => void
}

/** 退回: why, and which records are meant; both travel in the receipt. */
export const SendBack = ({ bundle, onClose }: SendBackProps) => (
  <Modal
    title={bundle === null ? '' : words.sendBackTitle(bundle.groupName, bundle.sequence)}
    open={bundle !== null}
    footer={null}
    width={560}
    destroyOnHidden
    onCancel={onClose}
  >
    {bundle !== null && <Reasons bundle={bundle} onClose={onClose} />}
  </Modal>
)

const Reasons = ({ bundle, onClose }: { readonly bundle: ImportedBundle; readonly onClose: () => void }) => {
  const decide = useSay('office', 'decide')
  const [text, setText] = useState('')
  const [typed, setTyped] = useState('')
  const [ids, setIds] = useState<readonly string[]>([])
  const [missing, setMissing] = useState(false)
  const found = useAsk('search', 'among', { kinds: [...kinds], roundId: bundle.roundId, text: typed }, { keep: true }).data ?? []
  const chosen = useAsk('search', 'named', { ids: [...ids] }, { enabled: ids.length > 0, keep: true }).data ?? []
  const known = new Map([...found, ...chosen].map((record) => [record.id, record]))
  const send = () => {
    if (text.trim() === '' && ids.length === 0) return setMissing(true)
    const records = ids.flatMap((id) => {
      const record = known.get(id)
      return record === undefined ? [] : [{ id, kind: record.kind, number: record.number, title: record.title }]
    })
    decide.mutate({ bundleId: bundle.bundleId, decision: 'returned', reasons: { text: text.trim(), records } }, { onSuccess: onClose })
  }
  return (
    <>
      <Field label={words.reasons} error={missing ? words.mustSay : null}>
        {(id) => <LongText id={id} minRows={3} value={text} onChange={setText} />}
      </Field>
      <Field label={words.records} hint={words.recordsHint}>
        {(id) => (
          <Select<string[]>
            id={id}
            mode="multiple"
            style={{ width: '100%' }}
            value={[...ids]}
            onChange={setIds}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            options={[...known.values()].map((record) => ({
              value: record.id,
              label: `${kindWords[record.kind]} ${record.number} ${record.title}`,
            }))}
          />
        )}
      </Field>
      <div className="office-acts">
        <Button type="primary" loading={decide.isPending} onClick={send}>
          {words.sendBack}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </>
  )
}
