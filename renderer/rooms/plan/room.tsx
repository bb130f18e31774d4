import { Button, Radio, Select } from 'antd'
import { useState } from 'react'
import type { InterviewPlan, PlanPerson } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useMembers } from '../../app/members.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Section } from '../../parts/field.tsx'
import { FiguresLine } from '../../parts/figures-line.tsx'
import { ListLink } from '../../parts/list-link.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { dayWords } from '../../words/figures.ts'
import { categoryWord, talkStateWords, planWords as words } from '../../words/plan.ts'
import { BeginTalk } from '../roster/begin-talk.tsx'
import '../../parts/plain-table.css'
import './plan.css'

/** 谈话安排: whom each pair talks with on which day, how far it is, what is missing. */
export default function PlanRoom() {
  const { round, unit } = useRound()
  const asked = useAsk(
    'plan',
    'interviews',
    { roundId: round?.id ?? '', unitId: unit?.id ?? null },
    { enabled: round !== null, keep: true },
  )
  return (
    <div className="page">
      <div className="page-wide">
        <h1>{words.title}</h1>
        {round === null && <EmptyRoom {...words.noRound} />}
        {asked.error !== null && <FailureNote failure={asked.error.failure} />}
        {asked.data !== undefined && <Plan plan={asked.data} />}
      </div>
    </div>
  )
}

const Plan = ({ plan }: { readonly plan: InterviewPlan }) => {
  const names = useNames()
  if (plan.people.length === 0)
    return (
      <EmptyRoom {...words.empty}>
        <ListLink room="roster" className="plan-first">
          {words.toRoster}
        </ListLink>
      </EmptyRoom>
    )
  return (
    <>
      <Figures plan={plan} />
      <Gaps plan={plan} names={names} />
      <People plan={plan} names={names} />
    </>
  )
}

const useNames = (): ReadonlyMap<string, string> => new Map(useMembers({ deleted: true }).map(({ id, name }) => [id, name]))

const Figures = ({ plan: { rate, mandatory } }: { readonly plan: InterviewPlan }) => (
  <FiguresLine
    items={[
      { name: words.rate, figure: `${rate.done}/${rate.all}` },
      { name: words.mandatory, figure: `${mandatory.done}/${mandatory.all}` },
      { name: words.left, figure: rate.all - rate.done },
    ]}
  />
)

interface Parts {
  readonly plan: InterviewPlan
  readonly names: ReadonlyMap<string, string>
}

