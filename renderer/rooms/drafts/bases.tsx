import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as newId } from 'uuid'
import type { IssueDraft } from '../../../db/model/draft.ts'
import { fieldId, Section } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { SuggestInput } from '../../parts/suggest-input.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { policyWords } from '../../words/policies.ts'
import { ArticlePicker } from './article-picker.tsx'
import { jumpTo, useDraft } from './open-draft.ts'

/** 定性依据: which rule, which article, its exact words. */
export const Bases = () => {
  const { body, change, gaps } = useDraft()
  const missing = gaps.some((gap) => gap.code === 'no_basis')
  const add = () => {
    const basis = { id: newId(), document: '', article: '', quote: '' }
    flushSync(() => change({ bases: [...body.bases, basis] })) // drawn before the next key arrives
    jumpTo(`bases/${basis.id}`)
  }
  return (
    <Section title={words.bases} extra={missing && <span className="draft-mark">{words.mustFix}</span>}>
      <ol className="draft-bases">
        {body.bases.map((basis, index) => (
          <BasisRow key={basis.id} basis={basis} number={index + 1} />
        ))}
      </ol>
      <Button id={fieldId('bases')} onClick={add}>
        {words.addBasis}
      </Button>
    </Section>
  )
}

const BasisRow = ({ basis, number }: { readonly basis: IssueDraft['bases'][number]; readonly number: number }) => {
  const { body, change } = useDraft()
  const { notification } = App.useApp()
  const [citing, setCiting] = useState(false)
  const put = (partial: Partial<typeof basis>) =>
    change({ bases: body.bases.map((one) => (one.id === basis.id ? { ...one, ...partial } : one)) })
  // Named otherwise, it is no longer the article that it was taken from.
  const rename = (partial: Partial<typeof basis>) =>
    change({ bases: body.bases.map((one) => (one.id === basis.id ? { ...untied(one), ...partial } : one)) })
  const remove = () => {
    const before = body.bases
    change({ bases: before.filter((one) => one.id !== basis.id) })
    if (basis.document + basis.article + basis.quote === '') return
    const undo = () => {
      change({ bases: before })
      notification.destroy(basis.id)
    }
    notification.open({ key: basis.id, title: words.basisGone, actions: <Button onClick={undo}>{words.undo}</Button> })
  }
  return (
    <li>
      <div className="draft-basis-line">
        <span className="draft-number">{words.basis(number)}</span>
        <SuggestInput
          scope="document"
          id={fieldId(`bases/${basis.id}`)}
          label={`${words.basis(number)}${words.basisDocument}`}
          placeholder={words.basisDocumentHint}
          value={basis.document}
          onChange={(document) => rename({ document })}
        />
        <Input
          className="draft-article"
          id={fieldId(`bases/${basis.id}/article`)}
          aria-label={`${words.basis(number)}${words.basisArticle}`}
          placeholder={words.basisArticleHint}
          maxLength={500}
          value={basis.article}
          onChange={(event) => rename({ article: event.target.value })}
        />
        <Button type="text" size="small" aria-label={policyWords.citeFor(number)} onClick={() => setCiting(true)}>
          {policyWords.cite}
        </Button>
        <Button type="text" size="small" aria-label={words.removeBasis(number)} onClick={remove}>
          {words.removeRow}
        </Button>
      </div>
      <LongText
        id={fieldId(`bases/${basis.id}/quote`)}
        label={`${words.basis(number)}${words.basisQuote}`}
        placeholder={words.basisQuote}
        minRows={2}
        value={basis.quote}
        onChange={(quote) => put({ quote })}
      />
      <ArticlePicker
        open={citing}
        day={body.occurredFrom || body.occurredTo}
        onClose={(taken) => {
          setCiting(false)
          if (taken !== null) put(citationOf(taken))
        }}
      />
    </li>
  )
}

const untied = ({ policyId: _policy, articleId: _article, ...basis }: IssueDraft['bases'][number]) => basis

type Taken = NonNullable<Parameters<Parameters<typeof ArticlePicker>[0]['onClose']>[0]>

const citationOf = ({ article, quote }: Taken) => ({
  document: article.title,
  article: article.number,
  quote,
  policyId: article.policyId,
  articleId: article.articleId,
})
