import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../app/workstation.ts'

export interface TagInputProps {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly id?: string
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  /** Offered before what was typed earlier. */
  readonly offered?: readonly string[]
  readonly variant?: 'outlined' | 'borderless'
}

/** Free words as tags: chosen from earlier ones or typed new; Enter or a comma ends one. */
export const TagInput = ({ value, onChange, label, offered = [], ...rest }: TagInputProps) => {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const known = useAsk('search', 'suggest', { scope: 'tag', text, limit: 20 }, { enabled: open, keep: true }).data ?? []
  const options = [...new Set([...offered, ...known])].map((word) => ({ value: word }))
  return (
    <Select
      {...rest}
      mode="tags"
      aria-label={label}
      value={[...value]}
      options={options}
      tokenSeparators={['，', ',', '、', '；', ';']}
      open={open && (options.length > 0 || text !== '')}
      onOpenChange={setOpen}
      showSearch={{ searchValue: text, onSearch: setText }}
      onChange={(next: string[]) => {
        setText('')
        onChange(next.map((word) => word.trim().slice(0, 500)).filter((word) => word !== ''))
      }}
      style={{ width: '100%' }}
    />
  )
}
