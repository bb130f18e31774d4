import { App, Select } from 'antd'
import { useState } from 'react'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import { useSay } from '../../app/workstation.ts'
import { PassageFinder } from '../../parts/passage-finder.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { type OpenDraft, useDraft } from './open-draft.ts'

interface EvidenceFinderProps {
  /** The one statement to prove: the finder closes when it has its passage. Without it the first unproven one is proposed. */
  readonly statementId?: string
  readonly onClose: () => void
}

/** Finds a passage or a file in the group's records and makes it evidence of this draft. */
export const EvidenceFinder = ({ statementId: wanted, onClose }: EvidenceFinderProps) => {
  const { record, body, evidence, flush } = useDraft()
  const { message } = App.useApp()
  const [statementId, setStatementId] = useState<string | null>(wanted ?? unproven(body.statements, evidence))
  const add = useSay('evidence', 'add')
  const take = async (source: EvidenceSource) => {
    await flush() // the statement it shall prove may not be saved yet
    add.mutate(
      { draftId: record.id, statementId, source },
      {
        onSuccess: ({ link }) => {
          void message.success(words.picked(link.ordinal))
          if (wanted !== undefined) onClose()
        },
      },
    )
  }
  const targets = [
    { value: '', label: words.wholeDraft },
    ...body.statements.map((statement, index) => ({
      value: statement.id,
      label: `${words.statement(index + 1)}　${statement.text.slice(0, 24)}`,
    })),
  ]
  return (
    <PassageFinder
      title={words.pickTitle}
      within={record}
      target={
        <>
          <span>{words.proves}</span>
          <Select
            aria-label={words.pickStatement}
            options={targets}
            value={statementId ?? ''}
            onChange={(value) => setStatementId(value === '' ? null : value)}
          />
        </>
      }
      onTake={(source) => void take(source)}
      onClose={onClose}
    />
  )
}

/** The first statement that has no evidence yet; null when all have some. */
const unproven = (statements: OpenDraft['body']['statements'], evidence: OpenDraft['evidence']): string | null =>
  statements.find(({ id }) => evidence.every((one) => one.link.statementId !== id))?.id ?? null
