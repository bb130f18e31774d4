import type { Page } from '@playwright/test'

/** The smallest PNG there is, and a PDF of one page. */
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
export const pdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj',
  'trailer<</Root 1 0 R/Size 4>>',
  '%%EOF',
].join('\n')

/** Brings a file as the clipboard or a drag does. */
export const bring = (page: Page, how: 'paste' | 'drop', fileName: string, mediaType: string, base64: string) =>
  page.evaluate(
    ([way, called, type, content]) => {
      const bytes = Uint8Array.from(atob(content ?? ''), (one) => one.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], called ?? '', { type: type ?? '' }))
      const make = (name: string) =>
        name === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true })
      for (const name of way === 'paste' ? ['paste'] : ['dragenter', 'dragover', 'drop']) document.activeElement?.dispatchEvent(make(name))
    },
    [how, fileName, mediaType, base64] as const,
  )
