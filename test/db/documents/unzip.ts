import { inflateRawSync } from 'node:zlib'

/** The parts of a zip file as text, by name: as much of the format as Word files use. */
export const unzip = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength, extra, comment] = [
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
    ]
    const start = file.readUInt32LE(at + 42)
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    const piece = file.subarray(data, data + packed)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    parts.set(name, (file.readUInt16LE(at + 10) === 0 ? piece : inflateRawSync(piece)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return parts
}
