import { type Disc, volumesOf } from '../../db/model/volumes.ts'

export const volumeWords = {
  label: '分卷',
  whole: '不分卷',
  discs: { cd: '光盘（700 MB）', dvd: 'DVD（4.7 GB）' } satisfies Record<Disc, string>,
  hint: '一张盘放不下时分成几卷，可先存到本机文件夹，再逐卷刻盘。接收方把各卷复制到同一文件夹，选其中任何一卷导入。',
  written: (n: number) => `分卷，共 ${n} 卷`,
} as const

/** A file's name; of a bundle in volumes that of the first, and how many there are. */
export const fileWords = (fileName: string): string => {
  const { length } = volumesOf(fileName)
  return length === 1 ? fileName : `${fileName} 等 ${length} 卷`
}
