import { DeleteOutlined, HistoryOutlined } from '@ant-design/icons'
import { App, Button, ConfigProvider } from 'antd'
import { useState } from 'react'
import { clueCourse } from '../../../db/model/clue.ts'
import type { OpenClue } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { StatusSteps } from '../../parts/status-steps.tsx'
import { clueStatusWords, clueWords as words } from '../../words/clues.ts'
import { ClueFiles } from './clue-files.tsx'
import { ClueForm } from './clue-form.tsx'
import { ClueHistory } from './clue-history.tsx'
import { Readers } from './readers.tsx'
import { TransferFormView } from './transfer-form.tsx'
import { useClueAutosave } from './use-clue.ts'

/** An open clue as it is written. */
export const ClueRecord = ({ clue, onGone }: { readonly clue: OpenClue; readonly onGone: () => void }) => {
  const { body, change, flush, failure } = useClueAutosave(clue)
  const deleted = clue.deletedAt !== null
  const restore = useSay('clues', 'restore')
  return (
    <div className="clue">
      {deleted && (
        <div className="record-trash-line" role="status">
          {words.inTrash}
          <Button size="small" onClick={() => restore.mutate({ id: clue.id })}>
            {words.restore}
          </Button>
        </div>
      )}
      <Head clue={clue} title={body.name} flush={flush} onGone={onGone}>
        <StatusSteps
          label={words.course}
          steps={clueCourse}
          words={clueStatusWords}
          current={body.status}
          onChange={(status) => !deleted && change({ status })}
        />
      </Head>
      {failure !== null && <FailureNote failure={failure} />}
      <ConfigProvider componentDisabled={deleted}>
        <fieldset disabled={deleted} className="clue-fields">
          <Readers clue={clue} aboutHead={body.aboutHead} flush={flush} onGone={onGone} />
          <ClueForm body={body} change={change} />
          <ClueFiles clue={clue} flush={flush} />
        </fieldset>
      </ConfigProvider>
    </div>
  )
}

interface HeadProps {
  readonly clue: OpenClue
  readonly title: string
  readonly flush: () => Promise<void>
  readonly onGone: () => void
  readonly children: React.ReactNode
}

const Head = ({ clue, title, flush, onGone, children }: HeadProps) => {
  const [shown, setShown] = useState<'history' | 'form' | null>(null)
  const mayExport = useMay('export_clue')
  const remove = useRemove(clue, flush, onGone)
  return (
    <header className="record-head">
      <div className="record-head-line">
        <h1>{title || words.untitled}</h1>
        <div className="record-head-acts">
          {mayExport && (
            <Button size="small" type="text" onClick={() => void flush().then(() => setShown('form'))}>
              {words.form}
            </Button>
          )}
          <Button size="small" type="text" icon={<HistoryOutlined aria-hidden />} onClick={() => setShown('history')}>
            {words.history}
          </Button>
          {clue.deletedAt === null && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={words.remove}
              title={words.remove}
              onClick={remove}
            />
          )}
        </div>
      </div>
      <div className="record-head-facts">{children}</div>
      <ClueHistory clue={clue} open={shown === 'history'} onClose={() => setShown(null)} />
      {shown === 'form' && <TransferFormView id={clue.id} onClose={() => setShown(null)} />}
    </header>
  )
}

/** Moves the clue to the bin of its readers. One that needs two people is sealed again by that and comes back from the bin. */
function useRemove(clue: OpenClue, flush: () => Promise<void>, onGone: () => void): () => void {
  const { message } = App.useApp()
  const { mutate: remove } = useSay('clues', 'delete')
  const { mutate: restore } = useSay('clues', 'restore')
  return () =>
    void flush().then(() =>
      remove(
        { id: clue.id },
        {
          onSuccess: () => {
            onGone()
            void message.open({
              key: clue.id,
              duration: 8,
              content: (
                <>
                  {words.removed}
                  {clue.opening === 'single' && (
                    <Button
                      type="link"
                      size="small"
                      onClick={() => {
                        message.destroy(clue.id)
                        restore({ id: clue.id })
                      }}
                    >
                      {words.undo}
                    </Button>
                  )}
                </>
              ),
            })
          },
        },
      ),
    )
}
