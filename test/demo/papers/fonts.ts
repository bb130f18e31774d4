import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A Chinese font of this machine: its file, and the name of the face within a collection. */
export interface Font {
  readonly file: string
  readonly face: string
}

const places: readonly Font[] = [
  { file: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', face: 'NotoSerifCJKsc-Regular' },
  { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', face: 'NotoSansCJKsc-Regular' },
  { file: '/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc', face: 'NotoSerifCJKsc-Regular' },
  { file: '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', face: 'NotoSansCJKsc-Regular' },
  { file: 'C:/Windows/Fonts/simsun.ttc', face: 'SimSun' },
]

/** The first Chinese font found, or undefined: then files say in Latin letters that there was none. */
export function chineseFont(): Font | undefined {
  const known = places.find(({ file }) => existsSync(file))
  if (known !== undefined) return known
  const { stdout } = spawnSync('fc-match', ['-f', '%{file}\t%{postscriptname}', 'Noto Sans CJK SC:lang=zh-cn'], { encoding: 'utf8' })
  const [file = '', face = ''] = (stdout ?? '').split('\t')
  return /cjk|hei|song|sun/i.test(file) && existsSync(file) ? { file, face } : undefined
}

/** What stands where no Chinese font is there to print the words. */
export const withoutFont = 'Sample file. No Chinese font was found on this machine; the text is in the record.'
