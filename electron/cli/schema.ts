import { z } from 'zod'
import { bundleFormatVersion, bundleSchemaVersion, KeyCard, Manifest } from '../../db/model/bundle.ts'
import { bodies, kinds, TravellingRecord } from '../../db/model/record.ts'
import { KeyShare } from '../../db/model/share.ts'
import { type Command, told, Usage } from './usage.ts'

/** Names that can be asked for: every kind of record, and what surrounds them in a bundle. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  ...bodies,
  manifest: Manifest,
  key_card: KeyCard,
  key_share: KeyShare,
  record: TravellingRecord,
}

export const schema: Command = {
  name: ['schema'],
  takes: '[NAME]',
  least: 0,
  most: 1,
  summary: '打印记录、包清单和密钥名片的 JSON Schema（不需要案件库）',
  options: {},
  explained: { NAME: `只打印一种：${Object.keys(shapes).join('、')}` },
  run: async (_, [name]) => {
    if (name === undefined) return told(everything(), null)
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined
    if (shape === undefined) throw new Usage(`只能是：${Object.keys(shapes).join('、')}`)
    return told(z.toJSONSchema(shape), null)
  },
}

/** As in a bundle: `records/<kind>.ndjson` holds one `record` a line, whose `body` is of the kind's schema. */
function everything() {
  return {
    bundleFormatVersion,
    bundleSchemaVersion,
    manifest: z.toJSONSchema(Manifest),
    keyCard: z.toJSONSchema(KeyCard),
    keyShare: z.toJSONSchema(KeyShare),
    record: z.toJSONSchema(TravellingRecord),
    kinds: Object.fromEntries(kinds.map((kind) => [kind, z.toJSONSchema(bodies[kind])])),
  }
}
