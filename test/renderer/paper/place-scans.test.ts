import { describe, expect, it } from 'vitest'
import { type PageCode, pageCodeText, parsePageCode } from '../../../db/model/paper/page-code.ts'
import { missingPages, placeOf } from '../../../renderer/paper/place-scans.ts'

const [one, other] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b']
const code = (recordId: string, page: number, pages = 3): PageCode => ({ recordId, kind: 'interview', version: 4, page, pages })
const here = () => true

describe('the code of a sheet', () => {
  it('comes back as it was, whatever the kind', () => {
    for (const kind of ['interview', 'document_request', 'issue_draft'] as const) {
      const given: PageCode = { recordId: one, kind, version: 12, page: 2, pages: 30 }
      expect(parsePageCode(pageCodeText(given))).toEqual(given)
    }
  })

  it('holds only what a small code can hold', () => {
    expect(pageCodeText({ recordId: one, kind: 'document_request', version: 999_999, page: 999, pages: 999 })).toMatch(
      /^[0-9A-Z $%*+\-./:]{1,90}$/,
    )
  })

  it.each([
    '',
    'https://example.invalid',
    'XC1:12:INTERVIEW:1:1/1',
    'XC1:018F0000000070008000000000000000:NOTHING:1:1/1',
    'XC1:018F0000000070008000000000000000:INTERVIEW:1:4/3',
  ])('is none of ours: %s', (text) => expect(parsePageCode(text)).toBeNull())
})

describe('a scan', () => {
  it('goes to the record that its pages name', () => {
    expect(placeOf({ name: '', failed: false, pages: [code(one, 2), null, code(one, 1)] }, here)).toEqual({
      state: 'found',
      recordId: one,
      pages: [1, 2],
      of: 3,
      version: 4,
    })
  })

  it('with pages of two records goes to neither', () => {
    expect(placeOf({ name: '', failed: false, pages: [code(one, 1), code(other, 1)] }, here).state).toBe('mixed')
  })

  it('without a code, of a record that is not here, or unreadable, is left to the person', () => {
    expect(placeOf({ name: '', failed: false, pages: [null] }, here).state).toBe('unknown')
    expect(placeOf({ name: '', failed: false, pages: [code(one, 1)] }, () => false).state).toBe('gone')
    expect(placeOf({ name: '', failed: true, pages: [] }, here).state).toBe('unreadable')
  })

  it('that is one of several says which pages none of them holds', () => {
    const places = [
      placeOf({ name: '', failed: false, pages: [code(one, 1)] }, here),
      placeOf({ name: '', failed: false, pages: [code(one, 3)] }, here),
    ]
    expect(missingPages(places, one)).toEqual([2])
  })
})
