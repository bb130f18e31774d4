import { useAsk } from '../app/workstation.ts'
import { AttachmentPanel } from '../parts/attachment-panel.tsx'
import { Section } from '../parts/field.tsx'
import { scanWords as words } from '../words/paper.ts'

/** Scans that came back to a record by the code on their sheets; nothing while there are none. */
export const SignedScans = ({ recordId, readOnly = false }: { readonly recordId: string; readonly readOnly?: boolean }) => {
  const files = useAsk('attachments', 'ofRecord', { recordId }).data
  if (!files?.some(({ body }) => body.role === 'signed_scan')) return null
  return (
    <Section title={words.signed}>
      <AttachmentPanel recordId={recordId} addedAs="signed_scan" readOnly={readOnly} />
    </Section>
  )
}
