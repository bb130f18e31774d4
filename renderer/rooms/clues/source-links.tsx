import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { Clue } from '../../../db/model/clue.ts'
import { useAsk } from '../../app/workstation.ts'
import { Field } from '../../parts/field.tsx'
import { clueWords as words } from '../../words/clues.ts'

interface SourceLinksProps {
  readonly body: Clue
  readonly change: (changes: Partial<Clue>) => void
}

/** Records that the clue comes from. What they are called is kept with the link: nothing is asked of the other side. */
export const SourceLinks = ({ body, change }: SourceLinksProps) => {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useAsk('search', 'find', { text, limit: 20 }, { enabled: text !== '', keep: true }).data
  const linked = new Set(body.sources.map(({ recordId }) => recordId))
  const options = (text === '' ? [] : (found?.hits ?? []))
    .filter(({ recordId }) => !linked.has(recordId))
    .map(({ recordId, number, title }) => ({ value: recordId, label: `${number} ${title}`.trim() }))
  const add = (recordId: string) => {
    const text = options.find(({ value }) => value === recordId)?.label ?? ''
    change({ sources: [...body.sources, { id: crypto.randomUUID(), recordId, text }] })
    setTyped('')
  }
  return (
    <>
      <ul className="clue-sources">
        {body.sources.map(({ id, text }) => (
          <li key={id}>
            {text}
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={words.removeSource(text)}
              onClick={() => change({ sources: body.sources.filter((source) => source.id !== id) })}
            />
          </li>
        ))}
      </ul>
      <Field label={words.addSource} hint={words.sourcesHint}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
            options={options}
            value={null}
            notFoundContent={null}
            onChange={(next: string | null) => next !== null && add(next)}
          />
        )}
      </Field>
    </>
  )
}
