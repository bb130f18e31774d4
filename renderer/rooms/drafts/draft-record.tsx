import { useEffect, useMemo } from 'react'
import type { RecordOf } from '../../../db/model/record.ts'
import { useArrival } from '../../app/go-to.ts'
import { useMembers } from '../../app/members.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { useAutosave } from '../../parts/autosave.ts'
import { FocusTags } from '../../parts/focus-tags.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { draftKeys, frozenWords, stageWords, draftWords as words } from '../../words/drafts.ts'
import { OnDraft } from '../reports/on-draft.tsx'
import { CheckPanel } from './check-panel.tsx'
import { DraftFiles } from './draft-files.tsx'
import { DraftLeads } from './draft-leads.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { DraftForm } from './form.tsx'
import { DraftContext, jumpTo, type OpenDraft, whyFrozen } from './open-draft.ts'
import { DraftReading } from './reading.tsx'
import { SignOffStrip } from './sign-off.tsx'
import './drafts.css'

type Draft = RecordOf<'issue_draft'>

/** Everything that the parts of the pane need to know of the draft. */
const useOpenDraft = (record: Draft): OpenDraft => {
  const { body, change, flush } = useAutosave('drafts', record)
  const gaps = useAsk('drafts', 'check', { id: record.id }, { keep: true }).data
  const evidence = useAsk('evidence', 'ofDraft', { draftId: record.id }).data
  const members = useMembers({ deleted: true })
  const frozen = whyFrozen(record.body.stage, record.deletedAt, useMay('write'))
  return useMemo(() => {
    const names = new Map(members.map((member) => [member.id, member.name]))
    return {
      record,
      body,
      change,
      flush,
      frozen,
      gaps: gaps ?? [],
      evidence: evidence ?? [],
      nameOf: (memberId) => (memberId === null ? '' : (names.get(memberId) ?? '')),
    }
  }, [record, body, change, flush, frozen, gaps, evidence, members])
}

/** Comes to the part of the draft that a link or a search hit named; a new draft begins at its title. */
const useArrivalIn = (fresh: boolean, evidence: OpenDraft['evidence']) => {
  const arrival = useArrival()
  // evidence is read after the draft: whoever came for a piece of it waits at the list until it is there
  const waits = arrival?.startsWith('evidence/') && !evidence.some(({ id }) => arrival === `evidence/${id}`)
  const wanted = waits ? 'evidence' : arrival
  useEffect(() => {
    if (wanted !== undefined) jumpTo(wanted)
    else if (fresh) jumpTo('title')
  }, [fresh, wanted])
}

interface DraftRecordProps {
  readonly record: Draft
  /** Just made in this room. */
  readonly fresh: boolean
}

/** The record pane of a draft: form or reading text, sign-off above it, the check beside it. */
export const DraftRecord = ({ record, fresh }: DraftRecordProps) => {
  const draft = useOpenDraft(record)
  const { body, frozen } = draft
  useArrivalIn(fresh, draft.evidence)
  const name = `${body.number} ${body.title === '' ? words.untitled : body.title}`
  return (
    <DraftContext value={draft}>
      <Shortcuts place={words.room} shortcuts={draftKeys} />
      <RecordHead
        area="drafts"
        recordId={record.id}
        title={frozen === null ? body.number : name}
        name={name}
        keep={frozen === 'signing' || frozen === 'final'}
        facts={
          <>
            <StatusWord words={stageWords} status={record.body.stage} />
            <span>{words.revision(record.body.revision)}</span>
            <FocusTags recordId={record.id} readOnly={frozen === 'deleted'} />
            <DraftLeads />
          </>
        }
      />
      <SignOffStrip />
      <OnDraft draftId={record.id} />
      {frozen !== null && frozen !== 'deleted' && (
        <p className="draft-frozen" role="note">
          {frozenWords[frozen]}
        </p>
      )}
      <div className={frozen === null ? 'draft draft-open' : 'draft'}>
        <div className="draft-main">
          {frozen === null ? <DraftForm /> : <DraftReading />}
          <EvidenceList />
          <DraftFiles />
        </div>
        {frozen === null && <CheckPanel />}
      </div>
    </DraftContext>
  )
}
