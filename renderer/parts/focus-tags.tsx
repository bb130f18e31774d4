import { useEffect, useMemo, useRef, useState } from 'react'
import type { TagOfRecord } from '../../electron/contract/index.ts'
import { useMay } from '../app/session.tsx'
import { useAsk } from '../app/workstation.ts'
import { focusWords as words } from '../words/catalogues.ts'
import { FocusChips } from './focus-chips.tsx'
import { FocusPicker } from './focus-picker.tsx'
import './focus-tags.css'

export interface FocusTagsProps {
  readonly recordId: string
  /** Empty for the whole record; `statements/<id>`, `excerpts/<id>` for a part of it. */
  readonly field?: string
  /** What is tagged, for screen readers where several stand on one screen: `事实 1`. */
  readonly what?: string
  /** Saves what was typed, before the tag is set on it. */
  readonly before?: () => Promise<void>
  readonly readOnly?: boolean
}

const none: readonly TagOfRecord[] = []

/** Tags of a record by part: `turns/<id>` → its tags. */
export const useTagsByField = (recordId: string): ReadonlyMap<string, readonly TagOfRecord[]> => {
  const tags = useAsk('focus', 'ofRecord', { recordId }).data ?? none
  return useMemo(() => {
    const byField = new Map<string, TagOfRecord[]>()
    for (const tag of tags) byField.set(tag.tag.field, [...(byField.get(tag.tag.field) ?? []), tag])
    return byField
  }, [tags])
}

/** What a record or a part of it is about, and the way to say so. Ctrl+J opens the one nearest to the caret. */
export const FocusTags = ({ recordId, field = '', what = '', before, readOnly = false }: FocusTagsProps) => {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const mayWrite = useMay('write') && !readOnly
  const tags = useTagsByField(recordId).get(field) ?? none
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'j' || event.defaultPrevented) return
      if (button.current === null || nearest() !== button.current) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  if (!mayWrite && tags.length === 0) return null
  return (
    <div className="focus-tags">
      <FocusChips tags={tags} />
      {mayWrite && (
        <button
          ref={button}
          type="button"
          className="word-button focus-tags-add"
          data-focus-field={field}
          aria-label={words.addTo(what)}
          onClick={() => setOpen(true)}
        >
          {words.add}
        </button>
      )}
      <FocusPicker recordId={recordId} field={open ? field : null} before={before} onClose={() => setOpen(false)} />
    </div>
  )
}

/** The button of the part that holds the caret, or of the whole record. */
function nearest(): Element | null {
  const part = document.activeElement?.closest('li, article')?.querySelector('[data-focus-field]:not([data-focus-field=""])')
  return part ?? document.querySelector('[data-focus-field=""]')
}
