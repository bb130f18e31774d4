import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type SupportWeight, supportWeights } from '../../../db/model/lead.ts'
import type { Support } from '../../../electron/contract/index.ts'
import { useArrival, useGoTo } from '../../app/go-to.ts'
import { useSay } from '../../app/workstation.ts'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { evidenceChipWords } from '../../words/evidence.ts'
import { kindWords } from '../../words/kinds.ts'
import { weightWords, leadWords as words } from '../../words/leads.ts'

interface SupportRowProps {
  readonly support: Support
  /** From 1. */
  readonly ordinal: number
  readonly readOnly: boolean
}

/** One passage or file that speaks to the lead: where it stands, its words, what they weigh. */
export const SupportRow = ({ support, ordinal, readOnly }: SupportRowProps) => {
  const { id, source, state } = support
  const { source: at, weight, note } = support.support
  const goTo = useGoTo()
  const arrived = useArrival() === `supports/${id}`
  const root = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (arrived) root.current?.scrollIntoView({ block: 'center' })
  }, [arrived])
  const name = [kindWords[source.kind], source.number, source.title, source.place].filter((part) => part !== '').join(' ')
  const place = at.type === 'passage' ? at.field : `attachment/${at.attachmentId}`
  return (
    <li ref={root} className="lead-support" data-arrived={arrived || undefined} data-weight={weight}>
      <div className="lead-support-words">
        <button type="button" className="word-button" onClick={() => goTo({ kind: source.kind, id: source.id, at: place })}>
          {name}
        </button>
        {state !== 'fresh' && <span className="red"> {evidenceChipWords.states[state]}</span>}
        {at.quote !== '' && <blockquote>{at.quote}</blockquote>}
        {readOnly && note !== '' && <p className="quiet">{note}</p>}
      </div>
      {readOnly ? <span>{weightWords[weight]}</span> : <SupportTools support={support} ordinal={ordinal} />}
    </li>
  )
}

const SupportTools = ({ support: { id, state, support }, ordinal }: Omit<SupportRowProps, 'readOnly'>) => {
  const change = useSay('leads', 'changeSupport')
  const refresh = useSay('leads', 'refreshSupport')
  const remove = useSay('leads', 'removeSupport')
  const restore = useSay('leads', 'restoreSupport')
  const notice = useUndoNotice()
  const [note, setNote] = useState(support.note)
  const gone = () => notice(`support-${id}`, words.removed, words.undo, () => restore.mutate({ id }))
  return (
    <div className="lead-support-tools">
      <Select
        aria-label={words.weightOf(ordinal)}
        value={support.weight}
        options={supportWeights.map((value) => ({ value, label: weightWords[value] }))}
        onChange={(weight: SupportWeight) => change.mutate({ id, weight })}
      />
      <Input
        aria-label={words.noteOf(ordinal)}
        placeholder={words.noteHint}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => note !== support.note && change.mutate({ id, note })}
      />
      {state === 'text_changed' && <Button onClick={() => refresh.mutate({ id })}>{words.refresh}</Button>}
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={words.remove(ordinal)}
        title={words.remove(ordinal)}
        onClick={() => remove.mutate({ id }, { onSuccess: gone })}
      />
    </div>
  )
}
