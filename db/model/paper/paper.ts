import type { Kind } from '../record.ts'
import type { LayoutName } from './layout.ts'

/**
 * A paper before it is laid out: what stands on it, in order. The sheets of the page and the Word file are both drawn
 * from these blocks, so that a form is described once.
 */
export interface Paper {
  readonly form: FormName
  readonly title: string
  readonly layout: LayoutName
  /** 密级标志, first line of every sheet. */
  readonly mark: string
  /** 示例: said on every sheet. */
  readonly sample: boolean
  /** 打印编号, noted in the audit when the paper leaves. */
  readonly serial: string
  /** Of which record; null for a register. */
  readonly record: { readonly id: string; readonly kind: Kind; readonly version: number } | null
  /** Suggested file name, without ending. */
  readonly fileName: string
  readonly blocks: readonly Block[]
  /** Signed at the foot of every sheet. */
  readonly footSignatures: readonly SignatureSpace[]
  /** Whether the blank rest of the last sheet is struck through. */
  readonly strikeRest: boolean
}

export const formNames = ['interview_record', 'document_request', 'issue_draft', 'formed', 'exit_check', 'register', 'key_card'] as const
export type FormName = (typeof formNames)[number]

/** A place to sign; `name` is filled where the act stands in the record already. */
export interface SignatureSpace {
  readonly label: string
  readonly name?: string
  readonly day?: string
}

export interface Column {
  readonly title: string
  /** Millimetres. */
  readonly width: number
  readonly align?: 'left' | 'center'
}

export type Block =
  | { readonly type: 'title'; readonly text: string }
  /** A line below the title: number, unit. */
  | { readonly type: 'caption'; readonly text: string }
  /** Labelled boxes, side by side; a row's widths are in millimetres, label and value in turn. */
  | { readonly type: 'facts'; readonly rows: readonly (readonly Fact[])[] }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string; readonly indent: boolean }
  /** One line of a talk: 问 and 答 stand before the first line of what was said. */
  | { readonly type: 'turn'; readonly label: string; readonly text: string }
  | {
      readonly type: 'table'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
      /** Blank rows make up the number, to be written in. */
      readonly least?: number
      /** Millimetres at the least, where rows are signed by hand. */
      readonly rowHeight?: number
    }
  | { readonly type: 'signatures'; readonly spaces: readonly SignatureSpace[] }
  /** A QR code in the middle of the line; `side` in millimetres. */
  | { readonly type: 'code'; readonly text: string; readonly side: number }
  | { readonly type: 'new_sheet' }

export interface Fact {
  readonly label: string
  readonly value: string
  /** Millimetres of label and value. */
  readonly widths: readonly [number, number]
  /** Millimetres at the least, where it is to be written in by hand. */
  readonly height?: number
}

/** What a form says of its paper; mark, number and record are added to it. */
export type Part = Pick<Paper, 'form' | 'title' | 'layout' | 'blocks' | 'footSignatures' | 'strikeRest' | 'fileName'>

/** A long field as paragraphs, one for each line that says something. */
export const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')

export const paragraphs = (text: string, indent = true): readonly Block[] =>
  linesOf(text).map((line) => ({ type: 'paragraph', text: line.trim(), indent }))

/** `2026-03-15` as forms write it; a day that is not known leaves room to write. */
export const dayOnPaper = (day: string): string => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)
  return parts === null ? '' : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`
}

/** From and to as forms write them: the day once, when it is one day. */
export const spanOnPaper = (from: string, to: string): string => {
  if (to === '') return minuteOnPaper(from)
  const until = minuteOnPaper(to)
  const day = dayOnPaper(from)
  return `${minuteOnPaper(from)}至${day !== '' && until.startsWith(day) ? until.slice(day.length) : until}`
}

/** `2026-03-15T09:10` as forms write it. */
export const minuteOnPaper = (minute: string): string => {
  const clock = /T(\d{2}):(\d{2})$/.exec(minute)
  return clock === null ? dayOnPaper(minute) : `${dayOnPaper(minute)}${Number(clock[1])}时${clock[2]}分`
}
