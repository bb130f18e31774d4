import type { EvidenceSource } from '../model/draft.ts'
import type { Post } from '../model/people.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { MemberKey, SampleEvidence, UnitKey } from './shape.ts'

/** A record of the sample that evidence may point at: where each of its texts stands, and its files by name. */
export interface Placed {
  readonly id: string
  readonly texts: readonly { readonly field: string; readonly text: string }[]
  readonly files: Map<string, RecordOf<'attachment'>>
}

/** The round while it is being made: what keys have become. */
export interface Sample {
  readonly caseFile: CaseFile
  readonly roundId: string
  readonly members: Readonly<Record<MemberKey, { readonly id: string; readonly name: string; readonly post: Post }>>
  readonly units: Readonly<Record<UnitKey, string>>
  readonly placed: Map<string, Placed>
}

/** Whatever was placed under a key. A key without a record is a slip in the sample. */
export function placedUnder({ placed }: Sample, key: string): Placed {
  const found = placed.get(key)
  if (found === undefined) throw new Error(`the sample has no record ${key}`)
  return found
}

/** Where the words stand, or the file lies. Words that stand nowhere, or twice, are a slip in the sample. */
export function sourceOf(sample: Sample, { from, ...piece }: SampleEvidence): EvidenceSource {
  const { id: recordId, texts, files } = placedUnder(sample, from)
  if ('file' in piece) {
    const attachment = files.get(piece.file)
    if (attachment === undefined) throw new Error(`${from} has no file ${piece.file}`)
    return { type: 'file', recordId, attachmentId: attachment.id, sha256: attachment.body.sha256, page: null, rectangle: null, quote: '' }
  }
  const [found, another] = texts.filter(({ text }) => text.includes(piece.quote))
  if (found === undefined || another !== undefined) throw new Error(`${from} must say once: ${piece.quote}`)
  const start = found.text.indexOf(piece.quote)
  return { type: 'passage', recordId, field: found.field, quote: piece.quote, start, end: start + piece.quote.length }
}

/** Ids of members, in the order of their keys. */
export const idsOf = ({ members }: Sample, keys: readonly MemberKey[]): string[] => keys.map((key) => members[key].id)

/** Does it as a member of the sample, who is invented like everything else in it. */
export function asMember<T>({ caseFile, members }: Sample, key: MemberKey, act: () => T): T {
  const before = caseFile.person
  const { id, name, post } = members[key]
  caseFile.person = { ...before, memberId: id, name, post }
  try {
    return act()
  } finally {
    caseFile.person = before
  }
}
