import { Input, Select } from 'antd'
import { issueSources } from '../../../db/model/draft.ts'
import { sourceNames } from '../../../db/model/paper/issue-draft.ts'
import { FieldGrid, fieldId, Section } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { MemberSelect } from '../../parts/member-select.tsx'
import { SuggestInput } from '../../parts/suggest-input.tsx'
import { TagInput } from '../../parts/tag-input.tsx'
import { DayInput } from '../../parts/time-inputs.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { Bases } from './bases.tsx'
import { DraftField } from './field.tsx'
import { useDraft } from './open-draft.ts'
import { Statements } from './statements.tsx'

/** The draft as it is written, in the order in which the paper form is read. */
export const DraftForm = () => (
  <>
    <Matter />
    <Statements />
    <HowLearned />
    <Bases />
    <Analysis />
    <Responsibility />
    <TimeAndPlace />
    <People />
    <Nature />
  </>
)

const Matter = () => {
  const { body, change } = useDraft()
  return (
    <div className="draft-matter">
      <DraftField path="title" label={words.title}>
        {(id) => (
          <Input
            id={id}
            size="large"
            maxLength={500}
            placeholder={words.titleHint}
            value={body.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </DraftField>
      <DraftField path="summary" label={words.summary}>
        {(id) => <LongText id={id} placeholder={words.summaryHint} value={body.summary} onChange={(summary) => change({ summary })} />}
      </DraftField>
    </div>
  )
}

const sourceOptions = issueSources.map((value) => ({ value, label: sourceNames[value] }))

const HowLearned = () => {
  const { body, change } = useDraft()
  return (
    <Section title={words.howLearned}>
      <FieldGrid columns={2}>
        <DraftField path="sources" label={words.sources} span={body.sources.includes('other') ? 1 : 'all'}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              options={sourceOptions}
              value={body.sources}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(sources) => change({ sources })}
            />
          )}
        </DraftField>
        {body.sources.includes('other') && (
          <DraftField path="sourceOther" label={words.sourceOther}>
            {(id) => (
              <Input id={id} maxLength={500} value={body.sourceOther} onChange={(event) => change({ sourceOther: event.target.value })} />
            )}
          </DraftField>
        )}
        <DraftField path="discovery" label={words.discovery} span="all">
          {(id) => (
            <LongText id={id} placeholder={words.discoveryHint} value={body.discovery} onChange={(discovery) => change({ discovery })} />
          )}
        </DraftField>
      </FieldGrid>
    </Section>
  )
}

const Analysis = () => {
  const { body, change } = useDraft()
  return (
    <Section title={words.analysis}>
      <LongText
        id={fieldId('analysis')}
        label={words.analysis}
        placeholder={words.analysisHint}
        value={body.analysis}
        onChange={(analysis) => change({ analysis })}
      />
    </Section>
  )
}

const Responsibility = () => {
  const { body, change } = useDraft()
  return (
    <Section title={words.responsibility}>
      <FieldGrid columns={2}>
        <DraftField path="responsibleParty" label={words.responsibleParty}>
          {(id) => (
            <SuggestInput
              id={id}
              scope="unit"
              placeholder={words.responsiblePartyHint}
              value={body.responsibleParty}
              onChange={(responsibleParty) => change({ responsibleParty })}
            />
          )}
        </DraftField>
        <DraftField path="firstResponsible" label={words.firstResponsible}>
          {(id) => (
            <SuggestInput
              id={id}
              scope="person"
              value={body.firstResponsible}
              onChange={(firstResponsible) => change({ firstResponsible })}
            />
          )}
        </DraftField>
        <DraftField path="responsibleLeader" label={words.responsibleLeader}>
          {(id) => (
            <SuggestInput
              id={id}
              scope="person"
              value={body.responsibleLeader}
              onChange={(responsibleLeader) => change({ responsibleLeader })}
            />
          )}
        </DraftField>
        <DraftField path="supervisingParty" label={words.supervisingParty}>
          {(id) => (
            <SuggestInput
              id={id}
              scope="unit"
              value={body.supervisingParty}
              onChange={(supervisingParty) => change({ supervisingParty })}
            />
          )}
        </DraftField>
      </FieldGrid>
    </Section>
  )
}

const TimeAndPlace = () => {
  const { body, change } = useDraft()
  return (
    <Section title={words.timeAndPlace}>
      <FieldGrid columns={3}>
        <DraftField path="occurredFrom" label={words.occurredFrom}>
          {(id) => <DayInput id={id} value={body.occurredFrom} onChange={(occurredFrom) => change({ occurredFrom })} />}
        </DraftField>
        <DraftField path="occurredTo" label={words.occurredTo}>
          {(id) => <DayInput id={id} value={body.occurredTo} onChange={(occurredTo) => change({ occurredTo })} />}
        </DraftField>
        <DraftField path="place" label={words.place}>
          {(id) => (
            <SuggestInput id={id} scope="place" placeholder={words.placeHint} value={body.place} onChange={(place) => change({ place })} />
          )}
        </DraftField>
      </FieldGrid>
    </Section>
  )
}

const People = () => {
  const { body, change } = useDraft()
  return (
    <Section title={words.people}>
      <FieldGrid columns={2}>
        <DraftField path="handlers" label={words.handlers}>
          {(id) => <MemberSelect id={id} multiple value={body.handlers} onChange={(handlers) => change({ handlers })} />}
        </DraftField>
        <DraftField path="draftedOn" label={words.draftedOn}>
          {(id) => <DayInput id={id} value={body.draftedOn} onChange={(draftedOn) => change({ draftedOn })} />}
        </DraftField>
        <DraftField path="deputyLeader" label={words.deputyLeader}>
          {(id) => (
            <MemberSelect
              id={id}
              posts={['deputy_leader', 'nonresident_deputy']}
              value={body.deputyLeader}
              onChange={(deputyLeader) => change({ deputyLeader })}
            />
          )}
        </DraftField>
        <DraftField path="groupLeader" label={words.groupLeader}>
          {(id) => (
            <MemberSelect id={id} posts={['group_leader']} value={body.groupLeader} onChange={(groupLeader) => change({ groupLeader })} />
          )}
        </DraftField>
      </FieldGrid>
    </Section>
  )
}

const Nature = () => {
  const { body, change } = useDraft()
  return (
    <Section title={words.nature}>
      <FieldGrid columns={3}>
        <DraftField path="domains" label={words.domains}>
          {(id) => <TagInput id={id} placeholder={words.domainsHint} value={body.domains} onChange={(domains) => change({ domains })} />}
        </DraftField>
        <DraftField path="classification" label={words.classification}>
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              value={body.classification}
              onChange={(event) => change({ classification: event.target.value })}
            />
          )}
        </DraftField>
        <DraftField path="level" label={words.level}>
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              placeholder={words.levelHint}
              value={body.level}
              onChange={(event) => change({ level: event.target.value })}
            />
          )}
        </DraftField>
        <DraftField path="note" label={words.note} span="all">
          {(id) => <LongText id={id} minRows={1} value={body.note} onChange={(note) => change({ note })} />}
        </DraftField>
      </FieldGrid>
    </Section>
  )
}
