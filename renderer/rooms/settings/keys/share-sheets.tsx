import { App, Button, Checkbox, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { ShareSheet } from '../../../../electron/contract/index.ts'
import { useSay } from '../../../app/workstation.ts'
import { QrCode } from '../../../paper/qr-code.tsx'
import { shareWords as words } from '../../../words/trust.ts'

interface ShareSheetsProps {
  readonly sheets: readonly ShareSheet[]
  readonly onDone: () => void
}

/** The shares, one after the other and once: each printed or saved, and handed to its holder before the next is shown. */
export const ShareSheets = ({ sheets, onDone }: ShareSheetsProps) => {
  const [at, setAt] = useState(0)
  const sheet = sheets[at]
  if (sheet === undefined) return null
  const next = () => (at + 1 < sheets.length ? setAt(at + 1) : onDone())
  return (
    <Modal
      open
      title={words.sheetTitle(at + 1, sheets.length)}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={880}
      destroyOnHidden
    >
      <OneSheet key={at} sheet={sheet} last={at + 1 === sheets.length} onNext={next} />
    </Modal>
  )
}

interface OneSheetProps {
  readonly sheet: ShareSheet
  readonly last: boolean
  readonly onNext: () => void
}

const OneSheet = ({ sheet, last, onNext }: OneSheetProps) => {
  const { share } = sheet
  const { message } = App.useApp()
  const [taken, setTaken] = useState(false)
  const [handed, setHanded] = useState(false)
  const save = useSay('shares', 'saveShare')
  const onSave = () =>
    save.mutate(
      { share },
      {
        onSuccess: (saved) => {
          if (saved === null) return
          setTaken(true)
          void message.success(words.saved(saved.fileName))
        },
      },
    )
  const onPrint = () => {
    setTaken(true)
    window.print()
  }
  return (
    <>
      <p>{words.sheetText}</p>
      <Printed sheet={sheet} />
      <div className="share-acts">
        <Button onClick={onPrint}>{words.print}</Button>
        <Button loading={save.isPending} onClick={onSave}>
          {words.save}
        </Button>
        <Checkbox disabled={!taken} checked={handed} onChange={({ target }) => setHanded(target.checked)}>
          {words.handed(share.holder)}
        </Checkbox>
        <Button type="primary" disabled={!handed} onClick={onNext}>
          {last ? words.finish : words.next}
        </Button>
      </div>
    </>
  )
}

/** What comes out of the printer: who holds it, the code, and the groups for hands. */
const Printed = ({ sheet: { share, tag, code, spelled, spelledSealed } }: { readonly sheet: ShareSheet }) => (
  <div className="share-sheet">
    <h2 className="share-title">
      {words.paperTitle} {words.holderOf(share.number, share.holder)}
    </h2>
    <p>{[share.office, words.set(tag), words.of(share.threshold, share.shares), dayjs(share.madeAt).format('YYYY年M月D日')].join('　')}</p>
    <p>{words.paperText(share.threshold)}</p>
    <div className="share-code">
      <QrCode text={code} side={62} />
      <div>
        <p className="field-label">{words.spelled}</p>
        <Groups label={words.spelled} text={spelled} columns={4} />
      </div>
    </div>
    <div className="share-sealed">
      <p className="field-label">{words.sealed}</p>
      <Groups label={words.sealed} text={spelledSealed} columns={7} />
    </div>
  </div>
)

const Groups = ({ label, text, columns }: { readonly label: string; readonly text: string; readonly columns: number }) => (
  <ol className="share-groups" aria-label={label} style={{ gridTemplateColumns: `repeat(${columns}, max-content)` }}>
    {text.split('-').map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a group is known by
      <li key={index}>
        <span className="share-index">{index + 1}</span>
        <code>{group}</code>
      </li>
    ))}
  </ol>
)
