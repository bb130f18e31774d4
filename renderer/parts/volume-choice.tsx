import { Select } from 'antd'
import { useId } from 'react'
import { type Disc, discs } from '../../db/model/volumes.ts'
import { volumeWords as words } from '../words/volumes.ts'
import { Field } from './field.tsx'
import './volume-choice.css'

interface VolumeChoiceProps {
  readonly value: Disc | undefined
  readonly onChange: (disc: Disc | undefined) => void
}

/** 分卷: whether a bundle is cut to the size of a disc. */
export const VolumeChoice = ({ value, onChange }: VolumeChoiceProps) => (
  <Field label={words.label} hint={value === undefined ? undefined : words.hint}>
    {(id) => (
      <Select<Disc | 'whole'>
        id={id}
        value={value ?? 'whole'}
        onChange={(disc) => onChange(disc === 'whole' ? undefined : disc)}
        options={[{ value: 'whole', label: words.whole }, ...discs.map((disc) => ({ value: disc, label: words.discs[disc] }))]}
      />
    )}
  </Field>
)

/** What was written, each volume by its name; nothing where it is one file. */
export const VolumeNames = ({ volumes }: { readonly volumes: readonly string[] }) => {
  const id = useId()
  if (volumes.length === 1) return null
  return (
    <>
      <p className="field-label" id={id}>
        {words.written(volumes.length)}
      </p>
      <ol className="volume-names" aria-labelledby={id}>
        {volumes.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
    </>
  )
}
