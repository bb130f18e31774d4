import { App, Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { TableRefused } from '../../electron/contract/index.ts'
import { importWords as words } from '../words/tables.ts'
import './table-import.css'
import { TableProblems } from './table-problems.tsx'

interface ImportDialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Where a table is read in; what was looked at is forgotten with it. */
export const ImportDialog = ({ title, open, onClose, children }: ImportDialogProps) => (
  <Modal title={title} open={open} footer={null} width={760} destroyOnHidden onCancel={onClose}>
    {children}
  </Modal>
)

interface TableImportProps<P extends { readonly ok: true }> {
  readonly text: string
  /** What has to be known before a table is chosen. */
  readonly before?: ReactNode
  readonly preview: TableRefused | P | null
  readonly reading: boolean
  readonly onChoose: () => void
  readonly saveTemplate: SaveTemplate
  /** What a table that can be taken in would mean, and the choice. */
  readonly children: (preview: P) => ReactNode
}

/** Choose a table, look, decide; everything that is wrong with it is told by row and column. */
export const TableImport = <P extends { readonly ok: true }>(props: TableImportProps<P>) => {
  const { text, before, preview, reading, onChoose, saveTemplate, children } = props
  return (
    <>
      <p className="quiet">{text}</p>
      {before}
      <div className="table-steps">
        <Button type={preview?.ok ? 'default' : 'primary'} loading={reading} onClick={onChoose}>
          {preview === null ? words.chooseFile : words.chooseOther}
        </Button>
        <TemplateButton save={saveTemplate} />
      </div>
      {preview?.ok === false && <TableProblems refused={preview} />}
      {preview?.ok && children(preview)}
    </>
  )
}

/** Asks where to and writes the empty table there; told null when the person gave up. */
type SaveTemplate = (told: (saved: { readonly fileName: string } | null) => void) => void

/** 存空白表. */
export const TemplateButton = ({ save }: { readonly save: SaveTemplate }) => {
  const { message } = App.useApp()
  return (
    <Button onClick={() => save((saved) => saved !== null && void message.success(words.templateSaved(saved.fileName)))}>
      {words.template}
    </Button>
  )
}
