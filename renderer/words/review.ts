import { type ReviewCode, reviewNames } from '../../db/model/handing-over.ts'

export const reviewWords = {
  title: '审核与放行',
  names: Object.fromEntries(Object.entries(reviewNames).map(([code, { title }]) => [code, title])) as Readonly<Record<ReviewCode, string>>,
  summary: (n: number) => (n === 0 ? '没有发现缺漏。' : `有 ${n} 类缺漏或未了的事，移交前请看一遍；点开可到各条记录。`),
  exit: '撤点核查未了：',
  toExit: '到撤点核查',
  note: (code: ReviewCode, note: string) => (code === 'draft_with_gaps' ? `缺 ${note} 项` : note),
  more: (n: number) => `另有 ${n} 条`,
  notReleased: '组长尚未放行。',
  released: (by: string, at: string, note: string) => `${by} ${at} 放行${note === '' ? '。' : `：${note}`}`,
  stale: '放行之后又有改动，须重新放行。',
  warns: '仍可移交，请知悉。',
  blocks: '本轮次规定须经放行才能移交。',
  noteLabel: '放行意见',
  release: '放行',
} as const
