import { type Pages, usable } from './pages.ts'

/** The b-tree of SQLite's file format, as far as reading rows needs it (sqlite.org/fileformat2.html). */

export type Value = string | number | bigint | null | Buffer

/** A page of a tree. */
export interface TreePage {
  readonly kind: 'table' | 'index'
  readonly leaf: boolean
  /** Pages below, of interior pages. */
  readonly children: readonly number[]
  readonly cells: readonly Cell[]
}

/** One row: its values, or what of them could be read where an overflow page is damaged. */
export interface Cell {
  readonly rowid: number | null
  readonly values: readonly Value[]
  readonly whole: boolean
}

const kinds: Readonly<Record<number, { readonly kind: 'table' | 'index'; readonly leaf: boolean }>> = {
  2: { kind: 'index', leaf: false },
  5: { kind: 'table', leaf: false },
  10: { kind: 'index', leaf: true },
  13: { kind: 'table', leaf: true },
}

/** Reads a page as one of a tree; null where it is none (overflow, freelist) or nonsense. */
export function treePage(pages: Pages, number: number): TreePage | null {
  const page = pages.page(number)
  if (page === null) return null
  const head = number === 1 ? 100 : 0
  const kind = kinds[page[head] ?? 0]
  if (kind === undefined) return null
  const count = page.readUInt16BE(head + 3)
  const start = head + (kind.leaf ? 8 : 12)
  if (start + 2 * count > usable) return null
  try {
    const children: number[] = []
    const cells: Cell[] = []
    for (let i = 0; i < count; i += 1) {
      const at = page.readUInt16BE(start + 2 * i)
      if (!kind.leaf) children.push(page.readUInt32BE(at))
      if (kind.kind === 'index' || kind.leaf) cells.push(cellAt(pages, page, at + (kind.leaf ? 0 : 4), kind.kind))
    }
    if (!kind.leaf) children.push(page.readUInt32BE(head + 8))
    return { ...kind, children, cells }
  } catch (error) {
    if (error instanceof RangeError) return null // bytes that are no page of a tree after all
    throw error
  }
}

function cellAt(pages: Pages, page: Buffer, at: number, kind: 'table' | 'index'): Cell {
  const [size, afterSize] = varint(page, at)
  const [rowid, start] = kind === 'table' ? varint(page, afterSize) : [null, afterSize]
  const local = localSize(size, kind)
  const bytes = [page.subarray(start, start + local)]
  let left = size - local
  for (let next = left > 0 ? page.readUInt32BE(start + local) : 0; left > 0; ) {
    const overflow = next === 0 ? null : pages.page(next)
    if (overflow === null) return { rowid, values: valuesIn(Buffer.concat(bytes), true), whole: false }
    next = overflow.readUInt32BE(0)
    bytes.push(overflow.subarray(4, 4 + Math.min(left, usable - 4)))
    left -= usable - 4
  }
  return { rowid, values: valuesIn(Buffer.concat(bytes), false), whole: true }
}

/** How much of a payload stands on the page itself. */
function localSize(size: number, kind: 'table' | 'index'): number {
  const most = kind === 'table' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (size <= most) return size
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fits = least + ((size - least) % (usable - 4))
  return fits <= most ? fits : least
}

function varint(bytes: Buffer, at: number): [number, number] {
  let value = 0n
  for (let i = 0; i < 9; i += 1) {
    const byte = bytes.readUInt8(at + i)
    if (i === 8) return [Number((value << 8n) | BigInt(byte)), at + 9]
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return [Number(value), at + i + 1]
  }
  throw new RangeError('varint')
}

/** The values of a record; where it is cut off, those that are there to their end. */
function valuesIn(bytes: Buffer, cut: boolean): readonly Value[] {
  const [headSize, first] = varint(bytes, 0)
  const values: Value[] = []
  let body = headSize
  for (let at = first; at < headSize; ) {
    const [type, next] = varint(bytes, at)
    at = next
    const size = sizeOf(type)
    if (body + size > bytes.length) {
      if (cut) return values
      throw new RangeError('value')
    }
    values.push(decoded(bytes.subarray(body, body + size), type))
    body += size
  }
  return values
}

const integerSizes = [0, 1, 2, 3, 4, 6, 8]
const sizeOf = (type: number): number => (type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : (integerSizes[type] ?? 0))

function decoded(bytes: Buffer, type: number): Value {
  if (type === 0) return null
  if (type === 7) return bytes.readDoubleBE(0)
  if (type === 8 || type === 9) return type - 8
  if (type === 6) {
    const whole = bytes.readBigInt64BE(0)
    return whole >= BigInt(Number.MIN_SAFE_INTEGER) && whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole
  }
  if (type < 7) return bytes.readIntBE(0, bytes.length)
  return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8')
}
