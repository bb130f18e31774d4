import { Modal } from 'antd'
import { useAsk } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { Facts, Reading, ReadingText } from '../../parts/reading.tsx'
import { disciplineWords, clueFieldNames as names, opinionWords, transferModeWords, clueWords as words } from '../../words/clues.ts'

/** 线索移交表 as it is read. */
export const TransferFormView = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  useFocusReturn()
  const asked = useAsk('clues', 'transferForm', { id })
  const form = asked.data
  const body = form?.body
  return (
    <Modal open title={words.formTitle} footer={null} onCancel={onClose} width={760}>
      {asked.error !== null && <FailureNote failure={asked.error.failure} />}
      {form !== undefined && body !== undefined && (
        <Reading label={words.formTitle}>
          <Facts
            items={[
              { label: words.formRound, value: form.roundName },
              { label: words.formGroup, value: form.groupName },
              { label: words.formUnit, value: form.unitName },
              { label: names.name, value: body.name },
              { label: names.person, value: body.person },
              { label: names.post, value: body.post },
              { label: names.rank, value: body.rank },
              { label: names.receivedOn, value: body.receivedOn },
              { label: names.disciplines, value: body.disciplines.map((one) => disciplineWords[one]).join('、') },
              { label: names.category, value: [body.category, body.subcategory].filter(Boolean).join(' / ') },
              { label: names.opinion, value: body.opinion === '' ? '' : opinionWords[body.opinion] },
            ]}
          />
          <ReadingText label={names.matter} text={body.matter} />
          <ReadingText label={names.sourceNote} text={[body.sourceNote, ...form.sources].filter(Boolean).join('\n')} />
          <Facts
            items={[
              { label: names.transferMode, value: body.transferMode === '' ? '' : transferModeWords[body.transferMode] },
              { label: names.transferTo, value: [body.transferTo, body.transferAlso].filter(Boolean).join('、') },
              { label: names.transferBy, value: body.transferBy },
              { label: names.transferOn, value: body.transferOn },
              { label: names.approvedBy, value: body.approvedBy },
              { label: names.approvedOn, value: body.approvedOn },
              { label: names.sealedHow, value: body.sealedHow },
              { label: names.receiptBy, value: body.receiptBy },
              { label: names.receiptOn, value: body.receiptOn },
              { label: names.receiptNumber, value: body.receiptNumber },
            ]}
          />
          <ReadingText label={words.files} text={form.files.join('\n')} />
        </Reading>
      )}
    </Modal>
  )
}
