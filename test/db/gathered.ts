/** All bytes of a stream. Copied piece by piece: a piece is valid only until the next is asked for. */
export async function gathered(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of source) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}
