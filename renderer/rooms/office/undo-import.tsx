import { App } from 'antd'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { moment } from '../../words/figures.ts'
import { deskWords as words } from '../../words/office.ts'
import { incoming } from './incoming.ts'

/** The last import as one thing that can be taken back, or why it no longer can. */
export const UndoImport = () => {
  const found = useAsk('office', 'undoable', {}).data
  const undo = useSay('office', 'undo')
  const { message } = App.useApp()
  const mayReceive = useMay('receive')
  if (!found || !mayReceive) return null
  const what = words.last(moment(found.at), found.by, found.bundles)
  return (
    <div className="office-undo">
      <span>{what}</span>
      {found.obstacle === null ? (
        <ConfirmButton
          size="small"
          question={words.undoQuestion(found.bundles)}
          meaning={words.undoMeaning}
          act={words.undo}
          loading={undo.isPending}
          onConfirm={() =>
            undo.mutate(
              { deskImportId: found.deskImportId },
              {
                onSuccess: ({ bundles }) => {
                  incoming.clear() // what they say of having come in is no longer so
                  void message.success(words.undone(bundles))
                },
              },
            )
          }
        >
          {words.undo}
        </ConfirmButton>
      ) : (
        <span className="quiet">{words.obstacle[found.obstacle]}</span>
      )}
    </div>
  )
}
