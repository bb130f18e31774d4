/** 审核: what is looked for before a round is handed over, beyond what is open before leaving (db/model/exit-checks.ts). */
export const reviewCodes = [
  'kind_empty',
  'required_missing',
  'talk_without_answers',
  'talk_without_scan',
  'draft_with_gaps',
  'draft_without_evidence',
  'mandatory_untouched',
] as const
export type ReviewCode = (typeof reviewCodes)[number]

/** Each by name, and what it is called when nothing is found. */
export const reviewNames: Readonly<Record<ReviewCode, { readonly title: string; readonly clear: string }>> = {
  kind_empty: { title: '主要记录一条也没有', clear: '主要记录种类都有' },
  required_missing: { title: '记录缺必要内容', clear: '记录必要内容齐全' },
  talk_without_answers: { title: '谈话记录没有答话', clear: '谈话记录都有答话' },
  talk_without_scan: { title: '谈话记录没有签字扫描件', clear: '谈话记录都有签字扫描件' },
  draft_with_gaps: { title: '底稿要素不全', clear: '底稿要素齐全' },
  draft_without_evidence: { title: '底稿没有佐证', clear: '底稿都有佐证' },
  mandatory_untouched: { title: '目录必查内容未查', clear: '目录必查内容都已查' },
}
