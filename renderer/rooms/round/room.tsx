import { Button } from 'antd'
import { reportFailure } from '../../app/failures.ts'
import { recordsIn } from '../../app/records.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { failureOf } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { Section } from '../../parts/field.tsx'
import { RemoveSample } from '../../parts/remove-sample.tsx'
import { roundWords } from '../../words/round-room.ts'
import { People } from './people.tsx'
import { RoundForm } from './round-form.tsx'
import './round.css'
import { Units } from './units.tsx'

/** Default chain: 承办人 → 副组长 → 组长. */
const usualSteps = () =>
  (['handlers', 'deputy_leader', 'group_leader'] as const).map((who) => ({
    id: crypto.randomUUID(),
    who,
    name: roundWords.defaultSteps[who],
  }))

/** The round with its rules, the inspected units and the people. */
export default function RoundRoom() {
  const { round, choose } = useRound()
  const mayManage = useMay('manage')
  const create = async () => {
    const year = new Date().getFullYear()
    try {
      const made = await recordsIn('rounds').create(null, null, { year, name: roundWords.nameOf(year), signOffSteps: usualSteps() })
      choose(made.id, null)
    } catch (error) {
      reportFailure(failureOf(error))
    }
  }
  if (round === null) {
    return (
      <div className="page">
        <div className="page-column">
          <h1>{roundWords.title}</h1>
          <EmptyRoom {...roundWords.none}>
            {mayManage && (
              <Button type="primary" onClick={() => void create()}>
                {roundWords.create}
              </Button>
            )}
          </EmptyRoom>
          <People readOnly={!mayManage} />
        </div>
      </div>
    )
  }
  return (
    <div className="page">
      <div className="page-column">
        <div className="round-head">
          <h1>{roundWords.title}</h1>
          {mayManage && <Button onClick={() => void create()}>{roundWords.another}</Button>}
        </div>
        {!mayManage && <p className="quiet">{roundWords.readOnly}</p>}
        {round.body.sample && (
          <Section title={roundWords.sampleRound}>
            <RemoveSample />
          </Section>
        )}
        <RoundForm key={round.id} round={round} readOnly={!mayManage} />
        <Units round={round} readOnly={!mayManage} />
        <People readOnly={!mayManage} />
      </div>
    </div>
  )
}
