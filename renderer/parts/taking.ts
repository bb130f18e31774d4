import { useCallback, useState } from 'react'
import type { EvidenceSource } from '../../db/model/draft.ts'
import type { RecordOf } from '../../db/model/record.ts'
import { pickerWords } from '../words/evidence.ts'
import { holdKeys } from './choice-picker.tsx'

interface Taking {
  readonly source: EvidenceSource
  /** What stands for a file that has no words of its own. */
  readonly name?: string
}

/** What is on its way to a draft or a lead, words of a record or a file of it, until the picker is done. */
export const useTaking = (recordId: string) => {
  const [taking, setTaking] = useState<Taking | null>(null)
  const take = useCallback((source: EvidenceSource) => {
    holdKeys()
    setTaking({ source })
  }, [])
  const takeFile = useCallback(
    ({ id: attachmentId, body: attachment }: RecordOf<'attachment'>, page: number | null) => {
      const whole = { recordId, attachmentId, sha256: attachment.sha256, page, rectangle: null, quote: '' }
      setTaking({ source: { type: 'file', ...whole }, name: pickerWords.file(attachment.name, page) })
    },
    [recordId],
  )
  const done = useCallback(() => setTaking(null), [])
  return { source: taking?.source ?? null, name: taking?.name, take, takeFile, done }
}
