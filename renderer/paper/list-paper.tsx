import { PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { registerOf } from '../../db/model/register.ts'
import type { ListQuery, PaperWish } from '../../electron/contract/index.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { useMay } from '../app/session.tsx'
import { inLandmark } from '../parts/in-landmark.ts'
import { paperWords as words } from '../words/paper.ts'
import { PaperPreview } from './preview.tsx'

const Scans = lazy(() => import('./scans.tsx'))

interface ListPaperProps {
  readonly area: RecordArea
  readonly query: ListQuery
}

/** What a list does with paper: its register, as it is filtered, and the way back of scanned sheets. */
export const ListPaper = ({ area, query }: ListPaperProps) => {
  const [open, setOpen] = useState<'register' | 'scans' | null>(null)
  const mayWrite = useMay('write')
  const wish = useMemo((): PaperWish => ({ type: 'register', kind: kindOf[area], query }), [area, query])
  if (registerOf(kindOf[area]) === undefined) return null
  const close = () => setOpen(null)
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        getPopupContainer={inLandmark}
        menu={{
          items: [
            { key: 'register', label: words.register, onClick: () => setOpen('register') },
            ...(mayWrite ? [{ key: 'scans', label: words.scans, onClick: () => setOpen('scans') }] : []),
          ],
        }}
      >
        <Button size="small" type="text" aria-label={words.more} title={words.more} icon={<PrinterOutlined aria-hidden />} />
      </Dropdown>
      {open === 'register' && <PaperPreview wish={wish} onClose={close} />}
      {open === 'scans' && (
        <Suspense>
          <Scans onClose={close} />
        </Suspense>
      )}
    </>
  )
}
