import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { type Font, withoutFont } from './fonts.ts'
import { mark, type Paper } from './paper.ts'

/** A4 at 110 dots an inch: enough to read, small enough to carry. */
const [width, height, margin] = [910, 1286, 100]
const lineHeight = 36
const face = 'paper'

/** Draws the paper as a scanner sees it: grey, a little askew, with a red seal. The answer is a PNG. */
export function scanOf(paper: Paper, font: Font | undefined): Buffer {
  if (font !== undefined && !GlobalFonts.has(face)) GlobalFonts.registerFromPath(font.file, face)
  const canvas = createCanvas(width, height)
  const ink = canvas.getContext('2d')
  ink.fillStyle = '#e9e7e1'
  ink.fillRect(0, 0, width, height)
  speckle(ink, paper.title.length)
  ink.rotate(0.006)
  write(ink, font === undefined ? { ...paper, title: withoutFont, sections: [], signatures: [] } : paper)
  seal(ink)
  return canvas.toBuffer('image/png')
}

function write(ink: SKRSContext2D, { title, number, issuer, day, sections, signatures }: Paper): void {
  ink.fillStyle = '#a33'
  ink.font = `15px ${face}`
  ink.fillText(mark, margin, 56)
  ink.fillStyle = '#222'
  ink.font = `30px ${face}`
  ink.textAlign = 'center'
  let y = 130
  for (const line of wrap(ink, title)) {
    ink.fillText(line, width / 2, y)
    y += 44
  }
  ink.font = `19px ${face}`
  ink.fillText([number, day].filter((part) => part !== '').join('　'), width / 2, y)
  ink.fillText(issuer, width / 2, y + 32)
  ink.textAlign = 'left'
  y += 90
  ink.font = `21px ${face}`
  for (const words of [...sections.map(({ heading, text }) => `${heading}：${text}`), ...signatures]) {
    for (const line of wrap(ink, words)) {
      if (y > height - 120) return
      ink.fillText(line, margin, y)
      y += lineHeight
    }
    y += 10
  }
}

/** Breaks between any two characters, as Chinese text may, but not before what closes. */
function wrap(ink: SKRSContext2D, words: string): string[] {
  const lines: string[] = []
  for (const character of words) {
    const line = lines.at(-1)
    const fits =
      line !== undefined && ('，。、；：？！）”'.includes(character) || ink.measureText(line + character).width <= width - 2 * margin)
    if (fits) lines[lines.length - 1] = line + character
    else lines.push(character)
  }
  return lines
}

function seal(ink: SKRSContext2D): void {
  ink.strokeStyle = 'rgba(190, 40, 40, 0.7)'
  ink.fillStyle = 'rgba(190, 40, 40, 0.7)'
  ink.lineWidth = 4
  ink.beginPath()
  ink.arc(width - 190, height - 190, 74, 0, 2 * Math.PI)
  ink.stroke()
  ink.font = `34px ${face}`
  ink.textAlign = 'center'
  ink.fillText('示例章', width - 190, height - 178)
}

/** Dust on the glass, the same each time for the same paper. */
function speckle(ink: SKRSContext2D, seed: number): void {
  let state = seed + 1
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  ink.fillStyle = 'rgba(60, 60, 60, 0.25)'
  for (let count = 0; count < 160; count += 1) ink.fillRect(next() * width, next() * height, 1 + next(), 1 + next())
}
