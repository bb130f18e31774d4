import { describe, expect, it } from 'vitest'
import { registerOf } from '../../../db/model/register.ts'
import { requestStatusWords, reviewStatusWords } from '../../../renderer/words/documents.ts'
import { stageWords } from '../../../renderer/words/drafts.ts'
import { nameOfField, wordOfChoice } from '../../../renderer/words/history.ts'
import { interviewStatusWords } from '../../../renderer/words/interviews.ts'

const kinds = ['interview', 'interview_outline', 'document_request', 'document_review', 'issue_draft'] as const

describe('a table that leaves', () => {
  it.each(kinds)('calls the fields and choices of %s as the screen does', (kind) => {
    const register = registerOf(kind)
    for (const field of register?.fields ?? []) {
      if (!field.name.includes('/')) expect(field.label, field.name).toBe(nameOfField(kind, field.name))
      if (field.control === 'choice') for (const { value, word } of field.options) expect(word).toBe(wordOfChoice(kind, field.name, value))
    }
  })

  it('calls the steps of the course as the lists do', () => {
    const words = (kind: (typeof kinds)[number]) =>
      Object.fromEntries(registerOf(kind)?.statuses.map(({ value, word }) => [value, word]) ?? [])
    const shown = (meaning: Readonly<Record<string, { readonly word: string }>>) =>
      Object.fromEntries(Object.entries(meaning).map(([value, { word }]) => [value, word]))
    expect(words('interview')).toEqual(shown(interviewStatusWords))
    expect(words('document_request')).toEqual(shown(requestStatusWords))
    expect(words('document_review')).toEqual(shown(reviewStatusWords))
    expect(words('issue_draft')).toEqual(shown(stageWords))
  })
})
