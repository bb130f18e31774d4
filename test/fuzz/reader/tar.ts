import { must } from './refused.ts'

/** The archive inside a bundle: regular files in ustar form. */

export interface Item {
  readonly path: string
  readonly bytes: Buffer
}

const block = 512

/** Every entry in order. `size` of the first ones may be bounded by whoever looks at them. */
export function unpacked(archive: Buffer): readonly Item[] {
  const items: Item[] = []
  for (let at = 0; ; ) {
    const header = archive.subarray(at, at + block)
    must(header.length === block, 'tar')
    if (isZero(header)) {
      must(archive.length >= at + 2 * block && isZero(archive.subarray(at)), 'tar')
      return items
    }
    const { path, size } = headerOf(header)
    const end = at + block + size
    const padded = end + ((block - (size % block)) % block)
    must(padded <= archive.length && isZero(archive.subarray(end, padded)), 'tar')
    items.push({ path, bytes: archive.subarray(at + block, end) })
    at = padded
  }
}

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

function headerOf(header: Buffer): { path: string; size: number } {
  const field = (at: number, length: number) => header.toString('latin1', at, at + length).split('\0')[0] ?? ''
  const octal = (at: number, length: number) => {
    const digits = field(at, length).trim()
    must(/^[0-7]+$/.test(digits), 'tar')
    return Number.parseInt(digits, 8)
  }
  const asSpaces = Buffer.from(header).fill(' ', 148, 156)
  must(octal(148, 8) === asSpaces.reduce((sum, byte) => sum + byte, 0), 'tar')
  must(field(257, 5) === 'ustar', 'tar')
  const path = field(0, 100)
  must(/^[a-z0-9_./]+$/.test(path), 'tar')
  must(header[156] === 0x30 || header[156] === 0, path)
  must(header[262] !== 0 || field(345, 155) === '', path)
  return { path, size: octal(124, 12) }
}
