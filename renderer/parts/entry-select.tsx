import { Select } from 'antd'
import type { Option } from '../../db/model/forms/form.ts'
import { useAsk } from '../app/workstation.ts'

interface EntrySelectProps {
  readonly id: string
  readonly family: string
  /** Offered where no catalogue of the family is in force. */
  readonly otherwise: readonly Option[]
  readonly value: string
  /** How the chosen entry read when it was chosen: a later catalogue does not change it. */
  readonly words: string
  readonly onChange: (code: string, words: string) => void
}

const none: readonly Option[] = []

/** Chooses a top entry of a catalogue. */
export const EntrySelect = ({ id, family, otherwise, value, words, onChange }: EntrySelectProps) => {
  const found = useAsk('catalogues', 'choices', { family }).data ?? none
  const offered = found.length > 0 ? found : otherwise
  const others = offered.filter((option) => option.value !== value)
  const options = value === '' ? offered : offered.length === others.length ? [{ value, word: words }, ...offered] : offered
  return (
    <Select
      id={id}
      allowClear
      value={value === '' ? undefined : value}
      options={options.map((option) => ({ value: option.value, label: option.value === value ? words : option.word }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(code: string | undefined) => onChange(code ?? '', options.find((option) => option.value === code)?.word ?? '')}
      style={{ width: '100%' }}
    />
  )
}
