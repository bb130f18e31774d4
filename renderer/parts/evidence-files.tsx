import { Button } from 'antd'
import { memo } from 'react'
import type { RecordOf } from '../../db/model/record.ts'
import type { Evidence, Support } from '../../electron/contract/index.ts'
import { evidenceChipWords as words } from '../words/evidence.ts'
import { leadPickerWords } from '../words/leads.ts'
import { AttachmentPanel } from './attachment-panel.tsx'
import { EvidenceChips } from './evidence-chips.tsx'
import { Section } from './field.tsx'
import { LeadChips } from './lead-chips.tsx'

export interface EvidenceFilesProps {
  readonly recordId: string
  readonly evidence: readonly Evidence[]
  readonly supports?: readonly Support[]
  readonly readOnly?: boolean
  /** `page` is the one on show in the viewer; null takes the file as a whole. */
  readonly onEvidence?: (attachment: RecordOf<'attachment'>, page: number | null) => void
  readonly onLead?: (attachment: RecordOf<'attachment'>, page: number | null) => void
}

const none: readonly Support[] = []

/** Files of a record, each of which can become evidence as a whole; what it already proves is shown beside it. */
export const EvidenceFiles = memo(({ recordId, evidence, supports = none, readOnly = false, onEvidence, onLead }: EvidenceFilesProps) => (
  <Section title={words.files}>
    <AttachmentPanel
      recordId={recordId}
      readOnly={readOnly}
      acts={(attachment) => (
        <>
          <EvidenceChips
            evidence={evidence.filter(({ link }) => link.source.type === 'file' && link.source.attachmentId === attachment.id)}
          />
          <LeadChips
            supports={supports.filter(({ support: { source } }) => source.type === 'file' && source.attachmentId === attachment.id)}
          />
          {onEvidence && (
            <button type="button" className="word-button" onClick={() => onEvidence(attachment, null)}>
              {words.take}
            </button>
          )}
          {onLead && (
            <button type="button" className="word-button" onClick={() => onLead(attachment, null)}>
              {leadPickerWords.take}
            </button>
          )}
        </>
      )}
      {...(onEvidence && {
        pageActs: (attachment, page) => (
          <>
            <Button size="small" onClick={() => onEvidence(attachment, page)}>
              {page === null ? words.take : words.takePage}
            </Button>
            {onLead && (
              <Button size="small" onClick={() => onLead(attachment, page)}>
                {page === null ? leadPickerWords.take : leadPickerWords.takePage}
              </Button>
            )}
          </>
        ),
      })}
    />
  </Section>
))
