import { Button } from 'antd'
import { memo } from 'react'
import type { RecordOf } from '../../db/model/record.ts'
import type { Evidence } from '../../electron/contract/index.ts'
import { evidenceChipWords as words } from '../words/evidence.ts'
import { AttachmentPanel } from './attachment-panel.tsx'
import { EvidenceChips } from './evidence-chips.tsx'
import { Section } from './field.tsx'

export interface EvidenceFilesProps {
  readonly recordId: string
  readonly evidence: readonly Evidence[]
  readonly readOnly?: boolean
  /** `page` is the one on show in the viewer; null takes the file as a whole. */
  readonly onEvidence?: (attachment: RecordOf<'attachment'>, page: number | null) => void
}

/** Files of a record, each of which can become evidence as a whole; what it already proves is shown beside it. */
export const EvidenceFiles = memo(({ recordId, evidence, readOnly = false, onEvidence }: EvidenceFilesProps) => (
  <Section title={words.files}>
    <AttachmentPanel
      recordId={recordId}
      readOnly={readOnly}
      acts={(attachment) => (
        <>
          <EvidenceChips
            evidence={evidence.filter(({ link }) => link.source.type === 'file' && link.source.attachmentId === attachment.id)}
          />
          {onEvidence && (
            <button type="button" className="word-button" onClick={() => onEvidence(attachment, null)}>
              {words.take}
            </button>
          )}
        </>
      )}
      {...(onEvidence && {
        pageActs: (attachment, page) => (
          <Button size="small" onClick={() => onEvidence(attachment, page)}>
            {page === null ? words.take : words.takePage}
          </Button>
        ),
      })}
    />
  </Section>
))
