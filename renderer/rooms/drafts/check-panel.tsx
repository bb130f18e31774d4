import { Button } from 'antd'
import type { Gap } from '../../../electron/contract/index.ts'
import { accuracies, accuracyOf, accuracyWords, gapWords } from '../../words/draft-gaps.ts'
import { draftWords as words } from '../../words/drafts.ts'
import { jumpTo, rowOf, useDraft } from './open-draft.ts'

const summaryOf = (gaps: readonly Gap[]): string => {
  const blocking = gaps.filter((gap) => gap.blocks).length
  if (blocking > 0) return words.checkBlocking(blocking)
  return gaps.length > 0 ? words.checkAdvising(gaps.length) : words.checkClean
}

/** 四个准确: what the pre-flight check found, by accuracy, each gap leading to its field. */
export const CheckPanel = () => {
  const { gaps } = useDraft()
  return (
    <aside className="draft-check" aria-label={words.check}>
      <h2>{words.check}</h2>
      <p className="draft-check-summary" role="status">
        {summaryOf(gaps)}
      </p>
      {accuracies.map((accuracy) => {
        const here = gaps.filter((gap) => accuracyOf[gap.code] === accuracy)
        return (
          <section key={accuracy} aria-label={accuracyWords[accuracy]}>
            <h3>
              {accuracyWords[accuracy]}
              {here.length === 0 && <span className="draft-check-right">{words.checkAllRight}</span>}
            </h3>
            <GapList gaps={here} />
          </section>
        )
      })}
    </aside>
  )
}

/** Gaps as sentences; a press goes to the field that closes the gap. */
export const GapList = ({ gaps, onLeave }: { readonly gaps: readonly Gap[]; readonly onLeave?: () => void }) => {
  const { body } = useDraft()
  if (gaps.length === 0) return null
  return (
    <ul className="draft-gaps">
      {gaps.map((gap) => (
        <li key={`${gap.code} ${gap.field}`}>
          <Button
            type="text"
            block
            onClick={() => {
              onLeave?.()
              requestAnimationFrame(() => jumpTo(gap.field)) // after a closing dialog has given the focus back
            }}
          >
            <span className={gap.blocks ? 'draft-gap-must' : 'draft-gap-should'}>{gap.blocks ? words.mustFix : words.shouldFix}</span>
            <span>{gapWords(gap, rowOf(gap, body))}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
