import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { SignOffStep } from '../../../db/model/round.ts'
import { Section } from '../../parts/field.tsx'
import { NameInput } from '../../parts/name-input.tsx'
import { roundWords as words } from '../../words/round-room.ts'
import { signerWords } from '../../words/rounds.ts'

interface SignStepsProps {
  readonly steps: readonly SignOffStep[]
  readonly readOnly: boolean
  readonly onChange: (steps: SignOffStep[]) => void
}

const most = 6
const signers = Object.entries(signerWords).map(([value, label]) => ({ value: value as SignOffStep['who'], label }))

/** Who signs a draft, in which order. At least one step remains. */
export const SignSteps = ({ steps, readOnly, onChange }: SignStepsProps) => {
  const set = (id: string, part: Partial<SignOffStep>) => onChange(steps.map((step) => (step.id === id ? { ...step, ...part } : step)))
  const swap = (index: number, by: -1 | 1) => {
    const next = [...steps]
    const [moved] = next.splice(index, 1)
    if (moved !== undefined) next.splice(index + by, 0, moved)
    onChange(next)
  }
  return (
    <Section title={words.steps}>
      <p className="round-hint">{words.stepsHint}</p>
      <ol className="sign-steps">
        {steps.map((step, index) => (
          <li key={step.id}>
            <span className="quiet">{words.step(index + 1)}</span>
            <NameInput
              label={`${words.step(index + 1)}${words.stepName}`}
              readOnly={readOnly}
              value={step.name}
              onChange={(name) => set(step.id, { name })}
            />
            <Select
              aria-label={`${words.step(index + 1)}${words.stepWho}`}
              disabled={readOnly}
              value={step.who}
              options={signers}
              onChange={(who) => set(step.id, { who })}
            />
            {!readOnly && (
              <span>
                <Button
                  type="text"
                  size="small"
                  disabled={index === 0}
                  aria-label={words.up(step.name)}
                  icon={<ArrowUpOutlined aria-hidden />}
                  onClick={() => swap(index, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  disabled={index === steps.length - 1}
                  aria-label={words.down(step.name)}
                  icon={<ArrowDownOutlined aria-hidden />}
                  onClick={() => swap(index, 1)}
                />
                <Button
                  type="text"
                  size="small"
                  disabled={steps.length === 1}
                  aria-label={words.removeStep(step.name)}
                  icon={<CloseOutlined aria-hidden />}
                  onClick={() => onChange(steps.filter(({ id }) => id !== step.id))}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && steps.length < most && (
        <Button onClick={() => onChange([...steps, { id: crypto.randomUUID(), name: words.newStep, who: 'group_leader' }])}>
          {words.addStep}
        </Button>
      )}
    </Section>
  )
}
