import type { CellValue, Column, TableProblem } from '../model/spreadsheet.ts'
import { dayIn } from './days.ts'
import type { Cell } from './open.ts'

/** A value, or what is wrong with the cell. */
export type Understood = { readonly value: CellValue } | { readonly problem: Pick<TableProblem, 'code' | 'detail'> }

const wrong = (code: TableProblem['code'], detail?: TableProblem['detail']): Understood => ({
  problem: detail === undefined ? { code } : { code, detail },
})

const mostOfLine = 500
const mostOfText = 20_000
const mostOfList = 50
/** Spreadsheet programs keep 15 digits of a number; what came after them is lost. */
const digitsKept = 1e15
const scientific = /^\d(\.\d+)?E\+1[5-9]$/i

/** What a filled cell means in its column. */
export function understand(cell: Cell, column: Column, from1904: boolean): Understood {
  if (cell.error === true) return wrong('cell_error', { shown: cell.shown })
  if (cell.unknown === true) return wrong('formula_without_value')
  const text = cell.shown.replace(/\r\n?/g, '\n').trim()
  switch (column.type) {
    case 'day': {
      const day = dayIn(cell, from1904)
      return day === undefined ? wrong('bad_day', { shown: shortly(text) }) : { value: day }
    }
    case 'integer': {
      const number = cell.number ?? Number(text.normalize('NFKC').replace(/,/g, ''))
      return Number.isSafeInteger(number) ? { value: number } : wrong('bad_integer', { shown: shortly(text) })
    }
    case 'idNumber':
      return idNumber(cell, text)
    case 'choice':
      return choice(text, column.choices ?? {})
    case 'yesNo':
      return choice(text, yesNo, (meaning) => meaning === 'yes', ['是', '否'])
    case 'list': {
      const parts = words(cell, text, mostOfText)
      return 'problem' in parts ? parts : list(splitList(String(parts.value)))
    }
    case 'line':
      return words(cell, text.replace(/\s*\n\s*/g, ' '), mostOfLine)
    case 'text':
      return words(cell, text, mostOfText)
  }
}

const yesNo = { 是: 'yes', 否: 'no', 必查: 'yes', 选查: 'no', '√': 'yes', '✓': 'yes', Y: 'yes', N: 'no' } as const

const splitList = (text: string): readonly string[] =>
  text.split(/[；;、,，\n]+/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))

function list(all: readonly string[]): Understood {
  const parts = [...new Set(all)]
  if (parts.length > mostOfList) return wrong('too_many_parts', { most: mostOfList, has: parts.length })
  const longest = Math.max(0, ...parts.map((part) => part.length))
  return longest > mostOfLine ? wrong('too_long', { most: mostOfLine, has: longest }) : { value: parts }
}

const shortly = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function words({ number, isDay }: Cell, text: string, most: number): Understood {
  if ((number !== undefined && Math.abs(number) >= digitsKept) || scientific.test(text)) return wrong('number_too_long', { shown: text })
  if (isDay === true) return wrong('became_date', { shown: shortly(text) })
  return text.length > most ? wrong('too_long', { most, has: text.length }) : { value: text }
}

/** By its form alone: lists of other offices hold mistakes that are theirs to mend, and the comparison's to find. */
function idNumber({ number }: Cell, text: string): Understood {
  if ((number !== undefined && number >= digitsKept) || scientific.test(text)) return wrong('number_too_long', { shown: text })
  const plain = text.normalize('NFKC').replace(/[\s']/g, '').toUpperCase()
  return /^(\d{17}[\dX]|\d{15})$/.test(plain) ? { value: plain } : wrong('bad_id_number', { shown: shortly(text), has: plain.length })
}

/** `named` are the spellings that a person is told of. */
function choice(
  text: string,
  choices: Readonly<Record<string, string>>,
  take: (meaning: string) => CellValue = (meaning) => meaning,
  named: readonly string[] = Object.keys(choices),
): Understood {
  const plain = (written: string): string => written.normalize('NFKC').replace(/\s/g, '')
  const meaning = Object.entries(choices).find(([written]) => plain(written) === plain(text))?.[1]
  return meaning === undefined ? wrong('bad_choice', { shown: shortly(text), allowed: named }) : { value: take(meaning) }
}
