import { expect, test } from 'vitest'
import { Refusal } from '../../../db/model/failure.ts'
import { newRecoveryKey, readRecoveryKey } from '../../../db/vault/recovery-key.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const wrongGroups = (text: string): readonly string[] => {
  try {
    readRecoveryKey(text)
    return []
  } catch (error) {
    return ((error as Refusal).detail?.groups ?? []) as readonly string[]
  }
}

test('a recovery key reads back as it was made: eight groups of five, 160 bits', () => {
  const { key, text } = newRecoveryKey()
  expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
  key.use((made) => {
    expect(made.length * 8).toBe(160)
    readRecoveryKey(text).use((read) => expect(read.equals(made)).toBe(true))
  })
})

test('it may be typed in small letters, without dashes, full width, with O for 0 and I or L for 1', () => {
  const { key, text } = newRecoveryKey()
  const typed = [text.toLowerCase(), text.replaceAll('-', ''), text.replaceAll('-', ' '), text.replaceAll('0', 'o').replaceAll('1', 'l')]
  typed.push(Array.from(text, (c) => (c === '-' ? c : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join(''))
  for (const form of typed) key.use((made) => readRecoveryKey(form).use((read) => expect(read.equals(made)).toBe(true)))
})

test('any one wrong character is noticed, and its group named', () => {
  const { text } = newRecoveryKey()
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '-') continue
    for (const other of alphabet) {
      if (other === text[i]) continue
      expect(wrongGroups(text.slice(0, i) + other + text.slice(i + 1))).toEqual([String(Math.floor(i / 6) + 1)])
    }
  }
})

test('two swapped neighbours, two swapped groups and a missing group are noticed', () => {
  const { text } = newRecoveryKey()
  const groups = text.split('-')
  for (const [g, group] of groups.entries()) {
    for (let i = 0; i < 4; i += 1) {
      if (group[i] === group[i + 1]) continue
      const swapped = `${group.slice(0, i)}${group[i + 1]}${group[i]}${group.slice(i + 2)}`
      expect(wrongGroups(groups.with(g, swapped).join('-'))).toEqual([String(g + 1)])
    }
  }
  expect(wrongGroups([groups[1], groups[0], ...groups.slice(2)].join('-'))).toEqual(['1', '2'])
  expect(wrongGroups(groups.slice(0, 7).join('-'))).toEqual(['8'])
  expect(() => readRecoveryKey(`${text}-${groups[0]}`)).toThrow(Refusal)
  expect(() => readRecoveryKey('')).toThrow(Refusal)
})
