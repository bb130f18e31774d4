import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { hasPaper } from '../../db/model/paper/kinds.ts'
import type { PaperWish } from '../../electron/contract/index.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { paperWords as words } from '../words/paper.ts'
import { PaperPreview } from './preview.tsx'

/** 打印 in the head of a record. Nothing where the kind has no paper. */
export const PaperButton = ({ area, recordId }: { readonly area: RecordArea; readonly recordId: string }) => {
  const wish = useMemo((): PaperWish => ({ type: 'record', id: recordId }), [recordId])
  return hasPaper(kindOf[area]) ? <PrintButton wish={wish} /> : null
}

/** Opens the preview of a paper, also by Ctrl+P. Keep `wish` the same while it means the same. */
export const PrintButton = ({ wish }: { readonly wish: PaperWish }) => {
  const [open, setOpen] = useState(false)
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