const Gaps = ({ plan, names }: Parts) => {
  const byId = new Map(plan.people.map((person) => [person.id, person]))
  const { unplanned, overdue, conflicts } = plan
  return (
    <Section title={words.gaps}>
      {unplanned.length + overdue.length + conflicts.length === 0 && <p className="quiet">{words.fine}</p>}
      <NameList title={words.unplanned(unplanned.length)} people={unplanned.flatMap((id) => byId.get(id) ?? [])} />
      <NameList title={words.overdue(overdue.length)} people={overdue.flatMap((id) => byId.get(id) ?? [])} />
      {conflicts.length > 0 && (
        <div className="plan-gap">
          <strong>{words.conflicts(conflicts.length)}</strong>
          <ul>
            {conflicts.map(({ memberId, first, second }) => (
              <li key={`${memberId} ${first} ${second}`}>
                {words.conflict(names.get(memberId) ?? '', momentOf(byId.get(first)), momentOf(byId.get(second)))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

const momentOf = (person: PlanPerson | undefined): string =>
  person === undefined ? '' : `${dayWords(person.plannedOn)} ${person.plannedTime} ${person.name}`

/** Names that stand side by side before the rest is folded away. */
const fewNames = 24

const NameList = ({ title, people }: { readonly title: string; readonly people: readonly PlanPerson[] }) => {
  const goTo = useGoTo()
  const [all, setAll] = useState(false)
  if (people.length === 0) return null
  const shown = all ? people : people.slice(0, fewNames)
  return (
    <div className="plan-gap">
      <strong>{title}</strong>
      <span className="plan-names">
        {shown.map(({ id, name }) => (
          <button key={id} type="button" className="word-button" onClick={() => goTo({ kind: 'roster_person', id })}>
            {name}
          </button>
        ))}
        {people.length > fewNames && (
          <button type="button" className="word-button quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? words.fewer : words.allNames(people.length)}
          </button>
        )}
      </span>
    </div>
  )
}

type Filter = keyof typeof words.filters

const isShown: Readonly<Record<Filter, (person: PlanPerson) => boolean>> = {
  open: ({ state }) => state !== 'done' && state !== 'waived',
  mandatory: ({ state, category }) => state !== 'done' && state !== 'waived' && category === 'mandatory',
  all: () => true,
}

type Order = keyof typeof words.orders

interface PeopleGroup {
  readonly key: string
  readonly heading: string
  readonly dated: boolean
  readonly people: readonly PlanPerson[]
}

const byDay = (shown: readonly PlanPerson[]): readonly PeopleGroup[] =>
  [...Map.groupBy(shown, ({ plannedOn }) => plannedOn)].map(([day, people]) => ({
    key: day,
    heading: words.day(day === '' ? words.noDay : dayWords(day), people.length),
    dated: false,
    people,
  }))

/** Each pair with its talks in their order; whoever has no pair yet comes last. */
function byPair({ pairs }: InterviewPlan, shown: readonly PlanPerson[], names: ReadonlyMap<string, string>): readonly PeopleGroup[] {
  const groups = pairs.map(({ talkers, people, rate }) => ({
    key: talkers.join(' '),
    heading: words.pair(talkers.map((talker) => names.get(talker) ?? '').join('、'), rate.done, rate.all),
    dated: true,
    people: shown.filter(({ id }) => people.includes(id)),
  }))
  const alone = shown.filter(({ id }) => !pairs.some(({ people }) => people.includes(id)))
  const rest = { key: 'none', heading: words.noPair(alone.length), dated: true, people: alone }
  return [...groups, rest].filter(({ people }) => people.length > 0)
}

function whenOf({ plannedOn, plannedTime }: PlanPerson, dated: boolean): string {
  const time = plannedTime || (plannedOn === '' ? '' : words.noTime)
  if (!dated) return time
  return plannedOn === '' ? words.noDay : `${plannedOn.slice(5)} ${time}`
}

/** People who are drawn at once. */
const batch = 100

/** The first people of all groups together; headings tell of all. */
function first(groups: readonly PeopleGroup[], most: number): readonly PeopleGroup[] {
  const cut: PeopleGroup[] = []
  for (let left = most, at = 0; left > 0 && at < groups.length; at++) {
    const group = groups[at]
    if (group === undefined) break
    cut.push({ ...group, people: group.people.slice(0, left) })
    left -= group.people.length
  }
  return cut
}

const People = ({ plan, names }: Parts) => {
  const [filter, setFilter] = useState<Filter>('open')
  const [talker, setTalker] = useState<string | null>(null)
  const [drawn, setDrawn] = useState(batch)
  const talkers = [...new Set(plan.people.flatMap((person) => person.talkers))]
  const shown = plan.people.filter((person) => isShown[filter](person) && (talker === null || person.talkers.includes(talker)))
  const [order, setOrder] = useState<Order>('pair')
  const groups = first(order === 'pair' && plan.pairs.length > 0 ? byPair(plan, shown, names) : byDay(shown), drawn)
  return (
    <Section
      title={words.people}
      extra={
        <span className="plan-filters">
          {plan.pairs.length > 0 && (
            <Radio.Group
              size="small"
              optionType="button"
              aria-label={words.order}
              value={order}
              options={(Object.keys(words.orders) as Order[]).map((value) => ({ value, label: words.orders[value] }))}
              onChange={({ target }) => setOrder(target.value as Order)}
            />
          )}
          <Radio.Group
            size="small"
            optionType="button"
            aria-label={words.show}
            value={filter}
            options={(Object.keys(words.filters) as Filter[]).map((value) => ({ value, label: words.filters[value] }))}
            onChange={({ target }) => setFilter(target.value as Filter)}
          />
          <Select
            size="small"
            allowClear
            aria-label={words.talker}
            placeholder={words.anybody}
            style={{ width: 144 }}
            value={talker}
            options={talkers.map((value) => ({ value, label: names.get(value) ?? '' }))}
            onChange={(next: string | null | undefined) => setTalker(next ?? null)}
          />
        </span>
      }
    >
      {shown.length === 0 ? (
        <p className="quiet">{words.nobodyLeft}</p>
      ) : (
        <table className="plain-table plan-table" aria-label={words.people}>
          <thead>
            <tr>
              {Object.values(words.columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ key, heading, dated, people }) => (
            <tbody key={key}>
              <tr className="plain-table-group">
                <th colSpan={8} scope="rowgroup">
                  {heading}
                </th>
              </tr>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} names={names} dated={dated} />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {shown.length > drawn && (
        <button type="button" className="word-button" onClick={() => setDrawn(drawn + batch)}>
          {words.more(Math.min(batch, shown.length - drawn))}
        </button>
      )}
    </Section>
  )
}

interface PersonRowProps {
  readonly person: PlanPerson
  readonly names: ReadonlyMap<string, string>
  /** Says the day as well: the group above does not. */
  readonly dated: boolean
}

const PersonRow = ({ person, names, dated }: PersonRowProps) => {
  const goTo = useGoTo()
  const { id, name, unit, post, group } = person
  return (
    <tr>
      <td className="figures">{whenOf(person, dated)}</td>
      <td>
        <Button
          type="link"
          size="small"
          className="plan-name"
          aria-label={words.person(name)}
          onClick={() => goTo({ kind: 'roster_person', id })}
        >
          {name}
        </Button>
      </td>
      <td>{[unit, post].filter(Boolean).join(' ')}</td>
      <td>{[categoryWord(person.category), group].filter(Boolean).join(' · ')}</td>
      <td>{person.place}</td>
      <td>{person.talkers.map((talker) => names.get(talker) ?? '').join('、')}</td>
      <td>
        <StatusWord words={talkStateWords} status={person.state} />
      </td>
      <td>
        <BeginTalk person={person} />
      </td>
    </tr>
  )
}
