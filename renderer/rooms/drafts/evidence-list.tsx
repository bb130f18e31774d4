import { App, Button, Select } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { Evidence } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { queries, useSay } from '../../app/workstation.ts'
import { fieldId, Section } from '../../parts/field.tsx'
import { evidenceStateWords, staleAdvice, draftWords as words } from '../../words/drafts.ts'
import { placeIn, quoteOf, sourceName } from './evidence-chips.tsx'
import { EvidenceFinder } from './evidence-finder.tsx'
import { jumpTo, useDraft } from './open-draft.ts'

/** 佐证材料: every piece of evidence by its number, with where it comes from and whether it still holds. */
export const EvidenceList = () => {
  const { evidence, frozen, record } = useDraft()
  const [finding, setFinding] = useState(false)
  const reorder = useSay('evidence', 'reorder')
  const move = (from: number, by: -1 | 1) => {
    const order = evidence.map((one) => one.id)
    const [moved] = order.splice(from, 1)
    if (moved === undefined || from + by < 0 || from + by > order.length) return
    order.splice(from + by, 0, moved)
    const onSuccess = (moves: readonly Evidence[]) => {
      // shown at once; a row that moves loses the focus, and the next arrow is for the same row
      queries.setQueryData(['evidence', 'ofDraft', { draftId: record.id }], moves)
      requestAnimationFrame(() => jumpTo(`evidence/${moved}`))
    }
    reorder.mutate({ draftId: record.id, order }, { onSuccess })
  }
  const adder = frozen === null && <Button onClick={() => setFinding(true)}>{words.addEvidence}</Button>
  return (
    <Section title={words.evidence} extra={adder}>
      <div id={fieldId('evidence')} tabIndex={-1}>
        {evidence.length === 0 && <p className="draft-empty">{words.evidenceEmpty}</p>}
        <ol className="draft-evidence">
          {evidence.map((one, index) => (
            <EvidenceRow key={one.id} evidence={one} onMove={(by) => move(index, by)} />
          ))}
        </ol>
        {frozen === null && evidence.length > 1 && <p className="draft-hint">{words.reorderHint}</p>}
      </div>
      {finding && <EvidenceFinder onClose={() => setFinding(false)} />}
    </Section>
  )
}

interface EvidenceRowProps {
  readonly evidence: Evidence
  readonly onMove: (by: -1 | 1) => void
}

const EvidenceRow = ({ evidence, onMove }: EvidenceRowProps) => {
  const goTo = useGoTo()
  const { frozen } = useDraft()
  const ordinal = evidence.link.ordinal
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || frozen !== null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li id={fieldId(`evidence/${evidence.id}`)} tabIndex={-1} onKeyDown={onKeyDown} aria-label={words.evidenceNumber(ordinal)}>
      <div className="draft-evidence-head">
        <strong>{words.evidenceNumber(ordinal)}</strong>
        <Button
          type="link"
          className="draft-evidence-source"
          onClick={() => goTo({ kind: evidence.source.kind, id: evidence.source.id, at: placeIn(evidence) })}
        >
          {sourceName(evidence)}
        </Button>
        {evidence.state === 'fresh' && <span className="quiet">{evidenceStateWords.fresh}</span>}
      </div>
      <blockquote>{quoteOf(evidence)}</blockquote>
      {evidence.state !== 'fresh' && <Stale evidence={evidence} />}
      {evidence.link.note !== '' && <p className="quiet">{evidence.link.note}</p>}
      <EvidenceActions evidence={evidence} onMove={onMove} />
    </li>
  )
}

const Stale = ({ evidence }: { readonly evidence: Evidence }) => {
  const refresh = useSay('evidence', 'refresh')
  const { message } = App.useApp()
  const { frozen } = useDraft()
  if (evidence.state === 'fresh') return null
  return (
    <div className="draft-stale" role="note">
      <p>
        <strong>{evidenceStateWords[evidence.state]}</strong> {staleAdvice[evidence.state]}
      </p>
      {frozen === null && evidence.state === 'text_changed' && (
        <Button
          size="small"
          loading={refresh.isPending}
          onClick={() => refresh.mutate({ id: evidence.id }, { onSuccess: () => void message.success(words.refreshed) })}
        >
          {words.refresh}
        </Button>
      )}
    </div>
  )
}

const EvidenceActions = ({ evidence, onMove }: EvidenceRowProps) => {
  const { body, evidence: all, frozen, flush } = useDraft()
  const change = useSay('evidence', 'change')
  const remove = useRemoval(evidence)
  const ordinal = evidence.link.ordinal
  const targets = [
    { value: '', label: words.wholeDraft },
    ...body.statements.map((statement, index) => ({ value: statement.id, label: words.statement(index + 1) })),
  ]
  const proven = targets.find((target) => target.value === (evidence.link.statementId ?? ''))
  if (frozen !== null) {
    return (
      <p className="quiet">
        {words.proves} {proven?.label ?? words.statementMissing}
      </p>
    )
  }
  return (
    <div className="draft-evidence-actions">
      <span>{words.proves}</span>
      <Select
        size="small"
        variant="filled"
        aria-label={`${words.evidenceNumber(ordinal)}${words.proves}`}
        value={proven?.value ?? words.statementMissing}
        options={targets}
        popupMatchSelectWidth={false}
        onChange={async (statementId) => {
          await flush()
          change.mutate({ id: evidence.id, statementId: statementId === '' ? null : statementId })
        }}
      />
      <Button size="small" type="text" disabled={ordinal === 1} aria-label={words.evidenceUp(ordinal)} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button size="small" type="text" disabled={ordinal === all.length} aria-label={words.evidenceDown(ordinal)} onClick={() => onMove(1)}>
        ↓
      </Button>
      <Button size="small" type="text" aria-label={words.removeEvidenceNumber(ordinal)} onClick={remove}>
        {words.removeEvidence}
      </Button>
    </div>
  )
}

/** Takes a link away and offers it back. */
const useRemoval = (evidence: Evidence) => {
  const remove = useSay('evidence', 'remove')
  const restore = useSay('evidence', 'restore')
  const { notification } = App.useApp()
  return () =>
    remove.mutate(
      { id: evidence.id },
      {
        onSuccess: () =>
          notification.open({
            key: evidence.id,
            title: words.removedEvidence,
            description: sourceName(evidence),
            actions: (
              <Button
                onClick={() => {
                  restore.mutate({ id: evidence.id })
                  notification.destroy(evidence.id)
                }}
              >
                {words.undo}
              </Button>
            ),
          }),
      },
    )
}
