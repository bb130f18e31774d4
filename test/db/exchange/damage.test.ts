import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stage } from '../../../db/exchange/stage.ts'
import { standing } from './standing.ts'
import { attach, handOver, interview, quietly, someBytes, type TwoSides, twoSides } from './two-sides.ts'

async function soundBundle(sides: TwoSides): Promise<Buffer> {
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(1000))
  return readFileSync(join(sides.stick, (await handOver(sides)).fileName))
}

test('every flipped byte of a small bundle is refused, and changes nothing', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  const bytes = await soundBundle(sides)
  const before = standing(office)
  const path = join(stick, 'flipped.xcb')
  for (let at = 0; at < bytes.length; at += at < 400 ? 1 : 211) {
    const flipped = Buffer.from(bytes)
    flipped[at]! ^= 1 << (at % 8)
    writeFileSync(path, flipped)
    const code = await stage(office, path, quietly).then(
      () => 'accepted',
      (error: { code?: string }) => error.code,
    )
    expect(['bundle_damaged', 'bundle_foreign', 'bundle_newer'], `byte ${at}`).toContain(code)
  }
  expect(standing(office)).toEqual(before)
}, 180_000)

test('a bundle cut off anywhere is damage', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  const bytes = await soundBundle(sides)
  const path = join(stick, 'cut.xcb')
  for (let length = 0; length < bytes.length; length += Math.max(1, Math.floor(bytes.length / 60))) {
    writeFileSync(path, bytes.subarray(0, length))
    await expect(stage(office, path, quietly)).rejects.toMatchObject({ code: 'bundle_damaged' })
  }
  writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]))
  await expect(stage(office, path, quietly)).rejects.toMatchObject({ code: 'bundle_damaged' })
})
