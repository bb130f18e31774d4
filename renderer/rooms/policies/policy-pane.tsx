import { App, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { Policy } from '../../../db/model/policy.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useArrival } from '../../app/go-to.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { policyTypeWords, policyWords as words } from '../../words/policies.ts'

/** One version of a document: its articles, word for word. */
export const PolicyPane = ({ id }: { readonly id: string }) => {
  const opened = useAsk('policies', 'open', { id })
  const [typed, setTyped] = useState('')
  if (opened.error !== null) return <FailureNote failure={opened.error.failure} />
  if (opened.data === undefined) return <div className="version-pane" />
  const { body } = opened.data
  const shown = body.articles.filter(({ number, paragraph, text }) => `${number}${paragraph}${text}`.includes(typed.trim()))
  return (
    <div className="version-pane">
      <PaneHead record={opened.data}>
        {body.articles.length > 0 && (
          <div className="version-find">
            <Input
              allowClear
              aria-label={words.find}
              placeholder={words.findHint}
              maxLength={200}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <span className="quiet figures" role="status">
              {words.articles(shown.length)}
            </span>
          </div>
        )}
      </PaneHead>
      {shown.length === 0 ? (
        <p className="catalogue-nothing quiet">{body.articles.length === 0 ? words.noArticles : words.nothing}</p>
      ) : (
        <Articles articles={shown} />
      )}
    </div>
  )
}

const Articles = ({ articles }: { readonly articles: Policy['articles'] }) => {
  const arrival = useArrival()
  const arrivedAt = arrival?.startsWith('articles/') ? arrival.split('/')[1] : undefined
  useEffect(() => {
    if (arrivedAt !== undefined) document.getElementById(`article-${arrivedAt}`)?.scrollIntoView({ block: 'center' })
  }, [arrivedAt])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="policy-articles" tabIndex={0} aria-label={words.tree}>
      {articles.map((article) => (
        <article key={article.id} id={`article-${article.id}`} data-arrived={article.id === arrivedAt || undefined}>
          <h3>
            {article.number}
            {article.paragraph !== '' && ` ${article.paragraph}`}
          </h3>
          <p>{article.text}</p>
          {article.topics.length > 0 && <p className="quiet policy-topics">{article.topics.join('、')}</p>}
        </article>
      ))}
    </section>
  )
}

const PaneHead = ({ record, children }: { readonly record: RecordOf<'policy'>; readonly children: React.ReactNode }) => {
  const { id, body } = record
  const { message } = App.useApp()
  const mayManage = useMay('manage')
  const notice = useUndoNotice()
  const remove = useSay('policies', 'delete')
  const restore = useSay('policies', 'restore')
  const removal = () =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          message.destroy(id)
          notice(id, words.removed(body.title), words.undo, () => restore.mutate({ id }))
        },
      },
    )
  return (
    <header className="version-pane-head">
      <div className="version-pane-line">
        <h2>{body.title}</h2>
        {mayManage && record.deletedAt === null && (
          <ConfirmButton type="text" question={words.removeQuestion} meaning={words.removeMeaning} act={words.remove} onConfirm={removal}>
            {words.remove}
          </ConfirmButton>
        )}
      </div>
      <div className="version-facts">
        <span>{policyTypeWords[body.type]}</span>
        {body.issuer !== '' && <span>{body.issuer}</span>}
        {body.documentNumber !== '' && <span>{body.documentNumber}</span>}
        <span className="figures">{words.inForce(body.effectiveOn, body.repealedOn)}</span>
        {body.sample && <span className="sample-mark">{words.sample}</span>}
      </div>
      {body.note !== '' && <p className="quiet policy-note">{body.note}</p>}
      {children}
    </header>
  )
}
