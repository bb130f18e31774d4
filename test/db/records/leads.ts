import type { z } from 'zod'
import type { Lead } from '../../../db/model/lead.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { id } from './sample-round.ts'

/** Leads and what speaks for them, for tests. */

type Within = { readonly roundId: string; readonly unitId: string }

export const givenLead = (caseFile: CaseFile, within: Within, body: z.input<typeof Lead> = {}): RecordOf<'lead'> =>
  createRecord(caseFile, 'lead', { ...within, body })

export const givenTalk = (caseFile: CaseFile, within: Within, name: string, answers: readonly string[]): RecordOf<'interview'> =>
  createRecord(caseFile, 'interview', {
    ...within,
    body: { interviewee: { name, unit: '财务科' }, turns: answers.map((answer) => ({ id: id(), answer })) },
  })

export const givenDocument = (
  caseFile: CaseFile,
  within: Within,
  body: { readonly documentNumber?: string; readonly issuer?: string },
  ...texts: string[]
): RecordOf<'document_review'> =>
  createRecord(caseFile, 'document_review', {
    ...within,
    body: { title: '示例文件', ...body, excerpts: texts.map((text) => ({ id: id(), text })) },
  })

/** These words of an answer or an excerpt, as they stand there. */
export function quoted(record: RecordOf<'interview'> | RecordOf<'document_review'>, index: number, quote: string) {
  const [list, row] =
    'turns' in record.body
      ? (['turns', { ...record.body.turns[index], text: record.body.turns[index]?.answer ?? '' }] as const)
      : (['excerpts', { ...record.body.excerpts[index], text: record.body.excerpts[index]?.text ?? '' }] as const)
  const start = row.text.indexOf(quote)
  if (start === -1) throw new Error(`nobody said ${quote}`)
  const field = `${list}/${row.id}/${list === 'turns' ? 'answer' : 'text'}`
  return { type: 'passage', recordId: record.id, field, quote, start, end: start + quote.length } as const
}
