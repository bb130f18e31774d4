import { App } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { interviewStatuses } from '../../../db/model/interview.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import type { Evidence } from '../../../electron/contract/index.ts'
import { useArrival } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { useAutosave } from '../../parts/autosave.ts'
import { EvidenceFiles } from '../../parts/evidence-files.tsx'
import { EvidenceOrphans } from '../../parts/evidence-orphans.tsx'
import { EvidencePicker } from '../../parts/evidence-picker.tsx'
import { FocusPicker } from '../../parts/focus-picker.tsx'
import { FocusTags } from '../../parts/focus-tags.tsx'
import { useSupportsFrom } from '../../parts/lead-chips.tsx'
import { useLeadPicking } from '../../parts/lead-picker.tsx'
import { Leaves } from '../../parts/leaves.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { StatusSteps } from '../../parts/status-steps.tsx'
import { useTaking } from '../../parts/taking.ts'
import { interviewKeys, interviewStatusWords, interviewWords as words } from '../../words/interviews.ts'
import { ended, needsTalkers, signed, thisMinute } from './course.ts'
import { HeadSummary } from './head-summary.tsx'
import { InterviewHead } from './interview-head.tsx'
import { Signing } from './signing.tsx'
import { TalkPane } from './talk-pane.tsx'
import { append } from './turns.ts'
import { type TalkEditing, useTalk } from './use-talk.ts'
import './interviews.css'

const none: readonly Evidence[] = []

/** One interview as it is typed. */
export const InterviewRecord = ({ record }: { readonly record: RecordOf<'interview'> }) => {
  const { body, change, flush } = useAutosave('interviews', record)
  const evidence = useAsk('evidence', 'ofSource', { recordId: record.id }).data ?? none
  const arrival = useArrival()
  const files = useAsk('attachments', 'ofRecord', { recordId: record.id }).data?.length ?? 0
  const editing = useTalk(body.turns, body.covered, change)
  const { head, acts } = useHead(record, body, change, editing)
  const [tagging, setTagging] = useState<string | null>(null)
  const supports = useSupportsFrom(record.id)
  const picking = useLeadPicking(record.id, flush)
  const [tab, setTab] = useTab(arrival)
  const taking = useTaking(record.id)
  const title = [body.number, body.interviewee.name || words.unnamed].filter((word) => word !== '').join(' ')
  return (
    <div className="interview">
      <RecordHead
        area="interviews"
        recordId={record.id}
        title={title}
        facts={
          <>
            <StatusSteps
              label={words.status}
              steps={interviewStatuses}
              words={interviewStatusWords}
              current={body.status}
              onChange={acts.status}
            />
            <FocusTags recordId={record.id} />
          </>
        }
      />
      <HeadSummary head={head} leastTalkers={acts.leastTalkers}>
        <InterviewHead
          head={head}
          leastTalkers={acts.leastTalkers}
          change={change}
          onTalkers={acts.talkers}
          onStartNow={acts.startNow}
          onEndNow={acts.endNow}
        />
      </HeadSummary>
      <Leaves
        label={words.record}
        current={tab}
        onChange={setTab}
        leaves={[
          {
            key: 'talk',
            label: words.talk,
            children: (
              <>
                <TalkPane
                  recordId={record.id}
                  editing={editing}
                  outlineId={body.outlineId}
                  onOutline={acts.outline}
                  evidence={evidence}
                  supports={supports}
                  arrival={arrival}
                  onEvidence={taking.take}
                  onFocusTags={setTagging}
                  onLead={picking.take}
                />
                <EvidenceOrphans title={words.orphans} evidence={evidence} list="turns/" rows={body.turns} />
              </>
            ),
          },
          {
            key: 'papers',
            label: words.papers(files),
            children: (
              <>
                <Signing
                  recordId={record.id}
                  signing={body.signing}
                  refusalReason={body.refusalReason}
                  onSigning={acts.signing}
                  onReason={acts.reason}
                />
                <EvidenceFiles
                  recordId={record.id}
                  evidence={evidence}
                  supports={supports}
                  onEvidence={taking.takeFile}
                  onLead={picking.file}
                />
              </>
            ),
          },
        ]}
      />
      <FocusPicker recordId={record.id} field={tagging} before={flush} onClose={() => setTagging(null)} />
      <EvidencePicker source={taking.source} describe={taking.name} learnedBy="interview" before={flush} onClose={taking.done} />
      {picking.dialog}
      <Shortcuts place={words.record} shortcuts={interviewKeys} />
    </div>
  )
}

const useTab = (arrival: string | undefined) => {
  const [tab, setTab] = useState<'talk' | 'papers'>('talk')
  useEffect(() => setTab(arrival?.startsWith('attachment/') || arrival === 'refusalReason' ? 'papers' : 'talk'), [arrival])
  return [tab, setTab] as const
}

type Saving = ReturnType<typeof useAutosave<'interviews'>>

/** The head of the record, and what its buttons and keys do. */
function useHead(record: RecordOf<'interview'>, body: Saving['body'], change: Saving['change'], { apply, latest }: TalkEditing) {
  const { message } = App.useApp()
  const { round } = useRound()
  const leastTalkers = round?.id === record.roundId ? (round?.body.leastTalkers ?? 0) : 0
  const { turns: _turns, covered: _covered, ...rest } = body
  const key = JSON.stringify(rest)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same head stays the same object while turns are typed
  const head = useMemo(() => rest, [key])
  const acts = useMemo(
    () => ({
      leastTalkers,
      status: (status: typeof head.status) => {
        if (needsTalkers(status) && head.talkers.length < leastTalkers) void message.warning(words.talkersFirst(leastTalkers))
        else change({ status })
      },
      talkers: (talkers: string[]) => {
        if (needsTalkers(head.status) && talkers.length < Math.min(leastTalkers, head.talkers.length)) {
          void message.warning(words.talkersStay(leastTalkers))
        } else change({ talkers })
      },
      // the talk begins: the caret goes where it is written
      startNow: () => {
        change({ startedAt: thisMinute() })
        apply(append(latest()), null, null)
      },
      endNow: () => change(ended(head.status, thisMinute())),
      signing: (signing: typeof head.signing) => change(signed(head, signing, leastTalkers)),
      reason: (refusalReason: string) => change({ refusalReason }),
      outline: (outlineId: string | null) => change({ outlineId }),
    }),
    [head, leastTalkers, change, message, apply, latest],
  )
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'F8' && event.key !== 'F9') return
      event.preventDefault()
      // a second F8 by a slip of the hand must not lose the true beginning; the button may
      if (event.key === 'F9') acts.endNow()
      else if (head.startedAt === '') acts.startNow()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [acts, head.startedAt])
  return { head, acts }
}
