import { useState } from 'react'
import type { Field } from '../../db/model/forms/form.ts'
import { useMay } from '../app/session.tsx'
import { useSay } from '../app/workstation.ts'
import { versionWords as words } from '../words/versions.ts'
import { recordsOf, useReliants, type VersionArea } from './reliants.tsx'
import { useUndoNotice } from './undo-notice.tsx'
import { EditDialog } from './version-edit.tsx'

type Entry = Readonly<Record<string, unknown>> & { readonly id: string }

interface EntryActsProps {
  readonly area: VersionArea
  /** The version, as it is read. */
  readonly id: string
  readonly version: number
  readonly entry: Entry
  /** What people call it: `1.1`, `第三条`. */
  readonly name: string
  readonly nameOf: (entry: Entry) => string
  readonly fields: readonly Field[]
  readonly required: readonly string[]
  /** The entry before it; null for the first. */
  readonly before: string | null
  /** The last entry of its branch: behind it comes what is added. */
  readonly last: string
  /** A new one beside it, and one below it where there is such a thing. */
  readonly beside: () => Entry
  readonly below?: () => Entry
  /** Something stands below it: it cannot go by itself. */
  readonly isBranch?: boolean
}

/** Writing single entries of a version: each act is one press, and one press takes it back. */
export const EntryActs = (props: EntryActsProps) => {
  const { entry, name, nameOf, last, beside, below, isBranch = false } = props
  const [editing, setEditing] = useState<{ readonly entry: Entry; readonly after: string | null } | null>(null)
  const acts = useEntryWriting(props)
  if (!useMay('manage')) return null
  const add = (made: Entry, after: string) => setEditing({ entry: made, after })
  return (
    <div className="version-entry-acts">
      <button type="button" className="word-button" aria-label={words.editEntry(name)} onClick={() => setEditing({ entry, after: null })}>
        {words.edit}
      </button>
      <button type="button" className="word-button" aria-label={words.addEntryAfter(name)} onClick={() => add(beside(), last)}>
        {words.addEntry}
      </button>
      {below && (
        <button type="button" className="word-button" aria-label={words.addBelowOf(name)} onClick={() => add(below(), last)}>
          {words.addBelow}
        </button>
      )}
      {!isBranch && (
        <button type="button" className="word-button" aria-label={words.removeEntryOf(name)} onClick={acts.remove}>
          {words.removeEntry}
        </button>
      )}
      {editing !== null && (
        <EntryDialog
          {...props}
          entry={editing.entry}
          isNew={editing.entry !== entry}
          saving={acts.saving}
          onSave={(written) => acts.put(written, editing.after, nameOf(written), () => setEditing(null))}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}

interface EntryDialogProps extends Pick<EntryActsProps, 'area' | 'id' | 'entry' | 'name' | 'fields' | 'required'> {
  readonly isNew: boolean
  readonly saving: boolean
  readonly onSave: (entry: Entry) => void
  readonly onClose: () => void
}

const EntryDialog = ({ area, id, entry, name, fields, required, isNew, saving, onSave, onClose }: EntryDialogProps) => {
  const rest = recordsOf(useReliants(area, id).filter(({ entryId }) => entryId === entry.id)).length
  return (
    <EditDialog
      title={isNew ? words.addFirst : words.editEntry(name)}
      note={rest > 0 && <p>{words.citedBy(rest)}</p>}
      fields={fields}
      required={required}
      values={entry}
      saving={saving}
      onSave={(values) => onSave({ ...entry, ...values })}
      onClose={onClose}
    />
  )
}

/** Puts and takes out entries; the notice after each leads back. */
function useEntryWriting({
  area,
  id,
  version,
  entry,
  before,
  name,
}: Pick<EntryActsProps, 'area' | 'id' | 'version' | 'entry' | 'before' | 'name'>) {
  const notice = useUndoNotice()
  // The schema of an entry is the worker's to check: both areas say the same verb.
  const putting = useSay(area as 'catalogues', 'putEntry')
  const removing = useSay(area as 'catalogues', 'removeEntry')
  const wish = (at: number, one: Entry, after: string | null) => ({ id, version: at, entry: one as never, after })
  const put = (written: Entry, after: string | null, called: string, done: () => void) =>
    putting.mutate(wish(version, written, after), {
      onSuccess: (saved) => {
        done()
        if (saved.version === version) return
        notice(`entry-${written.id}`, words.entrySaved(called), words.undo, () =>
          written.id === entry.id
            ? putting.mutate(wish(saved.version, entry, null))
            : removing.mutate({ id, version: saved.version, entryId: written.id }),
        )
      },
    })
  const remove = () =>
    removing.mutate(
      { id, version, entryId: entry.id },
      {
        onSuccess: (saved) =>
          notice(`entry-${entry.id}`, words.entryGone(name), words.undo, () => putting.mutate(wish(saved.version, entry, before))),
      },
    )
  return { put, remove, saving: putting.isPending }
}
