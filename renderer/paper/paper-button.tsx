import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { PaperWish } from '../../electron/contract/index.ts'
import type { RecordArea } from '../app/records.ts'
import { paperWords as words } from '../words/paper.ts'
import { PaperPreview } from './preview.tsx'

/** Areas whose records have a form on paper. */
const withForm: ReadonlySet<RecordArea> = new Set<RecordArea>(['interviews', 'documentRequests', 'drafts'])

/** 打印 in the head of a record, and Ctrl+P for it. Nothing where the kind has no form. */
export const PaperButton = ({ area, recordId }: { readonly area: RecordArea; readonly recordId: string }) =>
  withForm.has(area) ? <Print recordId={recordId} /> : null

const Print = ({ recordId }: { readonly recordId: string }) => {
  const [open, setOpen] = useState(false)
  const wish = useMemo((): PaperWish => ({ type: 'record', id: recordId }), [recordId])
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key !== 'p') return
      event.preventDefault()
      // over a question or a drawer the paper would lie beneath it
      if (![...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.checkVisibility())) setOpen(true)
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])
  return (
    <>
      <Button size="small" type="text" icon={<PrinterOutlined aria-hidden />} title="Ctrl+P" onClick={() => setOpen(true)}>
        {words.print}
      </Button>
      {open && <PaperPreview wish={wish} onClose={() => setOpen(false)} />}
    </>
  )
}
