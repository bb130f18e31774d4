import { type RefObject, useEffect, useState } from 'react'

/** Where files may be dropped or pasted: the panel itself, or the whole record around it. */
const areaOf = (panel: HTMLElement, whole: boolean): HTMLElement => (whole ? (panel.closest<HTMLElement>('.record-pane') ?? panel) : panel)

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes dragged and pasted files. True while files hover over the area. */
export const useIncomingFiles = (
  panel: RefObject<HTMLElement | null>,
  whole: boolean,
  enabled: boolean,
  take: (files: readonly File[]) => void,
): boolean => {
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    if (panel.current === null || !enabled) return
    const area = areaOf(panel.current, whole)
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setHovering(true)
    }
    const leave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !area.contains(event.relatedTarget)) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      setHovering(false)
      if (!carriesFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      take([...(event.dataTransfer?.files ?? [])])
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || event.defaultPrevented) return
      event.preventDefault()
      take(files)
    }
    area.addEventListener('dragover', over)
    area.addEventListener('dragleave', leave)
    area.addEventListener('drop', drop)
    area.addEventListener('paste', paste)
    return () => {
      area.removeEventListener('dragover', over)
      area.removeEventListener('dragleave', leave)
      area.removeEventListener('drop', drop)
      area.removeEventListener('paste', paste)
    }
  }, [panel, whole, enabled, take])
  return hovering
}
