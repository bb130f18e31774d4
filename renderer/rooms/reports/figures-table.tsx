import type { Kind } from '../../../db/model/record.ts'
import type { Figures } from '../../../db/model/work-log.ts'
import { useMembers } from '../../app/members.ts'
import { roomOfKind } from '../../app/places.ts'
import { useRound } from '../../app/round.tsx'
import { ListLink } from '../../parts/list-link.tsx'
import { kindWords } from '../../words/kinds.ts'
import { dayWords as words } from '../../words/reports.ts'

const kindsOf = ({ byKind }: Figures): readonly Kind[] => (Object.keys(kindWords) as Kind[]).filter((kind) => (byKind[kind] ?? 0) > 0)

/** `谈话记录 3、查阅记录 2`; the same words for the same figures. */
export const inWords = (figures: Figures): string =>
  kindsOf(figures)
    .map((kind) => words.list(kindWords[kind], figures.byKind[kind] ?? 0))
    .join('、') || words.none

interface FiguresTableProps {
  readonly figures: Figures
  readonly roundId: string
}

/** Kinds by member; every figure leads to the list that it counts. */
export const FiguresTable = ({ figures, roundId }: FiguresTableProps) => {
  const people = useMembers({ deleted: true })
  const kinds = kindsOf(figures)
  if (kinds.length === 0) return <p className="quiet">{words.none}</p>
  const rows = figures.byMember.map(({ memberId, byKind }) => ({
    memberId,
    byKind,
    name: people.find(({ id }) => id === memberId)?.name ?? '',
  }))
  const order = new Map(people.map(({ id }, index) => [id, index]))
  rows.sort((a, b) => (order.get(a.memberId) ?? 0) - (order.get(b.memberId) ?? 0))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the pane is scrolled by keys as well
    <section className="report-figures" aria-label={words.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {kindWords[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.all}</th>
            {kinds.map((kind) => (
              <td key={kind}>
                <Figure figures={figures} roundId={roundId} kind={kind} n={figures.byKind[kind] ?? 0} />
              </td>
            ))}
          </tr>
          {rows.map(({ memberId, byKind, name }) => (
            <tr key={memberId}>
              <th scope="row">{name}</th>
              {kinds.map((kind) => (
                <td key={kind}>
                  <Figure figures={figures} roundId={roundId} kind={kind} n={byKind[kind] ?? 0} doneBy={memberId} name={name} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Domains figures={figures} roundId={roundId} />
    </section>
  )
}

interface FigureProps extends FiguresTableProps {
  readonly kind: Kind
  readonly n: number
  readonly doneBy?: string
  readonly name?: string
}

/** The list shows the round as a whole, as the figure counts it. */
const Figure = ({ figures: { from, to }, roundId, kind, n, doneBy, name = words.all }: FigureProps) => {
  const { choose } = useRound()
  const room = roomOfKind(kind)
  if (n === 0) return ''
  if (room === null) return n
  const view = { days: [from, to] as const, ...(doneBy !== undefined && { doneBy }) }
  return (
    <ListLink room={room} view={view} label={`${name} ${words.list(kindWords[kind], n)}`} onClick={() => choose(roundId, null)}>
      {n}
    </ListLink>
  )
}

/** Drafts by domain; those that name none have no list of their own. */
const Domains = ({ figures: { from, to, draftsByDomain }, roundId }: FiguresTableProps) => {
  const { choose } = useRound()
  const domains = Object.entries(draftsByDomain).sort(([, a], [, b]) => b - a)
  if (domains.length === 0) return null
  return (
    <p className="report-row">
      <span className="quiet">{words.domains}</span>
      {domains.map(([domain, n]) =>
        domain === '' ? (
          <span key={domain}>{words.list(words.noDomain, n)}</span>
        ) : (
          <ListLink
            key={domain}
            room="drafts"
            view={{ days: [from, to], facets: { domain: [domain] } }}
            onClick={() => choose(roundId, null)}
          >
            {words.list(domain, n)}
          </ListLink>
        ),
      )}
    </p>
  )
}
