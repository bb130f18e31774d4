import { Radio } from 'antd'
import { memo } from 'react'
import type { Interview } from '../../../db/model/interview.ts'
import { useAsk } from '../../app/workstation.ts'
import { AttachmentPanel } from '../../parts/attachment-panel.tsx'
import { Field, Section } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { signingWords, interviewWords as words } from '../../words/interviews.ts'

interface SigningProps {
  readonly recordId: string
  readonly signing: Interview['signing']
  readonly refusalReason: string
  readonly onSigning: (signing: Interview['signing']) => void
  readonly onReason: (reason: string) => void
}

/** Whether the person interviewed has signed on paper, and the scan of it; a refusal with its reason. */
export const Signing = memo(({ recordId, signing, refusalReason, onSigning, onReason }: SigningProps) => {
  const files = useAsk('attachments', 'ofRecord', { recordId }).data
  const scans = files?.some((file) => file.body.role === 'signed_scan') ?? false
  const scanMissing = signing === 'signed' && files !== undefined && !scans
  return (
    <Section title={words.signing}>
      <Radio.Group
        aria-label={words.signing}
        value={signing}
        onChange={(event) => onSigning(event.target.value)}
        options={(['unsigned', 'signed', 'refused'] as const).map((value) => ({ value, label: signingWords[value] }))}
      />
      {scanMissing && (
        <p className="red" role="status">
          {words.scanMissing}
        </p>
      )}
      {signing === 'refused' && (
        <Field
          label={words.refusalReason}
          name="refusalReason"
          hint={words.refusalHint}
          error={refusalReason.trim() === '' ? words.refusalMissing : null}
        >
          {(id) => <LongText id={id} minRows={2} value={refusalReason} onChange={onReason} />}
        </Field>
      )}
      {(signing !== 'unsigned' || scans) && (
        <>
          <h3 className="signing-scan">{words.scan}</h3>
          <AttachmentPanel recordId={recordId} addedAs="signed_scan" />
        </>
      )}
    </Section>
  )
})
