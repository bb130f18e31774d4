import { Checkbox, Input, Select } from 'antd'
import { type Clue, clueOpinions, disciplines, transferModes } from '../../../db/model/clue.ts'
import { Field, FieldGrid, Section } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { DayInput } from '../../parts/time-inputs.tsx'
import { disciplineWords, clueFieldNames as names, opinionWords, transferModeWords, clueWords as words } from '../../words/clues.ts'
import { SourceLinks } from './source-links.tsx'

interface PartProps {
  readonly body: Clue
  readonly change: (changes: Partial<Clue>) => void
}
type FieldOf<T> = { [F in keyof Clue]: Clue[F] extends T ? (T extends Clue[F] ? F : never) : never }[keyof Clue]
type Texts = FieldOf<string>

/** Every field of a clue, in the order of the register: whom, what, from where, then what became of it. */
export const ClueForm = (props: PartProps) => (
  <>
    <About {...props} />
    <Matters {...props} />
    <Section title={words.sources}>
      <Long {...props} field="sourceNote" rows={2} />
      <SourceLinks {...props} />
    </Section>
    <Section title={words.handling}>
      <FieldGrid columns={3}>
        <Choice {...props} field="opinion" options={clueOpinions.map((value) => ({ value, label: opinionWords[value] }))} />
        <Line {...props} field="approvedBy" />
        <Day {...props} field="approvedOn" />
      </FieldGrid>
    </Section>
    <Transfer {...props} />
    <Section title={words.fate}>
      <FieldGrid columns={3}>
        <Line {...props} field="result" />
        <Day {...props} field="fedBackOn" />
        <Day {...props} field="closedOn" />
      </FieldGrid>
      <Long {...props} field="resultDetails" rows={2} />
    </Section>
    <Section title={words.notes}>
      <LongText label={names.note} minRows={1} value={props.body.note} onChange={(note) => props.change({ note })} />
    </Section>
  </>
)

const About = ({ body, change }: PartProps) => (
  <Section title={words.about}>
    <FieldGrid columns={4}>
      <Line body={body} change={change} field="name" span={3} />
      <Day body={body} change={change} field="receivedOn" />
      <Line body={body} change={change} field="person" />
      <Line body={body} change={change} field="post" span={2} />
      <Line body={body} change={change} field="rank" />
    </FieldGrid>
    <Checkbox className="clue-head" checked={body.aboutHead} onChange={({ target }) => change({ aboutHead: target.checked })}>
      {names.aboutHead}
    </Checkbox>
  </Section>
)

const Matters = ({ body, change }: PartProps) => (
  <Section title={words.matters}>
    <Long body={body} change={change} field="matter" rows={4} />
    <fieldset className="clue-disciplines">
      <legend className="field-label">{names.disciplines}</legend>
      <Checkbox.Group
        options={disciplines.map((value) => ({ value, label: disciplineWords[value] }))}
        value={body.disciplines}
        onChange={(chosen) => change({ disciplines: disciplines.filter((one) => chosen.includes(one)) })}
      />
    </fieldset>
    <FieldGrid columns={2}>
      <Line body={body} change={change} field="category" />
      <Line body={body} change={change} field="subcategory" />
    </FieldGrid>
  </Section>
)

const Transfer = (props: PartProps) => (
  <>
    <Section title={words.transfer}>
      <FieldGrid columns={3}>
        <Choice {...props} field="transferMode" options={transferModes.map((value) => ({ value, label: transferModeWords[value] }))} />
        <Line {...props} field="transferTo" />
        {props.body.transferMode === 'dual' && <Line {...props} field="transferAlso" />}
        <Line {...props} field="transferBy" />
        <Day {...props} field="transferOn" />
        <Line {...props} field="sealedHow" />
      </FieldGrid>
    </Section>
    <Section title={words.receipt}>
      <FieldGrid columns={3}>
        <Line {...props} field="receiptBy" />
        <Day {...props} field="receiptOn" />
        <Line {...props} field="receiptNumber" />
      </FieldGrid>
    </Section>
  </>
)

interface TextProps extends PartProps {
  readonly field: Texts
  readonly span?: number
}

const Line = ({ body, change, field, span }: TextProps) => (
  <Field label={names[field]} name={field} {...(span !== undefined && { span })}>
    {(id) => (
      <Input
        id={id}
        // A clue without a name is a new one: the cursor belongs into its first field.
        autoFocus={field === 'name' && body.name === ''}
        autoComplete="off"
        maxLength={500}
        value={body[field]}
        onChange={({ target }) => change({ [field]: target.value })}
      />
    )}
  </Field>
)

const Day = ({ body, change, field }: TextProps) => (
  <Field label={names[field]} name={field}>
    {(id) => <DayInput id={id} value={body[field]} onChange={(day) => change({ [field]: day })} />}
  </Field>
)

const Long = ({ body, change, field, rows }: TextProps & { readonly rows: number }) => (
  <Field label={names[field]} name={field}>
    {(id) => <LongText id={id} minRows={rows} value={body[field]} onChange={(text) => change({ [field]: text })} />}
  </Field>
)

interface ChoiceProps<F extends 'opinion' | 'transferMode'> extends PartProps {
  readonly field: F
  readonly options: { readonly value: Clue[F]; readonly label: string }[]
}

const Choice = <F extends 'opinion' | 'transferMode'>({ body, change, field, options }: ChoiceProps<F>) => (
  <Field label={names[field]} name={field}>
    {(id) => (
      <Select
        id={id}
        style={{ width: '100%' }}
        options={options}
        value={body[field]}
        onChange={(value: Clue[F]) => change({ [field]: value } as Partial<Clue>)}
      />
    )}
  </Field>
)
