import { Input } from 'antd'
import type { RecordOf } from '../../../db/model/record.ts'
import { useAutosave } from '../../parts/autosave.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, FieldGrid, Section } from '../../parts/field.tsx'
import { NameInput } from '../../parts/name-input.tsx'
import { DayInput } from '../../parts/time-inputs.tsx'
import { roundWords as words } from '../../words/round-room.ts'
import { CardList } from './card-list.tsx'

/** The inspected units of a round. */
export const Units = ({ round, readOnly }: { readonly round: RecordOf<'round'>; readonly readOnly: boolean }) => (
  <Section title={words.units}>
    <CardList
      area="units"
      thing={words.unit}
      add={words.addUnit}
      roundId={round.id}
      readOnly={readOnly}
      newBody={() => ({ name: words.newUnit, startsOn: round.body.startsOn, endsOn: round.body.endsOn })}
      facts={({ subtitle }) => subtitle}
      renderForm={(unit, locked) => <UnitForm unit={unit} readOnly={locked} />}
    />
  </Section>
)

const lines = [
  ['shortName', words.shortName],
  ['partyOrganization', words.partyOrganization],
  ['kind', words.unitKind],
  ['headName', words.headName],
  ['liaisonName', words.liaisonName],
  ['address', words.address],
] as const

const UnitForm = ({ unit, readOnly }: { readonly unit: RecordOf<'unit'>; readonly readOnly: boolean }) => {
  const { body, change, failure } = useAutosave('units', unit)
  return (
    <div className="card-form">
      {failure !== null && <FailureNote failure={failure} />}
      <Field label={words.unitName} required>
        {(id) => <NameInput id={id} readOnly={readOnly} value={body.name} onChange={(name) => change({ name })} />}
      </Field>
      <FieldGrid columns={2}>
        {lines.map(([field, label]) => (
          <Field key={field} label={label}>
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
        ))}
        <Field label={words.startsOn}>
          {(id) => <DayInput id={id} disabled={readOnly} value={body.startsOn} onChange={(startsOn) => change({ startsOn })} />}
        </Field>
        <Field label={words.endsOn}>
          {(id) => <DayInput id={id} disabled={readOnly} value={body.endsOn} onChange={(endsOn) => change({ endsOn })} />}
        </Field>
      </FieldGrid>
    </div>
  )
}
