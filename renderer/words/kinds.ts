import { type FormedKind, forms } from '../../db/model/forms/index.ts'
import type { Kind } from '../../db/model/record.ts'

const formed = Object.fromEntries(Object.values(forms).map(({ kind, thing }) => [kind, thing])) as Record<FormedKind, string>

/** Every kind of record by its name. */
export const kindWords: Readonly<Record<Kind, string>> = {
  round: '轮次',
  unit: '被巡察单位',
  member: '人员',
  interview: '谈话记录',
  interview_outline: '谈话提纲',
  document_request: '调阅清单',
  document_review: '查阅记录',
  issue_draft: '问题底稿',
  evidence_link: '佐证',
  draft_revision: '底稿版次',
  sign_off: '签批',
  attachment: '附件',
  ...formed,
  catalogue: '目录',
  focus_tag: '标注',
  policy: '政策依据',
}
