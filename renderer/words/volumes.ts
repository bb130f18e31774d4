import { type Disc, volumesOf } from '../../db/model/volumes.ts'

export const volumeWords = {
  label: '分卷',
  whole: '不分卷',
  discs: { cd: '光盘（700 MB）', dvd: 'DVD（4.7 GB）' } satisfies Record<Disc, string>,
  hint: '内容多于一张盘时分成几卷，每卷一张盘；一张放得下的不分。接收方把各卷复制到同一文件夹，选其中任何一卷导入。',
  written: (n: number) => `分卷，共 ${n} 卷`,
} as const

/** A file's name; of a bundle in volumes that of the first, and how many there are. */
export const fileWords = (fileName: string): string => {
  const { length } = volumesOf(fileName)
  return length === 1 ? fileName : `${fileName} 等 ${length} 卷`
}
