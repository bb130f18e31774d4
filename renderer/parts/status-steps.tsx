import { StatusWord, type StatusWords } from './status-word.tsx'
import './status-steps.css'

export interface StatusStepsProps<S extends string> {
  /** Name of the whole: 进度. */
  readonly label: string
  readonly steps: readonly S[]
  readonly words: StatusWords
  readonly current: S
  readonly onChange: (status: S) => void
}

/** The course of a record as words in a row; any of them may be pressed, forward or back. */
export const StatusSteps = <S extends string>({ label, steps, words, current, onChange }: StatusStepsProps<S>) => (
  <ol className="status-steps" aria-label={label}>
    {steps.map((step) => (
      <li key={step}>
        <button type="button" aria-current={step === current ? 'step' : undefined} onClick={() => step !== current && onChange(step)}>
          {step === current ? <StatusWord words={words} status={step} /> : words[step]?.word}
        </button>
      </li>
    ))}
  </ol>
)
