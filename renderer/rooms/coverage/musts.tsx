import { Button } from 'antd'
import { useState } from 'react'
import type { RecordOf } from '../../../db/model/record.ts'
import type { MustCounter } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { Section } from '../../parts/field.tsx'
import { wayWords, coverageWords as words } from '../../words/coverage.ts'
import { Requirements } from './requirements.tsx'

/** 必谈必看必访 n/m, with who or what is left. */
export const Musts = ({ counters }: { readonly counters: readonly MustCounter[] }) => {
  const { unit, units } = useRound()
  const mayManage = useMay('manage')
  const [asking, setAsking] = useState<RecordOf<'unit'> | null>(null)
  const shown = unit === null ? units : [unit]
  return (
    <Section title={words.musts}>
      {shown.map((one) => {
        const mine = counters.filter(({ unitId }) => unitId === one.id)
        return (
          <div key={one.id} className="musts-unit">
            <div className="musts-head">
              <h3>{one.body.name}</h3>
              {mayManage && (
                <Button size="small" aria-label={words.askTitle(one.body.name)} onClick={() => setAsking(one)}>
                  {words.ask}
                </Button>
              )}
            </div>
            {mine.length === 0 && <p className="quiet">{words.mustsNone}</p>}
            <ul className="musts">
              {mine.map((counter) => (
                <Counter key={`${counter.way} ${counter.what}`} counter={counter} />
              ))}
            </ul>
          </div>
        )
      })}
      {asking !== null && <Requirements unit={asking} onClose={() => setAsking(null)} />}
    </Section>
  )
}

const Counter = ({ counter }: { readonly counter: MustCounter }) => {
  const goTo = useGoTo()
  const { way, what, done, least, left, missing } = counter
  return (
    <li>
      <span className="quiet">{wayWords[way]}</span>
      <span>{what || words.unnamed}</span>
      <span className="figures">{words.of(done, least)}</span>
      <span className="musts-left">
        {left.length + missing === 0 && <span className="quiet">{words.complete}</span>}
        {left.map(({ id, name, post }) => (
          <button key={id} type="button" className="word-button" title={post} onClick={() => goTo({ kind: 'roster_person', id })}>
            {name}
          </button>
        ))}
        {missing > 0 && <span className="quiet">{words.missing(way, missing)}</span>}
      </span>
    </li>
  )
}
