import { Progress as Bar, Button } from 'antd'
import { useSession } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { bytes, count } from '../../words/figures.ts'
import { jobWords } from '../../words/jobs.ts'
import { asideWords, deskWords, incomingWords, totalsWords, officeWords as words } from '../../words/office.ts'
import { ChangeTable } from './change-table.tsx'
import { type Desk, type Incoming, incoming } from './incoming.ts'
import { Samples } from './samples.tsx'

type Previewed = Extract<Incoming, { state: 'preview' }>

/** One preview of everything on the desk, and one decision. */
export const Together = ({ bundles }: { readonly bundles: readonly Incoming[] }) => {
  const here = incomingWords[useSession().mode]
  const previewed = bundles.filter((bundle): bundle is Previewed => bundle.state === 'preview')
  const refused = bundles.filter(({ state }) => state === 'refused').length
  const found = useAsk('office', 'previewAll', { importIds: previewed.map(({ preview }) => preview.importId) }).data
  const aside = previewed.reduce((sum, { preview }) => sum + preview.setAside.length, 0)
  const signers = [...new Set(previewed.map(({ preview }) => preview.signer.name))]
  if (found === undefined) return <p role="status">{deskWords.counting}</p>
  return (
    <section className="office-together" aria-label={deskWords.together}>
      <h2>{here.summary(found.fresh, signers.length, totalsWords(found.totals))}</h2>
      <p className="quiet">{deskWords.signers(signers)}</p>
      {refused > 0 && <p role="note">{deskWords.refused(refused)}</p>}
      {found.totals.conflict > 0 && <p role="note">{words.conflicts(found.totals.conflict)}</p>}
      {aside > 0 && <p role="note">{asideWords.refer(aside)}</p>}
      {found.severalTimes > 0 && <p className="quiet">{deskWords.severalTimes(found.severalTimes)}</p>}
      <div className="office-acts">
        <Button type="primary" onClick={() => void incoming.apply()}>
          {words.commitAll(previewed.length)}
        </Button>
        <span className="quiet">{deskWords.undoAfter}</span>
      </div>
      <ChangeTable byKind={found.byKind} totals={found.totals} />
      <p className="quiet figures">{deskWords.files(count(found.files.new), bytes(found.files.bytes))}</p>
      <Samples samples={found.samples} />
    </section>
  )
}

/** How far the taking in is; it is one step of the database and cannot be stopped half-way. */
export const Applying = ({ progress }: { readonly progress: NonNullable<Desk['applying']>['progress'] }) => (
  <div className="job-progress">
    <p role="status">
      {words.committing}
      {progress !== null && <span className="quiet"> · {jobWords.stages[progress.stage]}</span>}
    </p>
    <Bar
      percent={progress === null || progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)}
      showInfo={false}
      aria-label={words.committing}
    />
  </div>
)
