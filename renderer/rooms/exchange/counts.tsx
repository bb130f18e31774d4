import { kindOrder } from '../../words/exchange.ts'
import { count } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'

/** How many records of each kind, as a quiet table of words and figures. */
export const Counts = ({ counts }: { readonly counts: Readonly<Record<string, number>> }) => (
  <dl className="exchange-counts">
    {kindOrder
      .filter((kind) => (counts[kind] ?? 0) > 0)
      .map((kind) => (
        <div key={kind}>
          <dt>{kindWords[kind]}</dt>
          <dd>{count(counts[kind] ?? 0)}</dd>
        </div>
      ))}
  </dl>
)
