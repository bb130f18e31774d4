import type { Likeness } from '../../electron/contract/index.ts'

export const petitionWords = {
  title: '重复件',
  reason: (reason: Likeness): string => {
    switch (reason.because) {
      case 'same_petitioner':
        return '同一反映人'
      case 'same_contact':
        return '联系方式相同'
      case 'same_about':
        return '反映同一人'
      case 'similar_text':
        return `内容相近 ${reason.percent}%`
    }
  },
  none: '没有发现可能重复的信访件。',
  chain: (count: number) => `同一事项共 ${count} 件`,
  here: '本件',
  repeatsWhich: (number: string) => `重复 ${number}`,
  likely: '可能重复',
  notice: (number: string, reasons: string, count: number) => `可能与 ${number} ${count > 1 ? `等 ${count} 件` : ''}重复（${reasons}）。`,
  more: (count: number) => `另有 ${count} 件也有相近之处，未列出。`,
  markThis: '本件是它的重复件',
  markOther: '它是本件的重复件',
  marked: (later: string, earlier: string) => `已将 ${later} 标为 ${earlier} 的重复件。`,
  unlink: '取消关联',
  undo: '撤销',
} as const
