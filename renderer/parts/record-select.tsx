import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { Kind } from '../../db/model/record.ts'
import type { RecordName } from '../../electron/contract/index.ts'
import { useGoTo } from '../app/go-to.ts'
import { useRound } from '../app/round.tsx'
import { useAsk } from '../app/workstation.ts'
import { formWords as words } from '../words/forms.ts'
import { kindWords } from '../words/kinds.ts'

interface Common {
  readonly kinds: readonly Kind[]
  readonly id?: string
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string
  readonly placeholder?: string
  readonly disabled?: boolean
}
export type RecordSelectProps = Common &
  (
    | { readonly multiple: true; readonly value: readonly string[]; readonly onChange: (value: string[]) => void }
    | { readonly multiple?: false; readonly value: string | null; readonly onChange: (value: string | null) => void }
  )

/** Chooses other records by number or words; the latest are offered first. */
export const RecordSelect = (props: RecordSelectProps) => {
  const { kinds, label, placeholder = words.searchRecord, multiple, value, onChange, ...rest } = props
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const { round } = useRound()
  const chosen = multiple ? value : value === null ? [] : [value]
  const named = useAsk('search', 'named', { ids: [...chosen] }, { enabled: chosen.length > 0, keep: true }).data ?? []
  const asked = { kinds: [...kinds], roundId: round?.id ?? null, text: useDeferredValue(text) }
  const found = useAsk('search', 'among', asked, { enabled: open, keep: true }).data ?? []
  const options = [...new Map([...named, ...found].map((one) => [one.id, one])).values()].map((one) => ({
    value: one.id,
    label: nameOf(one),
    kind: kinds.length > 1 ? kindWords[one.kind] : '',
  }))
  const shared = {
    ...rest,
    'aria-label': label,
    placeholder,
    options,
    open,
    onOpenChange: setOpen,
    showSearch: { filterOption: false, searchValue: text, onSearch: setText },
    notFoundContent: words.noRecord,
    optionRender: (option: { label?: unknown; data: { kind: string } }) => (
      <span className="member-option">
        {String(option.label)}
        <small>{option.data.kind}</small>
      </span>
    ),
    style: { width: '100%' },
  }
  return props.multiple ? (
    <Select {...shared} mode="multiple" value={[...props.value]} onChange={(next: string[]) => props.onChange(next)} />
  ) : (
    <Select {...shared} allowClear value={props.value} onChange={(next: string | null | undefined) => props.onChange(next ?? null)} />
  )
}

const nameOf = ({ number, title }: RecordName): string => [number, title].filter((part) => part !== '').join(' ')

/** Other records by name, each leading to it. */
export const RecordNames = ({ ids }: { readonly ids: readonly string[] }) => {
  const goTo = useGoTo()
  const named = useAsk('search', 'named', { ids: [...ids] }, { keep: true }).data ?? []
  return (
    <span className="record-names">
      {named.map((one) => (
        <button key={one.id} type="button" className="word-button" onClick={() => goTo({ kind: one.kind, id: one.id })}>
          {nameOf(one)}
        </button>
      ))}
    </span>
  )
}
