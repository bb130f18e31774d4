import { Facts, Reading, ReadingText } from '../../parts/reading.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { dayWords } from '../../words/figures.ts'
import { sourcesOf, timeOf } from './draft-lines.ts'
import { EvidenceChips } from './evidence-chips.tsx'
import { useDraft } from './open-draft.ts'

/** The draft as it is read: signed, closed, deleted, or at the office. */
export const DraftReading = () => {
  const { body, nameOf } = useDraft()
  return (
    <Reading label={words.room}>
      <ReadingText label={words.summary} text={body.summary} field="summary" />
      <ReadingStatements />
      <ReadingText label={words.discovery} text={body.discovery} field="discovery">
        <Facts items={[{ label: words.sources, value: sourcesOf(body) }]} />
      </ReadingText>
      <ReadingBases />
      <ReadingText label={words.analysis} text={body.analysis} field="analysis" />
      <Facts
        items={[
          { label: words.responsibleParty, value: body.responsibleParty },
          { label: words.firstResponsible, value: body.firstResponsible },
          { label: words.responsibleLeader, value: body.responsibleLeader },
          { label: words.supervisingParty, value: body.supervisingParty },
        ]}
      />
      <Facts
        items={[
          { label: words.occurred, value: timeOf(body) },
          { label: words.place, value: body.place },
        ]}
      />
      <Facts
        items={[
          { label: words.handlers, value: body.handlers.map(nameOf).join('、') },
          { label: words.deputyLeader, value: nameOf(body.deputyLeader) },
          { label: words.groupLeader, value: nameOf(body.groupLeader) },
          { label: words.draftedOn, value: dayWords(body.draftedOn) },
        ]}
      />
      <Facts
        items={[
          { label: words.domains, value: body.domains.join('、') },
          { label: words.classification, value: body.classification },
          { label: words.level, value: body.level },
        ]}
      />
      <ReadingText label={words.note} text={body.note} />
    </Reading>
  )
}

const ReadingStatements = () => {
  const { body } = useDraft()
  if (body.statements.length === 0) return null
  return (
    <ReadingText label={words.statements} text="" field="statements">
      <ol className="draft-reading-list">
        {body.statements.map((statement) => (
          <li key={statement.id} data-field={`statements/${statement.id}`}>
            <p>{statement.text}</p>
            <EvidenceChips statementId={statement.id} />
          </li>
        ))}
      </ol>
      <EvidenceChips statementId={null} />
    </ReadingText>
  )
}

const ReadingBases = () => {
  const { body } = useDraft()
  if (body.bases.length === 0) return null
  return (
    <ReadingText label={words.bases} text="" field="bases">
      <ol className="draft-reading-list">
        {body.bases.map((basis) => (
          <li key={basis.id}>
            <p>{`${basis.document} ${basis.article}`.trim()}</p>
            {basis.quote !== '' && <blockquote>{basis.quote}</blockquote>}
          </li>
        ))}
      </ol>
    </ReadingText>
  )
}
