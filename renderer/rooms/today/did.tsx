import type { Today } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { kindWords } from '../../words/kinds.ts'

/** 日清: the day's work is listed already. */
export const Did = ({ did }: { readonly did: Today['did'] }) => {
  const goTo = useGoTo()
  return (
    <ul className="today-list">
      {did.map(({ id, kind, number, title }) => (
        <li key={id}>
          <button type="button" onClick={() => goTo({ kind, id })}>
            <span className="figures">{number}</span>
            <span className="today-title">{title || kindWords[kind]}</span>
            <span className="quiet today-note">{kindWords[kind]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
