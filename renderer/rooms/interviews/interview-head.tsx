import { Button, Input, Select } from 'antd'
import { memo, useState } from 'react'
import type { Interview } from '../../../db/model/interview.ts'
import { interviewCategories } from '../../../db/model/interview.ts'
import { Field, FieldGrid } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { MemberSelect } from '../../parts/member-select.tsx'
import { SuggestInput } from '../../parts/suggest-input.tsx'
import { MinuteInput, MonthInput } from '../../parts/time-inputs.tsx'
import { categoryWords, sexWords, interviewWords as words } from '../../words/interviews.ts'
import { isReversed } from './course.ts'

/** All of an interview but what is said in it. */
export type Head = Omit<Interview, 'turns' | 'covered'>
export type ChangeHead = (changes: Partial<Head>) => void

interface HeadProps {
  readonly head: Head
  readonly leastTalkers: number
  readonly change: ChangeHead
  readonly onTalkers: (talkers: string[]) => void
  readonly onStartNow: () => void
  readonly onEndNow: () => void
}

/** Who, when, where, by whom. Kept apart from the turns, so that typing there does not draw this again. */
export const InterviewHead = memo((props: HeadProps) => {
  const { head, change } = props
  const [more, setMore] = useState(false)
  const person = (changes: Partial<Head['interviewee']>) => change({ interviewee: { ...head.interviewee, ...changes } })
  return (
    <div className="interview-head">
      <FieldGrid columns={4}>
        <Field label={words.name} name="interviewee/name">
          {(id) => (
            <SuggestInput
              id={id}
              scope="person"
              autoFocus={head.interviewee.name === ''}
              value={head.interviewee.name}
              onChange={(name) => person({ name })}
            />
          )}
        </Field>
        <Field label={words.unit} name="interviewee/unit">
          {(id) => <SuggestInput id={id} scope="unit" value={head.interviewee.unit} onChange={(unit) => person({ unit })} />}
        </Field>
        <Field label={words.post} name="interviewee/post">
          {(id) => <SuggestInput id={id} scope="post" value={head.interviewee.post} onChange={(post) => person({ post })} />}
        </Field>
        <Field label={words.category}>
          {(id) => (
            <Select
              id={id}
              value={head.category}
              onChange={(category) => change({ category })}
              options={interviewCategories.map((value) => ({ value, label: categoryWords[value] }))}
            />
          )}
        </Field>
        <Times {...props} />
        <Field label={words.talkers} name="talkers" span={2} error={tooFew(props)}>
          {(id) => <MemberSelect id={id} multiple value={head.talkers} onChange={props.onTalkers} />}
        </Field>
        <Field label={words.recorder} name="recorder">
          {(id) => <MemberSelect id={id} value={head.recorder} onChange={(recorder) => change({ recorder })} />}
        </Field>
        <Field label={words.place} name="place">
          {(id) => <SuggestInput id={id} scope="place" value={head.place} onChange={(place) => change({ place })} />}
        </Field>
        {more && <Further head={head} change={change} person={person} />}
      </FieldGrid>
      {!more && (
        <button type="button" className="word-button interview-more" onClick={() => setMore(true)}>
          {words.more}
        </button>
      )}
    </div>
  )
})

const tooFew = ({ head, leastTalkers }: HeadProps): string | null =>
  head.status !== 'planned' && head.talkers.length < leastTalkers ? words.tooFewTalkers(leastTalkers) : null

const Times = ({ head, change, onStartNow, onEndNow }: HeadProps) => (
  <>
    <Field label={words.startedAt} name="startedAt" span={2}>
      {(id) => (
        <span className="interview-time">
          <MinuteInput id={id} value={head.startedAt} onChange={(startedAt) => change({ startedAt })} />
          <Button title="F8" onClick={onStartNow}>
            {words.startNow}
          </Button>
        </span>
      )}
    </Field>
    <Field label={words.endedAt} name="endedAt" span={2} error={isReversed(head) ? words.timesReversed : null}>
      {(id) => (
        <span className="interview-time">
          <MinuteInput id={id} day={head.startedAt.slice(0, 10)} value={head.endedAt} onChange={(endedAt) => change({ endedAt })} />
          <Button title="F9" onClick={onEndNow}>
            {words.endNow}
          </Button>
        </span>
      )}
    </Field>
  </>
)

interface FurtherProps {
  readonly head: Head
  readonly change: ChangeHead
  readonly person: (changes: Partial<Head['interviewee']>) => void
}

/** What is seldom filled in. */
const Further = ({ head, change, person }: FurtherProps) => {
  const { interviewee } = head
  const line = (label: string, value: string, set: (value: string) => void, hint?: string) => (
    <Field label={label} hint={hint}>
      {(id) => <Input id={id} maxLength={500} value={value} onChange={(event) => set(event.target.value)} />}
    </Field>
  )
  return (
    <>
      <Field label={words.sex}>
        {(id) => (
          <Select
            id={id}
            value={interviewee.sex}
            onChange={(sex) => person({ sex })}
            options={(['', 'male', 'female'] as const).map((value) => ({ value, label: sexWords[value] }))}
          />
        )}
      </Field>
      <Field label={words.born}>{(id) => <MonthInput id={id} value={interviewee.born} onChange={(born) => person({ born })} />}</Field>
      {line(words.politicalStatus, interviewee.politicalStatus, (politicalStatus) => person({ politicalStatus }))}
      {line(words.rank, interviewee.rank, (rank) => person({ rank }))}
      {line(words.phone, interviewee.phone, (phone) => person({ phone }))}
      {line(words.recordingNumber, head.recordingNumber, (recordingNumber) => change({ recordingNumber }), words.recordingHint)}
      <Field label={words.note} name="note" span="all">
        {(id) => <LongText id={id} minRows={1} value={head.note} onChange={(note) => change({ note })} />}
      </Field>
    </>
  )
}
