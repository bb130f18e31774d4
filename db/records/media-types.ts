import { extname } from 'node:path'

/** What office laptops in the field hold; anything else is kept and exported, only not shown. */
const byEnding: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.ofd': 'application/ofd',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.ppt': 'application/vnd.ms-powerpoint',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.wps': 'application/vnd.ms-works',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.zip': 'application/zip',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
}

const known = new Set(Object.values(byEnding))

/**
 * The media type of a file by its ending, else the one it came with where that is one of ours: what a page or a bundle
 * claims decides how a file is shown, so the list is closed.
 */
export function mediaTypeOf(fileName: string, claimed = ''): string {
  return byEnding[extname(fileName).toLowerCase()] ?? (known.has(claimed) ? claimed : 'application/octet-stream')
}
