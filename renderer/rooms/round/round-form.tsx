import { Input, InputNumber, Select } from 'antd'
import { clueOpenings } from '../../../db/model/clue.ts'
import { usualClosing, usualSignatures } from '../../../db/model/paper/interview-record.ts'
import type { Body, RecordOf } from '../../../db/model/record.ts'
import { ciphers, classifications, inspectionKinds, type Round, signatureModes } from '../../../db/model/round.ts'
import { useAutosave } from '../../parts/autosave.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, FieldGrid, Section } from '../../parts/field.tsx'
import { NameInput } from '../../parts/name-input.tsx'
import { DayInput } from '../../parts/time-inputs.tsx'
import { openingWords } from '../../words/clues.ts'
import { roundWords as words } from '../../words/round-room.ts'
import { cipherWords, classificationWords, inspectionKindWords, signatureWords } from '../../words/rounds.ts'
import { DaysField } from './days-field.tsx'
import { SignSteps } from './sign-steps.tsx'

const kinds = inspectionKinds.map((value) => ({ value, label: inspectionKindWords[value] }))
const marks = classifications.map((value) => ({ value, label: classificationWords[value] }))
const openings = clueOpenings.map((value) => ({ value, label: openingWords[value] }))
const signatures = signatureModes.map((value) => ({ value, label: signatureWords[value] }))
const algorithms = ciphers.map((value) => ({ value, label: cipherWords[value] }))
const releases = Object.entries(words.releases).map(([value, label]) => ({ value: value as keyof typeof words.releases, label }))

const deliberations = Object.entries(words.deliberations).map(([value, label]) => ({
  value: value as keyof typeof words.deliberations,
  label,
}))
const rules = [
  { field: 'petitionsCloseDaysBefore', label: words.petitionsClose, least: 0, most: 60 },
  { field: 'documentDueDays', label: words.documentDue, least: 0, most: 60 },
  { field: 'rectificationDueDays', label: words.rectificationDue, least: 0, most: 60 },
  { field: 'leastTalkers', label: words.leastTalkers, least: 1, most: 5 },
  { field: 'leastHandlers', label: words.leastHandlers, least: 1, most: 5 },
  { field: 'leastEvidence', label: words.leastEvidence, least: 0, most: 20 },
] as const

const dayCountings = (['calendar', 'working'] as const).map((value) => ({ value, label: words.dayCountings[value] }))

interface RoundFormProps {
  readonly round: RecordOf<'round'>
  readonly readOnly: boolean
}

