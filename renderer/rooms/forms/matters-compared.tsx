import { differenceOf, differenceWords, matterOptions } from '../../../db/model/forms/personal-matters.ts'
import type { PersonalMatters } from '../../../db/model/personal-matters.ts'
import { Section } from '../../parts/field.tsx'
import { comparisonWords as words } from '../../words/personal-matters.ts'
import type { ExtraProps } from './extras.ts'
import './figures.css'

/** 比对: what was reported beside what was found. Where they part is said; what it means is not ours to say. */
export const MattersCompared = ({ body }: ExtraProps) => {
  const rows = (body as unknown as PersonalMatters).rows
    .map((row) => ({ ...row, difference: differenceOf(row) }))
    .flatMap(({ difference, ...row }) => (difference === 'empty' ? [] : [{ ...row, difference }]))
  const open = rows.filter(({ difference }) => difference === 'open').length
  const different = rows.filter(({ difference }) => difference !== 'same').length - open
  return (
    <Section title={words.title}>
      {rows.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <>
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{words.item}</th>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.declared}</th>
                <th scope="col">{words.checked}</th>
                <th scope="col">{words.result}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, item, what, declared, checked, difference }) => (
                <tr key={id}>
                  <td>{matterOptions.find(({ value }) => value === item)?.word}</td>
                  <td>{what}</td>
                  <td>{declared}</td>
                  <td>{checked}</td>
                  <td className={difference === 'same' || difference === 'open' ? undefined : 'figures-strong'}>
                    {differenceWords[difference]}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="quiet" role="status">
            {words.sum(rows.length, different, open)}
          </p>
        </>
      )}
    </Section>
  )
}
