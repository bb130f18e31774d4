import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import type { ImportedBundle } from '../../../electron/contract/index.ts'
import { useSession } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { ListLink } from '../../parts/list-link.tsx'
import { incomingWords, totalsWords, officeWords as words } from '../../words/office.ts'
import { AsideOf } from './set-aside.tsx'

/** Writes a receipt for the group that signed, where the person chooses. */
export const SaveReceipt = ({ bundleId, primary = false }: { readonly bundleId: string; readonly primary?: boolean }) => {
  const save = useSay('office', 'saveReceipt')
  const { message } = App.useApp()
  const onSave = () =>
    save.mutate(
      { bundleId, job: crypto.randomUUID() },
      { onSuccess: (saved) => saved !== null && void message.success(words.receiptSaved(saved.fileName)) },
    )
  return (
    <Button type={primary ? 'primary' : 'default'} loading={save.isPending} onClick={onSave}>
      {words.saveReceipt}
    </Button>
  )
}

interface TakenInProps {
  readonly bundle: ImportedBundle
  /** The only one that came in; of many the receipts are written together. */
  readonly alone: boolean
  readonly children: ReactNode
}

/** What a bundle did, and the receipt that closes the loop. */
export const TakenIn = ({ bundle, alone, children }: TakenInProps) => {
  const here = incomingWords[useSession().mode]
  return (
    <div className="office-taken-in">
      <p role="status">{words.changedBy(totalsWords(bundle.totals))}</p>
      {bundle.setAside > 0 && <AsideOf bundleId={bundle.bundleId} />}
      {bundle.totals.conflict > 0 && (
        <p>
          {words.conflicts(bundle.totals.conflict)} <ListLink room="conflicts">{words.toConflicts}</ListLink>
        </p>
      )}
      {bundle.renumbered.length > 0 && (
        <>
          <p>{words.renumbered(bundle.renumbered.length)}</p>
          <ul className="office-renumbered">
            {bundle.renumbered.map(({ recordId, before, after, title }) => (
              <li key={`${recordId} ${after}`}>
                <span className="figures">
                  {before} → {after}
                </span>{' '}
                {title}
              </li>
            ))}
          </ul>
        </>
      )}
      {alone && bundle.kind !== 'task' && <p>{here.receiptText}</p>}
      <div className="office-acts">
        {bundle.kind !== 'task' && <SaveReceipt bundleId={bundle.bundleId} primary={alone} />}
        {children}
      </div>
    </div>
  )
}
