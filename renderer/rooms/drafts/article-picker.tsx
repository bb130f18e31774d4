import { Modal } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import type { ArticleFound } from '../../../electron/contract/index.ts'
import { isCurrent, useAsk } from '../../app/workstation.ts'
import { TypedList } from '../../parts/typed-list.tsx'
import { policyWords as words } from '../../words/policies.ts'

interface ArticlePickerProps {
  readonly open: boolean
  /** The day of the conduct; empty while the draft does not say. */
  readonly day: string
  /** Told the article and the words that are quoted, or null. */
  readonly onClose: (taken: { readonly article: ArticleFound; readonly quote: string } | null) => void
}

const inputId = 'article-picker-search'

/** 取用条文: an article by number, words or initials; whole, or the part that is selected below. */
export const ArticlePicker = ({ open, day, onClose }: ArticlePickerProps) => (
  <Modal
    open={open}
    title={words.citeTitle}
    footer={null}
    width={680}
    destroyOnHidden
    closable={false}
    afterOpenChange={(shown) => shown && document.getElementById(inputId)?.focus()}
    onCancel={() => onClose(null)}
  >
    <Picking day={day} onClose={onClose} />
  </Modal>
)

const none: readonly ArticleFound[] = []

const Picking = ({ day, onClose }: Omit<ArticlePickerProps, 'open'>) => {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState<ArticleFound | undefined>()
  const text = useDeferredValue(typed.trim())
  const found = useAsk('policies', 'find', { text, onDay: day, limit: 50 }, { keep: true })
  const whole = useRef<HTMLTextAreaElement>(null)
  const choices = found.data ?? none
  const take = (article: ArticleFound) => {
    const { selectionStart = 0, selectionEnd = 0, value = '' } = whole.current ?? {}
    const part = at === article ? value.slice(selectionStart, selectionEnd) : ''
    onClose({ article, quote: part.trim() === '' ? article.text : part })
  }
  return (
    <>
      <p className="quiet">{words.citeOn(day)}</p>
      <TypedList
        inputId={inputId}
        label={words.citeSearch}
        listLabel={words.citeList}
        placeholder={words.citeHint}
        typed={typed}
        onTyped={setTyped}
        choices={choices}
        fresh={text === typed.trim() && isCurrent(found)}
        keyOf={({ policyId, articleId }) => `${policyId} ${articleId}`}
        mayTake={({ inForce }) => inForce}
        onTake={take}
        onAt={setAt}
        render={(article) => (
          <>
            <div className="typed-list-line">
              <span className="typed-list-code">{article.number}</span>
              <span className="typed-list-text">{article.text}</span>
            </div>
            <div className="typed-list-under">
              {article.title}
              {!article.inForce && ` · ${whyNot(article, day)}`}
            </div>
          </>
        )}
      />
      {at?.inForce && (
        <>
          <p className="typed-list-hint">{words.citePart}</p>
          <textarea ref={whole} className="draft-article-whole" readOnly aria-label={`${at.title} ${at.number}`} rows={4} value={at.text} />
        </>
      )}
      <p className="typed-list-hint" role="status">
        {choices.length > 0 || found.data === undefined ? words.citeKeys : text === '' ? words.citeNone : words.citeNothing}
      </p>
    </>
  )
}

const whyNot = ({ effectiveOn, lastDay }: ArticleFound, day: string): string =>
  lastDay !== '' && lastDay < day ? words.ended(lastDay) : words.notYet(effectiveOn)
