import { App, Button } from 'antd'
import { useState } from 'react'
import type { RosterPreview } from '../../../electron/contract/index.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { ImportDialog, TableImport } from '../../parts/table-import.tsx'
import { categoryWord, rosterWords as words } from '../../words/plan.ts'
import { importWords } from '../../words/tables.ts'
import '../../parts/plain-table.css'
import './roster.css'

/** 导入: beside the roster's title. */
export const ImportRoster = () => {
  const [open, setOpen] = useState(false)
  const { round } = useRound()
  if (!useMay('write') || round === null) return null
  return (
    <>
      <Button size="small" aria-label={words.importTitle} onClick={() => setOpen(true)}>
        {words.import}
      </Button>
      <ImportDialog title={words.importTitle} open={open} onClose={() => setOpen(false)}>
        <Importing roundId={round.id} onClose={() => setOpen(false)} />
      </ImportDialog>
    </>
  )
}

type Found = Extract<RosterPreview, { readonly ok: true }>

/** Choose a table, look, decide. */
const Importing = ({ roundId, onClose }: { readonly roundId: string; readonly onClose: () => void }) => {
  const { message } = App.useApp()
  const { unit, units } = useRound()
  const unitId = (unit ?? (units.length === 1 ? units[0] : null))?.id ?? null
  const [preview, setPreview] = useState<RosterPreview | null>(null)
  const read = useSay('plan', 'readRoster')
  const template = useSay('plan', 'rosterTemplate')
  const commit = useSay('plan', 'importRoster')
  const choose = () => read.mutate({ roundId, unitId }, { onSuccess: (found) => found !== null && setPreview(found) })
  const take = (importId: string) =>
    commit.mutate(
      { roundId, unitId, importId },
      {
        onSuccess: ({ added }) => {
          void message.success(words.imported(added))
          onClose()
        },
      },
    )
  return (
    <TableImport<Found>
      text={words.importText}
      preview={preview}
      reading={read.isPending}
      onChoose={choose}
      saveTemplate={(onSuccess) => template.mutate({}, { onSuccess })}
    >
      {(found) => (
        <>
          <Read preview={found} />
          <div className="table-steps">
            <Button type="primary" disabled={found.people.length === 0} loading={commit.isPending} onClick={() => take(found.importId)}>
              {words.commit(found.people.length)}
            </Button>
            <Button onClick={onClose}>{importWords.cancel}</Button>
          </div>
        </>
      )}
    </TableImport>
  )
}

const Read = ({ preview }: { readonly preview: Found }) => {
  const { fileName, people, mandatory, planned, repeated, known } = preview
  return (
    <div>
      <p role="status">{words.read(fileName, people.length, mandatory, planned)}</p>
      {repeated.length > 0 && <p>{words.repeated(repeated.map(({ name, row, first }) => words.repeatedOne(name, row, first)))}</p>}
      {known.length > 0 && <p>{words.known(known.map(({ name, row }) => words.knownOne(name, row)))}</p>}
      {people.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className="roster-preview" tabIndex={0} aria-label={words.list}>
          <table className="plain-table">
            <thead>
              <tr>
                {Object.values(words.columns).map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.row}>
                  <td className="figures">{person.row}</td>
                  <td>{person.name}</td>
                  <td>{person.unit}</td>
                  <td>{person.post}</td>
                  <td>{categoryWord(person.category)}</td>
                  <td>{person.group}</td>
                  <td className="figures">{[person.plannedOn, person.plannedTime].filter(Boolean).join(' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}
