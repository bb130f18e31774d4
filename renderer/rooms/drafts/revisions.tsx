import { Drawer, Select } from 'antd'
import { useId, useState } from 'react'
import type { DraftRevision, SignOff } from '../../../db/model/draft.ts'
import { useAsk } from '../../app/workstation.ts'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { draftWords as words } from '../../words/drafts.ts'
import { moment, shortHash } from '../../words/figures.ts'
import { type DraftDifference, type DraftLine, differences, draftLines, revisionLines } from './draft-lines.ts'
import { useDraft } from './open-draft.ts'

interface RevisionsProps {
  readonly signOffs: readonly SignOff[]
  readonly onClose: () => void
}

/** 历次版次: every signed revision with its signatures, compared with a later one or with what the draft says now. */
export const Revisions = ({ signOffs, onClose }: RevisionsProps) => {
  useFocusReturn()
  const { record } = useDraft()
  const revisions = useAsk('drafts', 'revisions', { id: record.id }).data ?? []
  return (
    <Drawer open title={words.revisions} size={720} onClose={onClose}>
      {revisions.length === 0 ? (
        <p className="draft-empty">{words.revisionsEmpty}</p>
      ) : (
        <>
          <ol className="revisions">
            {revisions.map((revision) => (
              <li key={revision.revision}>
                <p>
                  <strong>{words.revision(revision.revision)}</strong>
                  <span className="quiet">{words.frozenAt(moment(revision.frozenAt))}</span>
                  <span className="quiet">
                    {words.contentPrint} <code>{shortHash(revision.contentHash)}</code>
                  </span>
                </p>
                <Acts acts={signOffs.filter((act) => act.revision === revision.revision)} />
              </li>
            ))}
          </ol>
          <Comparison revisions={revisions} />
        </>
      )}
    </Drawer>
  )
}

const Acts = ({ acts }: { readonly acts: readonly SignOff[] }) => (
  <ul className="revision-acts">
    {acts.map((act) => (
      <li key={`${act.signer}-${act.at}`}>
        {act.stepName} {act.signerName} {act.decision === 'signed' ? words.signed : words.sentBack}{' '}
        <time className="quiet">{moment(act.at)}</time>
        {act.reason !== '' && <p className="sign-off-return">{act.reason}</p>}
      </li>
    ))}
  </ul>
)

/** Stands in the choices for the draft as it is now. */
const now = 0

const Comparison = ({ revisions }: { readonly revisions: readonly DraftRevision[] }) => {
  const { body, evidence, nameOf } = useDraft()
  const latest = revisions.at(-1)?.revision ?? now
  const [from, setFrom] = useState(revisions.at(-2)?.revision ?? latest)
  const [to, setTo] = useState(revisions.length > 1 ? latest : now)
  const label = useId()
  const linesOf = (number: number): DraftLine[] => {
    const revision = revisions.find((one) => one.revision === number)
    if (revision !== undefined) return revisionLines(revision, nameOf)
    return draftLines(
      body,
      evidence.map((one) => one.link),
      nameOf,
    )
  }
  const options = [...revisions.map(({ revision }) => ({ value: revision, label: words.revision(revision) }))]
  return (
    <section aria-labelledby={label}>
      <h3 id={label}>{words.compareTitle}</h3>
      <div className="revision-choice">
        <Select aria-label={words.before} options={options} value={from} onChange={setFrom} />
        <span>{words.compareWith}</span>
        <Select aria-label={words.after} options={[...options, { value: now, label: words.compareNow }]} value={to} onChange={setTo} />
      </div>
      <Differences rows={differences(linesOf(from), linesOf(to))} />
    </section>
  )
}

const Differences = ({ rows }: { readonly rows: readonly DraftDifference[] }) =>
  rows.length === 0 ? (
    <p className="draft-empty">{words.compareSame}</p>
  ) : (
    <dl className="revision-differences">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          {row.before !== '' && (
            <dd>
              <del>{row.before}</del>
            </dd>
          )}
          {row.after !== '' && (
            <dd>
              <ins>{row.after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
