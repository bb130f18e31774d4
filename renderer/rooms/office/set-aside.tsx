import type { SetAside } from '../../../electron/contract/index.ts'
import { useAsk } from '../../app/workstation.ts'
import { kindWords } from '../../words/kinds.ts'
import { asideWords as words } from '../../words/office.ts'

/** Records that cannot be read, each with its reason. */
export const AsideList = ({ aside }: { readonly aside: readonly SetAside[] }) =>
  aside.length === 0 ? null : (
    <details className="office-aside" open={aside.length <= 5}>
      <summary>{words.summary(aside.length)}</summary>
      <p className="quiet">{words.text}</p>
      <ul>
        {aside.map((one) => (
          <li key={`${one.kind} ${one.line}`}>
            {words.which(kindWords[one.kind], one.number, one.line)} <span className="quiet">{words.why(one.reason, one.field)}</span>
          </li>
        ))}
      </ul>
    </details>
  )

/** The same for a bundle that is in. */
export const AsideOf = ({ bundleId }: { readonly bundleId: string }) => {
  const aside = (useAsk('office', 'setAside', {}).data ?? []).filter((one) => one.bundleId === bundleId)
  return (
    <>
      <AsideList aside={aside.filter(({ here }) => !here)} />
      {aside.some(({ here }) => here) && <p className="quiet">{words.here(aside.filter(({ here }) => here).length)}</p>}
    </>
  )
}
