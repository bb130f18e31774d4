import { Button } from 'antd'
import type { Petition } from '../../../db/model/petition.ts'
import type { AlikePetition, PetitionFace } from '../../../electron/contract/index.ts'
import { reportFailure } from '../../app/failures.ts'
import { useGoTo } from '../../app/go-to.ts'
import { recordsIn } from '../../app/records.ts'
import { useMay } from '../../app/session.tsx'
import { failureOf, useAsk } from '../../app/workstation.ts'
import { fieldId, focusField, Section } from '../../parts/field.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { minuteText } from '../../parts/times.ts'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { petitionWords as words } from '../../words/petitions.ts'
import type { ExtraProps } from './extras.ts'
import './petition-alike.css'
import { petitionForm } from '../../../db/model/forms/petition.ts'
import { statusWordsOf } from './statuses.ts'

const statusWords = statusWordsOf(petitionForm as never)

/** 重复件: all that are marked as one matter, and those that may belong to it, each with its reasons. */
export const PetitionAlike = ({ record, body, change, flush }: ExtraProps) => {
  const found = useAsk('petitions', 'alike', { id: record.id }, { keep: true }).data
  const mayWrite = useMay('write') && record.deletedAt === null
  const notice = useUndoNotice()
  if (found === undefined) return null
  const { number, receivedAt, repeats } = body as unknown as Petition
  const other = (id: string, version: number, next: string | null) =>
    recordsIn('petitions')
      .save(id, version, { repeats: next })
      .catch((error: unknown) => {
        reportFailure(failureOf(error))
        return undefined
      })
  const mark = async (one: AlikePetition) => {
    await flush()
    if (isEarlier(one, { receivedAt, number })) {
      change({ repeats: one.id })
      await flush()
      notice(record.id, words.marked(number, one.number), words.undo, () => change({ repeats }))
    } else {
      const saved = await other(one.id, one.version, record.id)
      if (saved !== undefined)
        notice(record.id, words.marked(one.number, number), words.undo, () => void other(one.id, saved.version, one.repeats))
    }
  }
  return (
    <Section title={words.title}>
      {found.chain.length === 0 && found.likely.length === 0 && <p className="quiet alike-none">{words.none}</p>}
      {found.chain.length > 0 && (
        <div className="alike-group">
          <h3>{words.chain(found.chain.length)}</h3>
          <ol className="alike-list" aria-label={words.chain(found.chain.length)}>
            {found.chain.map((one) => (
              <li key={one.id}>
                <Face face={one} here={one.id === record.id} />
                <span className="alike-reasons">{words.repeatsWhich(numberIn(found.chain, one.repeats))}</span>
                {mayWrite && one.id === record.id && repeats !== null && (
                  <Button size="small" type="text" onClick={() => change({ repeats: null })}>
                    {words.unlink}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      {found.likely.length > 0 && (
        <div className="alike-group">
          <h3>{words.likely}</h3>
          <ul className="alike-list" aria-label={words.likely}>
            {found.likely.map((one, index) => (
              <li key={one.id}>
                <Face face={one} />
                <span className="alike-reasons">{one.reasons.map(words.reason).join('、')}</span>
                {mayWrite && (
                  <Button
                    {...(index === 0 && { id: fieldId('alike') })}
                    size="small"
                    onClick={() => void mark(one)}
                    aria-label={`${one.number} ${labelOf(one, { receivedAt, number })}`}
                  >
                    {labelOf(one, { receivedAt, number })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {found.more > 0 && <p className="quiet">{words.more(found.more)}</p>}
        </div>
      )}
    </Section>
  )
}

/** Says at the head of a petition that it may be a repeat: the list is further down than anyone looks while registering. */
export const AlikeNotice = ({ recordId }: { readonly recordId: string }) => {
  const found = useAsk('petitions', 'alike', { id: recordId }, { keep: true }).data
  // Many write about the same head: that alone makes no repeat.
  const strong = found?.likely.filter(({ reasons }) => reasons.some(({ because }) => because !== 'same_about')) ?? []
  const [first] = strong
  if (first === undefined) return null
  return (
    <button type="button" className="formed-remark" onClick={() => focusField('alike')}>
      {words.notice(first.number, first.reasons.map(words.reason).join('、'), strong.length)}
    </button>
  )
}

type Dated = Pick<PetitionFace, 'receivedAt' | 'number'>
/** The later of two repeats the earlier. */
const isEarlier = (one: Dated, than: Dated): boolean =>
  one.receivedAt === than.receivedAt ? one.number < than.number : one.receivedAt < than.receivedAt
const labelOf = (one: Dated, own: Dated): string => (isEarlier(one, own) ? words.markThis : words.markOther)
const numberIn = (chain: readonly PetitionFace[], id: string | null): string => chain.find((one) => one.id === id)?.number ?? ''

const Face = ({ face, here = false }: { readonly face: PetitionFace; readonly here?: boolean }) => {
  const goTo = useGoTo()
  return (
    <span className="alike-face">
      <span className="figures quiet">{minuteText(face.receivedAt).slice(0, 10)}</span>
      {here ? (
        <span>
          {face.number} {words.here}
        </span>
      ) : (
        <button type="button" className="word-button" onClick={() => goTo({ kind: 'petition', id: face.id })}>
          {face.number} {face.title}
        </button>
      )}
      <StatusWord words={statusWords} status={face.status} />
    </span>
  )
}