/** Name, dates and rules of one round; every rule a setting. */
export const RoundForm = ({ round, readOnly }: RoundFormProps) => {
  const { body, change, failure } = useAutosave('rounds', round)
  const line = (field: 'term' | 'groupName' | 'note', label: string) => (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          readOnly={readOnly}
          maxLength={500}
          value={body[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {failure !== null && <FailureNote failure={failure} />}
      <Section title={words.basics}>
        <FieldGrid columns={3}>
          <Field label={words.name} required>
            {(id) => <NameInput id={id} readOnly={readOnly} value={body.name} onChange={(name) => change({ name })} />}
          </Field>
          {line('term', words.term)}
          <Field label={words.year}>
            {(id) => (
              <InputNumber
                id={id}
                disabled={readOnly}
                min={2000}
                max={2100}
                precision={0}
                controls={false}
                style={{ width: '100%' }}
                value={body.year}
                onChange={(year) => year !== null && change({ year })}
              />
            )}
          </Field>
          {line('groupName', words.groupName)}
          <Field label={words.kind}>
            {(id) => <Select id={id} disabled={readOnly} value={body.kind} options={kinds} onChange={(kind) => change({ kind })} />}
          </Field>
          <Field label={words.classification}>
            {(id) => (
              <Select
                id={id}
                disabled={readOnly}
                value={body.classification}
                options={marks}
                onChange={(classification) => change({ classification })}
              />
            )}
          </Field>
          <Field label={words.startsOn}>
            {(id) => <DayInput id={id} disabled={readOnly} value={body.startsOn} onChange={(startsOn) => change({ startsOn })} />}
          </Field>
          <Field label={words.endsOn}>
            {(id) => <DayInput id={id} disabled={readOnly} value={body.endsOn} onChange={(endsOn) => change({ endsOn })} />}
          </Field>
          {line('note', words.note)}
        </FieldGrid>
      </Section>
      <Section title={words.rules}>
        <p className="round-hint">{words.rulesHint}</p>
        <FieldGrid columns={3}>
          {rules.map(({ field, label, least, most }) => (
            <Field key={field} label={label}>
              {(id) => (
                <InputNumber
                  id={id}
                  disabled={readOnly}
                  min={least}
                  max={most}
                  precision={0}
                  style={{ width: 120 }}
                  value={body[field] ?? null}
                  onChange={(value) => value !== null && change({ [field]: value })}
                />
              )}
            </Field>
          ))}
          <DayCounting body={body} readOnly={readOnly} change={change} />
          <Field label={words.deliberation}>
            {(id) => (
              <Select
                id={id}
                disabled={readOnly}
                value={body.deliberation ?? 'none'}
                options={deliberations}
                onChange={(deliberation) => change({ deliberation })}
              />
            )}
          </Field>
          <Field label={words.release}>
            {(id) => (
              <Select
                id={id}
                disabled={readOnly}
                value={body.release ?? 'advised'}
                options={releases}
                onChange={(release) => change({ release })}
              />
            )}
          </Field>
          <Field label={words.clueOpening} {...(body.clueOpening === 'two_people' && { hint: words.clueOpeningHint })}>
            {(id) => (
              <Select
                id={id}
                disabled={readOnly}
                style={{ width: 160 }}
                value={body.clueOpening ?? 'single'}
                options={openings}
                onChange={(clueOpening) => change({ clueOpening })}
              />
            )}
          </Field>
        </FieldGrid>
      </Section>
      <PaperRules body={body} readOnly={readOnly} change={change} />
      <BundleRules body={body} readOnly={readOnly} change={change} />
      <SignSteps steps={body.signOffSteps} readOnly={readOnly} onChange={(signOffSteps) => change({ signOffSteps })} />
    </>
  )
}

interface DayCountingProps {
  readonly body: Round
  readonly readOnly: boolean
  readonly change: (changes: Partial<Round>) => void
}

/** How the steps are laid over the days. The holidays move the last days of immediate rectification in any case. */
const DayCounting = ({ body, readOnly, change }: DayCountingProps) => (
  <>
    <Field label={words.dayCounting}>
      {(id) => (
        <Select
          id={id}
          disabled={readOnly}
          value={body.dayCounting ?? 'calendar'}
          options={dayCountings}
          onChange={(dayCounting) => change({ dayCounting })}
        />
      )}
    </Field>
    <DaysField label={words.restDays} days={body.restDays ?? []} readOnly={readOnly} onDays={(restDays) => change({ restDays })} />
    <DaysField label={words.workDays} days={body.workDays ?? []} readOnly={readOnly} onDays={(workDays) => change({ workDays })} />
  </>
)

interface PaperRulesProps {
  readonly body: Body<'round'>
  readonly readOnly: boolean
  readonly change: (changes: Partial<Body<'round'>>) => void
}

/** How the records of interviews are printed. */
const PaperRules = ({ body, readOnly, change }: PaperRulesProps) => (
  <Section title={words.paper}>
    <FieldGrid columns={3}>
      <Field label={words.interviewSignatures}>
        {(id) => (
          <Select
            id={id}
            disabled={readOnly}
            value={body.interviewSignatures ?? usualSignatures}
            options={signatures}
            onChange={(interviewSignatures) => change({ interviewSignatures })}
          />
        )}
      </Field>
      <Field label={words.interviewClosing} span={2}>
        {(id) => (
          <Input
            id={id}
            readOnly={readOnly}
            maxLength={500}
            value={body.interviewClosing ?? usualClosing}
            onChange={({ target }) => change({ interviewClosing: target.value })}
          />
        )}
      </Field>
    </FieldGrid>
  </Section>
)

/** What the bundles of the round are encrypted with. */
const BundleRules = ({ body, readOnly, change }: PaperRulesProps) => (
  <Section title={words.bundles}>
    <FieldGrid columns={3}>
      <Field label={words.ciphers} span={3} hint={`${words.ciphersScope}${words.ciphersHint}`}>
        {(id) => (
          <Select
            id={id}
            disabled={readOnly}
            style={{ width: 360 }}
            value={body.ciphers ?? 'age'}
            options={algorithms}
            onChange={(chosen) => change({ ciphers: chosen })}
          />
        )}
      </Field>
    </FieldGrid>
  </Section>
)
