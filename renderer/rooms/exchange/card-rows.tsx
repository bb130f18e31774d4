import { Button } from 'antd'
import { useState } from 'react'
import type { CardFace } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { exchangeWords } from '../../words/exchange.ts'
import { moment } from '../../words/figures.ts'
import { roleWords, cardWords as words } from '../../words/trust.ts'
import { EndCard } from './end-card.tsx'

/** The enrolled cards of some roles; those revoked last, each chain next to one another. */
export const CardRows = ({ faces }: { readonly faces: readonly CardFace[] }) => {
  const sorted = faces.toSorted((a, b) => Number(a.revoked !== null) - Number(b.revoked !== null))
  return sorted.length === 0 ? null : (
    <ul className="exchange-cards">
      {sorted.map((face) => (
        <CardRow key={face.card.deviceId} face={face} />
      ))}
    </ul>
  )
}

const CardRow = ({ face }: { readonly face: CardFace }) => {
  const { card, role, revoked, last } = face
  const [ending, setEnding] = useState<'revoke' | 'replace' | null>(null)
  const mayManage = useMay('manage')
  return (
    <li className={revoked === null ? undefined : 'exchange-revoked'}>
      <div className="exchange-card-head">
        <span className="exchange-name">{card.name}</span>
        {role !== null && <span className="quiet">{roleWords[role]}</span>}
        <span className="figures">{face.fingerprint}</span>
        {revoked !== null && <strong className="red">✕ {words.revoked}</strong>}
        {mayManage && face.replacedBy === null && ending === null && (
          <span className="exchange-card-acts">
            <Button size="small" type="text" aria-label={words.replaceOf(card.name)} onClick={() => setEnding('replace')}>
              {words.replace}
            </Button>
            {revoked === null && (
              <Button size="small" type="text" danger aria-label={words.revokeOf(card.name)} onClick={() => setEnding('revoke')}>
                {words.revoke}
              </Button>
            )}
          </span>
        )}
      </div>
      <div className="quiet exchange-card-facts">
        {face.enrolledAt !== null && <span>{exchangeWords.enrolledAt(moment(face.enrolledAt), face.enrolledBy ?? '')}</span>}
        {last !== null && <span>{words.last(last.sequence, moment(last.at))}</span>}
        {card.version === 1 && revoked === null && <span>{exchangeWords.withoutSm2}</span>}
        {revoked !== null && (
          <>
            <span>{words.revokedAt(moment(revoked.at), revoked.by, revoked.reason)}</span>
            <span>{words.believedTo(revoked.lastSequence)}</span>
          </>
        )}
        <Chain face={face} />
      </div>
      {ending !== null && <EndCard face={face} how={ending} onClose={() => setEnding(null)} />}
    </li>
  )
}

/** Whose place it took, and who took its place. */
const Chain = ({ face: { replaces, replacedBy, reserveOf } }: { readonly face: CardFace }) => {
  const all = useAsk('exchange', 'cards', {}).data ?? []
  const nameOf = (deviceId: string) => all.find(({ card }) => card.deviceId === deviceId)?.card.name ?? deviceId.slice(-8)
  return (
    <>
      {reserveOf !== null && all.some(({ card }) => card.deviceId === reserveOf) && <span>{words.standsInFor(nameOf(reserveOf))}</span>}
      {replaces !== null && <span>{words.replaces(nameOf(replaces))}</span>}
      {replacedBy !== null && <span>{words.replacedBy(nameOf(replacedBy))}</span>}
    </>
  )
}
