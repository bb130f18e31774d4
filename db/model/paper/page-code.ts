import { type Kind, kinds } from '../record.ts'

/** What the code on a sheet says: which record, as of which version, which page. No content, no names. */
export interface PageCode {
  readonly recordId: string
  readonly kind: Kind
  readonly version: number
  /** From 1; 0 where the paper does not know its pages (Word). */
  readonly page: number
  readonly pages: number
}

/** Only letters, digits and marks of the alphanumeric mode: the code stays small and readable at 200 dpi. */
export const pageCodeText = ({ recordId, kind, version, page, pages }: PageCode): string =>
  ['XC1', recordId.replaceAll('-', ''), kind.replaceAll('_', '-'), version, `${page}/${pages}`].join(':').toUpperCase()

const shape = /^XC1:([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12}):([A-Z-]{1,40}):(\d{1,9}):(\d{1,4})\/(\d{1,4})$/

/** The code as read from a scan; null when it is none of ours. */
export const parsePageCode = (text: string): PageCode | null => {
  const found = shape.exec(text.trim())
  if (found === null) return null
  const [, a, b, c, d, e, name = '', version, page, pages] = found
  const kind = kinds.find((known) => known === name.replaceAll('-', '_').toLowerCase())
  if (kind === undefined || Number(page) > Number(pages)) return null
  return { recordId: [a, b, c, d, e].join('-').toLowerCase(), kind, version: Number(version), page: Number(page), pages: Number(pages) }
}

/** The same for people who hold the sheet: enough to compare two sheets. */
export const pageCodeWords = ({ recordId, version, page, pages }: PageCode): string =>
  `${recordId.slice(-8).toUpperCase()} v${version} ${page}/${pages}`
