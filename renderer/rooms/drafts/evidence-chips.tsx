import { Button, Popover } from 'antd'
import type { Evidence } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { inLandmark } from '../../parts/in-landmark.ts'
import { evidenceStateWords, staleAdvice, draftWords as words } from '../../words/drafts.ts'
import { useDraft } from './open-draft.ts'

/** Where in its source record a link points: the field of a passage, or the file. */
export const placeIn = (evidence: Evidence): string =>
  evidence.link.source.type === 'passage' ? evidence.link.source.field : `attachment/${evidence.link.source.attachmentId}`

/** `T-018 王某 · 第 3 问`: where a piece of evidence comes from. */
export const sourceName = ({ source }: Evidence): string =>
  [`${source.number} ${source.title}`.trim(), source.place].filter((part) => part !== '').join(' · ')

/** What a link quotes; a file that is linked whole says so. */
export const quoteOf = ({ link }: Evidence): string =>
  link.source.quote !== '' ? link.source.quote : link.source.type === 'file' ? words.wholeFile : ''

/** Evidence of one statement as small numbered marks; each opens to its quote and leads to its source. */
export const EvidenceChips = ({ statementId }: { readonly statementId: string | null }) => {
  const { evidence } = useDraft()
  const mine = evidence.filter((one) => one.link.statementId === statementId)
  return mine.length === 0 ? null : (
    <ul className="draft-chips" aria-label={words.evidence}>
      {mine.map((one) => (
        <li key={one.id}>
          <Popover trigger="click" placement="bottomLeft" getPopupContainer={inLandmark} content={<EvidenceCard evidence={one} />}>
            <Button size="small" className={one.state === 'fresh' ? 'draft-chip' : 'draft-chip draft-chip-stale'}>
              {words.evidenceNumber(one.link.ordinal)}
              <span className="draft-chip-source">{sourceName(one)}</span>
              {one.state !== 'fresh' && <span>{evidenceStateWords[one.state]}</span>}
            </Button>
          </Popover>
        </li>
      ))}
    </ul>
  )
}

const EvidenceCard = ({ evidence }: { readonly evidence: Evidence }) => {
  const goTo = useGoTo()
  return (
    <div className="draft-card">
      <p className="draft-card-source">{sourceName(evidence)}</p>
      <blockquote>{quoteOf(evidence)}</blockquote>
      {evidence.state !== 'fresh' && <p className="draft-stale">{staleAdvice[evidence.state]}</p>}
      <Button type="link" onClick={() => goTo({ kind: evidence.source.kind, id: evidence.source.id, at: placeIn(evidence) })}>
        {words.viewSource}
      </Button>
    </div>
  )
}
