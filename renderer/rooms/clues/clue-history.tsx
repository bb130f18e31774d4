import { Drawer } from 'antd'
import { clueOpinions, disciplines, transferModes } from '../../../db/model/clue.ts'
import type { OpenClue } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import { clueFieldNames, clueStatusWords, disciplineWords, opinionWords, transferModeWords, clueWords as words } from '../../words/clues.ts'
import { moment } from '../../words/figures.ts'

const choices: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(clueStatusWords).map(([value, { word }]) => [value, word])),
  ...Object.fromEntries(disciplines.map((value) => [value, disciplineWords[value]])),
  ...Object.fromEntries(clueOpinions.map((value) => [value, opinionWords[value]])),
  ...Object.fromEntries(transferModes.map((value) => [value, transferModeWords[value]])),
}
const chosen = ['status', 'disciplines', 'opinion', 'transferMode']

/** A value as people read it; `field` is its path. */
const told = (field: string, value: unknown): string => {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => told(field, one)).join('、')
  if (typeof value === 'object') return 'text' in value ? String(value.text) : words.nothing
  return chosen.includes(field) ? (choices[String(value)] ?? String(value)) : String(value)
}

const nameOf = (field: string): string => {
  const first = field.split('/')[0] ?? ''
  return first === 'files' ? words.historyFile : (clueFieldNames[first as keyof typeof clueFieldNames] ?? first)
}

/** What was changed, newest first. It lies within the clue's seal. */
export const ClueHistory = ({ clue, open, onClose }: { readonly clue: OpenClue; readonly open: boolean; readonly onClose: () => void }) => {
  const people = useMembers({ deleted: true })
  return (
    <Drawer title={words.historyTitle} open={open} onClose={onClose} size={480} destroyOnHidden>
      {clue.history.length === 0 && <p>{words.noHistory}</p>}
      <ol className="clue-history">
        {clue.history.toReversed().map(({ version, field, before, after, at, by }) => (
          <li key={`${version} ${field}`}>
            <strong>{nameOf(field)}</strong>
            <span className="quiet">
              {' '}
              {people.find((person) => person.id === by)?.name} · {moment(at)}
            </span>
            <p>{words.changed(told(field, before), told(field, after))}</p>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
