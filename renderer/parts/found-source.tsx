import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { EvidenceSource } from '../../db/model/draft.ts'
import { type FormedKind, formedAreas, forms } from '../../db/model/forms/index.ts'
import type { RecordOf } from '../../db/model/record.ts'
import { type RecordArea, useRecord } from '../app/records.ts'
import { useAsk } from '../app/workstation.ts'
import { draftWords as words } from '../words/drafts.ts'
import { bytes } from '../words/figures.ts'
import { LongText } from './long-text.tsx'
import { passagesOf, type SourcePassage } from './source-passages.ts'

/** Kinds that evidence is taken from, with the area of each. */
export const sourceAreas = Object.fromEntries([
  ['interview', 'interviews'],
  ['document_review', 'documentReviews'],
  ...formedAreas.filter((area) => forms[area].learnedBy !== null).map((area) => [forms[area].kind, area]),
]) as Readonly<Record<SourceKind, RecordArea>>
export type SourceKind = 'interview' | 'document_review' | FormedKind

interface FoundSourceProps {
  readonly id: string
  readonly kind: SourceKind
  /** Field to come to. */
  readonly at: string | undefined
  readonly onTake: (source: EvidenceSource) => void
}

const usePassages = (kind: SourceKind, id: string): readonly SourcePassage[] => {
  const record = useRecord(sourceAreas[kind], id).data
  return record === undefined ? [] : passagesOf(record as RecordOf)
}

/** The text of a record and its files, ready to be quoted. */
export const FoundSource = ({ id, kind, at, onTake }: FoundSourceProps) => {
  const passages = usePassages(kind, id)
  const files = useAsk('attachments', 'ofRecord', { recordId: id }).data ?? []
  return (
    <div className="finder-passages">
      {passages.length > 0 && <p className="quiet">{words.pickSelect}</p>}
      {passages.map((passage) => (
        <Passage
          key={passage.field}
          passage={passage}
          arrived={passage.field === at}
          onTake={(quote, start, end) => onTake({ type: 'passage', recordId: id, field: passage.field, quote, start, end })}
        />
      ))}
      {files.map((file) => (
        <FoundFile key={file.id} file={file} onTake={() => onTake(wholeFile(id, file))} />
      ))}
    </div>
  )
}

const wholeFile = (recordId: string, file: RecordOf<'attachment'>): EvidenceSource => ({
  type: 'file',
  recordId,
  attachmentId: file.id,
  sha256: file.body.sha256,
  page: null,
  rectangle: null,
  quote: '',
})

interface PassageProps {
  readonly passage: SourcePassage
  readonly arrived: boolean
  readonly onTake: (quote: string, start: number, end: number) => void
}

/** A read-only text field lets keyboard and mouse select alike, and counts offsets as the source does. */
const Passage = ({ passage, arrived, onTake }: PassageProps) => {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (arrived) area.current?.scrollIntoView({ block: 'center' })
  }, [arrived])
  const take = () => {
    const start = area.current?.selectionStart ?? 0
    const end = area.current?.selectionEnd ?? 0
    const whole = start === end
    onTake(whole ? passage.text : passage.text.slice(start, end), whole ? 0 : start, whole ? passage.text.length : end)
  }
  return (
    <div className={arrived ? 'finder-passage finder-arrived' : 'finder-passage'}>
      <div className="finder-passage-head">
        <span className="finder-label">{passage.label}</span>
        <Button size="small" aria-label={words.pickUseOf(passage.label)} onClick={take}>
          {words.pickUse}
        </Button>
      </div>
      <LongText ref={area} readOnly minRows={1} label={passage.label} value={passage.text} onChange={() => undefined} />
    </div>
  )
}

const FoundFile = ({ file, onTake }: { readonly file: RecordOf<'attachment'>; readonly onTake: () => void }) => (
  <div className="finder-file">
    <span>
      {file.body.name} <span className="quiet">{bytes(file.body.size)}</span>
    </span>
    <Button size="small" aria-label={words.pickUseOf(file.body.name)} onClick={onTake}>
      {words.pickUseFile}
    </Button>
  </div>
)
