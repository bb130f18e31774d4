import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { v7 as newId } from 'uuid'
import type { Policy, PolicyArticle } from '../../../db/model/policy.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useArrival } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { EntryActs } from '../../parts/version-entry.tsx'
import { VersionHead } from '../../parts/version-head.tsx'
import { policyTypeWords, policyWords as words } from '../../words/policies.ts'
import { articleFields, headFields } from './fields.ts'

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
        <p className="version-nothing quiet">{body.articles.length === 0 ? words.noArticles : words.nothing}</p>
      ) : (
        <Articles record={opened.data} shown={shown} />
      )}
    </div>
  )
}

interface ArticlesProps {
  readonly record: RecordOf<'policy'>
  readonly shown: Policy['articles']
}

const Articles = ({ record, shown }: ArticlesProps) => {
  const arrival = useArrival()
  const arrivedAt = arrival?.startsWith('articles/') ? arrival.split('/')[1] : undefined
  useEffect(() => {
    if (arrivedAt !== undefined) document.getElementById(`article-${arrivedAt}`)?.scrollIntoView({ block: 'center' })
  }, [arrivedAt])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="policy-articles" tabIndex={0} aria-label={words.tree}>
      {shown.map((article) => (
        <article key={article.id} id={`article-${article.id}`} data-arrived={article.id === arrivedAt || undefined}>
          <div className="policy-article-head">
            <h3>
              {article.number}
              {article.paragraph !== '' && ` ${article.paragraph}`}
            </h3>
            {record.deletedAt === null && <ArticleActs record={record} article={article} />}
          </div>
          <p>{article.text}</p>
          {article.topics.length > 0 && <p className="quiet policy-topics">{article.topics.join('、')}</p>}
        </article>
      ))}
    </section>
  )
}

const nameOf = ({ number, paragraph }: Readonly<Record<string, unknown>>): string => `${number}${paragraph}`

const ArticleActs = ({ record: { id, version, body }, article }: Pick<ArticlesProps, 'record'> & { readonly article: PolicyArticle }) => (
  <EntryActs
    area="policies"
    id={id}
    version={version}
    entry={article}
    name={nameOf(article)}
    nameOf={nameOf}
    fields={articleFields}
    required={['number', 'text']}
    before={body.articles[body.articles.indexOf(article) - 1]?.id ?? null}
    last={article.id}
    beside={() => ({ id: newId(), number: article.number, paragraph: '', text: '', topics: [] })}
  />
)

const PaneHead = ({ record, children }: { readonly record: RecordOf<'policy'>; readonly children: React.ReactNode }) => {
  const { body } = record
  return (
    <VersionHead
      area="policies"
      record={record}
      title={body.title}
      fields={headFields}
      required={['title']}
      facts={
        <>
          <span>{policyTypeWords[body.type]}</span>
          {body.issuer !== '' && <span>{body.issuer}</span>}
          {body.documentNumber !== '' && <span>{body.documentNumber}</span>}
          <span className="figures">{words.inForce(body.effectiveOn, body.repealedOn)}</span>
          {body.sample && <span className="sample-mark">{words.sample}</span>}
        </>
      }
    >
      {body.note !== '' && <p className="quiet policy-note">{body.note}</p>}
      {children}
    </VersionHead>
  )
}
