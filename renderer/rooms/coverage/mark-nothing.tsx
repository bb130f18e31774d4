import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { CoverageItem } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { Field } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { coverageWords as words } from '../../words/coverage.ts'
import type { Stay } from './trees.tsx'

interface MarkNothingProps extends Stay {
  readonly item: CoverageItem
  readonly catalogueId: string
  readonly onClose: () => void
}

/** 查过未发现, with the sentence that says what was looked at. */
export const MarkNothing = ({ item, catalogueId, roundId, unitId, onClose }: MarkNothingProps) => {
  const [sentence, setSentence] = useState('')
  const [missing, setMissing] = useState(false)
  const mark = useSay('coverage', 'mark')
  const take = () => {
    if (sentence.trim() === '') return setMissing(true)
    mark.mutate({ roundId, unitId, catalogueId, itemId: item.id, sentence: sentence.trim() }, { onSuccess: onClose })
  }
  return (
    <Modal title={words.markTitle} open footer={null} width={520} destroyOnHidden onCancel={onClose}>
      <Field label={words.markText(item.text)} error={missing ? words.mustWrite : null}>
        {(id) => (
          <LongText
            id={id}
            minRows={2}
            placeholder={words.markHint}
            value={sentence}
            onChange={(text) => {
              setSentence(text)
              setMissing(false)
            }}
          />
        )}
      </Field>
      <div className="coverage-acts">
        <Button type="primary" loading={mark.isPending} onClick={take}>
          {words.markSave}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </Modal>
  )
}
