import { App, Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as newId } from 'uuid'
import { fieldId, Section } from '../../parts/field.tsx'
import { FocusTags } from '../../parts/focus-tags.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { EvidenceChips } from './evidence-chips.tsx'
import { EvidenceFinder } from './evidence-finder.tsx'
import { jumpTo, useDraft } from './open-draft.ts'

/** 查证事实: one numbered statement per fact, each with the evidence that proves it. */
export const Statements = () => {
  const { body, change, gaps } = useDraft()
  const missing = gaps.some((gap) => gap.code === 'no_statement')
  const add = () => {
    const statement = { id: newId(), text: '' }
    flushSync(() => change({ statements: [...body.statements, statement] })) // drawn before the next key arrives
    jumpTo(`statements/${statement.id}`)
  }
  return (
    <Section title={words.statements} extra={missing && <span className="draft-mark">{words.mustFix}</span>}>
      <ol className="draft-statements">
        {body.statements.map((statement, index) => (
          <StatementRow key={statement.id} index={index} onAdd={add} />
        ))}
      </ol>
      <Button id={fieldId('statements')} onClick={add}>
        {words.addStatement}
      </Button>
      <EvidenceChips statementId={null} />
    </Section>
  )
}

const StatementRow = ({ index, onAdd }: { readonly index: number; readonly onAdd: () => void }) => {
  const { record, body, change, flush } = useDraft()
  const statement = body.statements[index]
  const remove = useRemoval(index)
  const [finding, setFinding] = useState(false)
  if (statement === undefined) return null
  const move = (by: -1 | 1) => {
    const statements = [...body.statements]
    const [moved] = statements.splice(index, 1)
    if (moved === undefined || index + by < 0 || index + by > statements.length) return
    statements.splice(index + by, 0, moved)
    flushSync(() => change({ statements })) // drawn before the next key arrives
    jumpTo(`statements/${statement.id}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const arrow = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (event.altKey && arrow !== null) {
      event.preventDefault()
      move(arrow)
    } else if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault()
      onAdd()
    }
  }
  return (
    <li>
      <div className="draft-row-head">
        <span className="draft-number">{words.statement(index + 1)}</span>
        <RowActs index={index} last={body.statements.length - 1} onFind={() => setFinding(true)} onMove={move} onRemove={remove} />
      </div>
      <LongText
        id={fieldId(`statements/${statement.id}`)}
        label={words.statement(index + 1)}
        value={statement.text}
        minRows={2}
        placeholder={words.statementHint}
        onKeyDown={onKeyDown}
        onChange={(text) => change({ statements: body.statements.map((one) => (one.id === statement.id ? { ...one, text } : one)) })}
      />
      <EvidenceChips statementId={statement.id} />
      <FocusTags recordId={record.id} field={`statements/${statement.id}`} what={words.statement(index + 1)} before={flush} />
      {finding && <EvidenceFinder statementId={statement.id} onClose={() => setFinding(false)} />}
    </li>
  )
}

interface RowActsProps {
  readonly index: number
  readonly last: number
  readonly onFind: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

const RowActs = ({ index, last, onFind, onMove, onRemove }: RowActsProps) => (
  <span className="draft-row-acts">
    <Button size="small" type="text" aria-label={words.addEvidenceTo(index + 1)} onClick={onFind}>
      {words.addEvidence}
    </Button>
    <Button size="small" type="text" disabled={index === 0} aria-label={words.moveUp(index + 1)} onClick={() => onMove(-1)}>
      ↑
    </Button>
    <Button size="small" type="text" disabled={index === last} aria-label={words.moveDown(index + 1)} onClick={() => onMove(1)}>
      ↓
    </Button>
    <Button size="small" type="text" aria-label={words.removeStatement(index + 1)} onClick={onRemove}>
      {words.removeRow}
    </Button>
  </span>
)

/** Takes a statement out and offers it back; one that is still empty goes without a word. */
const useRemoval = (index: number) => {
  const { body, change } = useDraft()
  const { notification } = App.useApp()
  return () => {
    const removed = body.statements[index]
    if (removed === undefined) return
    const rest = body.statements.filter((one) => one.id !== removed.id)
    change({ statements: rest })
    if (removed.text === '') return
    const undo = () => {
      change({ statements: [...rest.slice(0, index), removed, ...rest.slice(index)] })
      notification.destroy(removed.id)
    }
    notification.open({ key: removed.id, title: words.statementGone, actions: <Button onClick={undo}>{words.undo}</Button> })
  }
}
