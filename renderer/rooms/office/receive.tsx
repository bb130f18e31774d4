import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import type { FailureCode } from '../../../db/model/failure.ts'
import { useSession } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { useIncomingFiles } from '../../parts/use-incoming-files.ts'
import { bytes } from '../../words/figures.ts'
import { incomingWords, officeWords as words } from '../../words/office.ts'
import { passphraseWords } from '../../words/trust.ts'
import { fileWords } from '../../words/volumes.ts'
import { type Incoming, incoming, useIncoming } from './incoming.ts'
import { Preview } from './preview.tsx'
import { TakenIn } from './taken-in.tsx'
import { Applying, Together } from './together.tsx'
import { UndoImport } from './undo-import.tsx'

/** 导入成果包, in a group 收包: drop or choose, verify, look at all of it together, decide once. */
export const Receive = () => {
  const { bundles, applying } = useIncoming()
  const here = incomingWords[useSession().mode]
  const choose = useSay('office', 'chooseBundles')
  const dropped = useSay('office', 'takeDropped')
  const { mutate } = dropped
  const panel = useRef<HTMLDivElement>(null)
  const take = useCallback(
    (files: readonly File[]) => {
      if (files.length > 0) mutate({ files: [...files] }, { onSuccess: (chosen) => incoming.add(chosen) })
    },
    [mutate],
  )
  const hovering = useIncomingFiles(panel, false, applying === null, take)
  const undecided = bundles.filter((bundle) => bundle.state === 'preview').length
  const busy = bundles.some(({ state }) => state === 'waiting' || state === 'verifying')
  const settled = bundles.filter(({ state }) => state === 'in').length
  return (
    <div ref={panel} className="office-receive">
      <p className={hovering ? 'office-drop office-hovering' : 'office-drop'}>{hovering ? words.dropHere : here.text}</p>
      <div className="office-acts">
        <Button
          type={bundles.length === 0 ? 'primary' : 'default'}
          loading={choose.isPending}
          onClick={() => choose.mutate({}, { onSuccess: (files) => incoming.add(files) })}
        >
          {here.choose}
        </Button>
        {settled > 1 && <Button onClick={() => incoming.clear()}>{words.clear}</Button>}
      </div>
      <UndoImport />
      {applying !== null && <Applying progress={applying.progress} />}
      {settled > 1 && <p role="status">{here.receiptsText(settled)}</p>}
      {undecided > 1 && !busy && <Together bundles={bundles} />}
      <ol className="office-incoming">
        {bundles.map((bundle) => (
          <li key={bundle.key} aria-label={bundle.name}>
            <header>
              <strong className="office-file">{fileWords(bundle.name)}</strong>
              <span className="quiet figures">{bytes(bundle.size)}</span>
              <span className="quiet">{stateWords[bundle.state]}</span>
            </header>
            <IncomingState bundle={bundle} alone={undecided === 1 && !busy} settled={settled} />
          </li>
        ))}
      </ol>
      {undecided > 0 && <p className="quiet">{words.later}</p>}
    </div>
  )
}

const stateWords: Record<Incoming['state'], string> = {
  waiting: words.waiting,
  verifying: words.verifying,
  refused: words.refused,
  preview: words.verified,
  committing: words.committing,
  in: words.takenIn,
  given_up: words.givenUp,
}

interface IncomingStateProps {
  readonly bundle: Incoming
  /** The only one that waits for a decision. */
  readonly alone: boolean
  /** How many came in. */
  readonly settled: number
}

const IncomingState = ({ bundle, alone, settled }: IncomingStateProps): ReactNode => {
  switch (bundle.state) {
    case 'waiting':
      return null
    case 'verifying':
      return (
        <JobProgress
          what={words.verifying}
          job={{ state: 'running', remaining: null, progress: bundle.progress, cancelling: bundle.cancelling }}
          onCancel={() => void incoming.cancel(bundle.key)}
        />
      )
    case 'refused':
      return (
        <FailureNote failure={bundle.failure}>
          {wantsPassphrase.includes(bundle.failure.code) && <AskPassphrase bundle={bundle} />}
          <Remove bundle={bundle} />
        </FailureNote>
      )
    case 'preview':
    case 'committing':
      return (
        <Preview
          preview={bundle.preview}
          committing={bundle.state === 'committing'}
          alone={alone}
          onCommit={() => void incoming.apply()}
          onGiveUp={() => void incoming.giveUp(bundle.key)}
        />
      )
    case 'in':
      return (
        <TakenIn bundle={bundle.bundle} alone={settled < 2}>
          <Remove bundle={bundle} />
        </TakenIn>
      )
    case 'given_up':
      return <Remove bundle={bundle} />
  }
}

const wantsPassphrase: readonly FailureCode[] = ['bundle_needs_passphrase', 'bundle_wrong_passphrase']

const AskPassphrase = ({ bundle }: { readonly bundle: Incoming }) => {
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') incoming.open(bundle.key, typed)
  }
  return (
    <form className="office-passphrase" onSubmit={submit}>
      <Field label={passphraseWords.ask}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            placeholder={passphraseWords.askHint}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" disabled={typed.trim() === ''}>
        {passphraseWords.open}
      </Button>
    </form>
  )
}

const Remove = ({ bundle }: { readonly bundle: Incoming }) => <Button onClick={() => incoming.remove(bundle.key)}>{words.remove}</Button>
