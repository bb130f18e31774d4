import { SignedScans } from '../../paper/signed-scans.tsx'
import { AttachmentPanel } from '../../parts/attachment-panel.tsx'
import { Section } from '../../parts/field.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { useDraft } from './open-draft.ts'

/** Files of a draft, which freeze with it; and the scan of the paper form, which comes after the signatures. */
export const DraftFiles = () => {
  const { record, body, frozen } = useDraft()
  const signed = body.stage === 'signing' || body.stage === 'final' || body.revision > 1
  const scanOpen = frozen === null || frozen === 'signing' || frozen === 'final'
  return (
    <>
      <Section title={words.attachments}>
        <AttachmentPanel recordId={record.id} readOnly={frozen !== null} />
      </Section>
      {!signed && <SignedScans recordId={record.id} readOnly={frozen !== null} />}
      {signed && (
        <Section title={words.signedScan}>
          <AttachmentPanel recordId={record.id} addedAs="signed_scan" readOnly={!scanOpen} />
        </Section>
      )}
    </>
  )
}
