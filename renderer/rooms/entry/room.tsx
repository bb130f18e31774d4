import { Button } from 'antd'
import { useState } from 'react'
import type { Created, KnownCaseFile, LockReason, Session } from '../../../electron/contract/index.ts'
import { useAsk } from '../../app/workstation.ts'
import { RecoverySheet } from '../../parts/recovery-sheet.tsx'
import { entryWords, recoveryWords } from '../../words/entry.ts'
import { lockedWords, productName } from '../../words/frame.ts'
import { classificationWords } from '../../words/rounds.ts'
import { CreateForm } from './create-form.tsx'
import './entry.css'
import { KnownList } from './known-list.tsx'
import { RestoreForm } from './restore-form.tsx'
import { Unlock } from './unlock.tsx'

type Step =
  | { readonly at: 'start' }
  | { readonly at: 'list' }
  | { readonly at: 'create' }
  | { readonly at: 'restore' }
  | { readonly at: 'unlock'; readonly file: KnownCaseFile }
  | { readonly at: 'recovery_key'; readonly created: Created }

export interface EntryRoomProps {
  /** Why it is locked; null at the start of the program. */
  readonly reason: LockReason | null
  readonly onOpen: (session: Session) => void
}

/** The way into a case file: choose, create, unlock, recover. */
export const EntryRoom = ({ reason, onOpen }: EntryRoomProps) => {
  const [step, setStep] = useState<Step>({ at: 'start' })
  return (
    <main className="entry">
      <div className="entry-column">
        <div className="entry-name">
          <strong>{productName}</strong>
          <span className="classification red">{classificationWords.internal}</span>
        </div>
        {reason !== null && (step.at === 'start' || step.at === 'unlock') && (
          <p className="quiet" role="status">
            {lockedWords[reason]}
          </p>
        )}
        <StepView step={step} onStep={setStep} onOpen={onOpen} />
      </div>
    </main>
  )
}

interface StepViewProps {
  readonly step: Step
  readonly onStep: (step: Step) => void
  readonly onOpen: (session: Session) => void
}

const StepView = ({ step, onStep, onOpen }: StepViewProps) => {
  const known = useAsk('caseFiles', 'known', {})
  if (known.data === undefined) return null
  const list = () => onStep({ at: 'list' })
  switch (step.at) {
    case 'create':
      return <CreateForm onBack={list} onCreated={(created) => onStep({ at: 'recovery_key', created })} />
    case 'restore':
      return <RestoreForm onBack={list} onDone={(file) => onStep({ at: 'unlock', file })} />
    case 'recovery_key': {
      const { session, recoveryKey } = step.created
      return <RecoverySheet recoveryKey={recoveryKey} label={session.label} act={recoveryWords.done} onDone={() => onOpen(session)} />
    }
    case 'unlock':
      return <Unlock key={step.file.id} file={step.file} onBack={list} onOpen={onOpen} />
    case 'start': {
      // The usual laptop holds one case file: its password is the first thing asked for.
      const [only] = known.data
      if (known.data.length === 1 && only !== undefined && !only.missing) return <Unlock file={only} onBack={list} onOpen={onOpen} />
    }
  }
  return <Start known={known.data} onStep={onStep} onChanged={() => void known.refetch()} />
}

interface StartProps {
  readonly known: readonly KnownCaseFile[]
  readonly onStep: (step: Step) => void
  readonly onChanged: () => void
}

const Start = ({ known, onStep, onChanged }: StartProps) => (
  <>
    <h1>{known.length === 0 ? entryWords.create : entryWords.known}</h1>
    <p className="quiet">{known.length === 0 ? entryWords.none : entryWords.lead}</p>
    <KnownList known={known} onOpen={(file) => onStep({ at: 'unlock', file })} onChanged={onChanged}>
      <Button type={known.length === 0 ? 'primary' : 'default'} onClick={() => onStep({ at: 'create' })}>
        {entryWords.create}
      </Button>
      <Button onClick={() => onStep({ at: 'restore' })}>{entryWords.restore}</Button>
    </KnownList>
  </>
)
