import { Button, Input } from 'antd'
import { useCallback, useState } from 'react'
import type { RecordOf } from '../../../db/model/record.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useSay } from '../../app/workstation.ts'
import { useAutosave } from '../../parts/autosave.ts'
import { Field, FieldGrid, Section } from '../../parts/field.tsx'
import { Reading, ReadingText } from '../../parts/reading.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { outlineKeys, outlineWords as words } from '../../words/outlines.ts'
import { duplicate, type Topics } from './topics.ts'
import { TopicsEditor } from './topics-editor.tsx'
import './outlines.css'

const countWords = (topics: Topics): string =>
  words.counts(
    topics.length,
    topics.reduce((sum, topic) => sum + topic.questions.length, 0),
  )

/** One outline as it is written. */
export const OutlineRecord = ({ record }: { readonly record: RecordOf<'interview_outline'> }) => {
  const { body, change, flush } = useAutosave('outlines', record)
  const create = useSay('outlines', 'create')
  const goTo = useGoTo()
  const onTopics = useCallback((topics: Topics) => change({ topics: [...topics] }), [change])
  const copy = async () => {
    await flush()
    const made = await create.mutateAsync({
      roundId: record.roundId,
      unitId: record.unitId,
      body: duplicate(body, words.copyName(body.name)),
    })
    goTo({ kind: 'interview_outline', id: made.id })
  }
  return (
    <div className="outline">
      <RecordHead
        area="outlines"
        recordId={record.id}
        title={body.name}
        facts={countWords(body.topics)}
        acts={
          <Button size="small" onClick={() => void copy()}>
            {words.duplicate}
          </Button>
        }
      />
      <FieldGrid columns={2}>
        <NameField name={body.name} onName={(name) => change({ name })} />
        <Field label={words.forWhom} name="forWhom">
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              placeholder={words.forWhomHint}
              value={body.forWhom}
              onChange={(event) => change({ forWhom: event.target.value })}
            />
          )}
        </Field>
      </FieldGrid>
      <Section title={words.questions}>
        <TopicsEditor topics={body.topics} onTopics={onTopics} />
      </Section>
      <Shortcuts place={words.room} shortcuts={outlineKeys} />
    </div>
  )
}

/** An outline cannot be without a name: an emptied field is not saved, and says so. */
const NameField = ({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) => {
  const [emptied, setEmptied] = useState(false)
  return (
    <Field label={words.name} name="name" error={emptied ? words.nameMissing : null}>
      {(id) => (
        <Input
          id={id}
          maxLength={500}
          value={emptied ? '' : name}
          onChange={({ target: { value } }) => {
            setEmptied(value.trim() === '')
            if (value.trim() !== '') onName(value)
          }}
          onBlur={() => setEmptied(false)}
        />
      )}
    </Field>
  )
}

/** One outline as it is read. */
export const OutlineReading = ({ record }: { readonly record: RecordOf<'interview_outline'> }) => (
  <div className="outline">
    <RecordHead area="outlines" recordId={record.id} title={record.body.name} facts={countWords(record.body.topics)} />
    <Reading label={words.room}>
      {record.body.topics.map((topic) => (
        <ReadingText key={topic.id} label={topic.name} text={topic.questions.map((question) => question.text).join('\n')} />
      ))}
    </Reading>
  </div>
)
