import { type ExitCheckCode, exitCheckNames } from '../../db/model/exit-checks.ts'
import type { ListView, Room } from '../app/places.ts'

/** Where all that a line of the check counts is listed. */
const listOf: Readonly<Record<ExitCheckCode, { readonly room: Room; readonly view?: ListView }>> = {
  must_talk_left: { room: 'plan' },
  must_see_left: { room: 'coverage' },
  talks_planned: { room: 'interviews', view: { status: ['planned'] } },
  talks_unsigned: { room: 'interviews', view: { facets: { signing: ['unsigned'] } } },
  documents_to_return: { room: 'requests' },
  documents_overdue: { room: 'requests' },
  drafts_returned: { room: 'drafts', view: { status: ['returned'] } },
  drafts_unsigned: { room: 'drafts', view: { status: ['drafting', 'signing'] } },
  evidence_stale: { room: 'drafts' },
  evidence_unused: { room: 'documents', view: { status: ['evidence'] } },
  petitions_open: { room: 'petitions', view: { status: ['registered', 'assessed', 'looking_into'] } },
  leads_open: { room: 'leads', view: { status: ['raised', 'in_progress', 'confirmed'] } },
  rectifications_open: { room: 'rectifications' },
  manifestations_untouched: { room: 'coverage' },
  tasks_open: { room: 'tasks', view: { status: ['todo', 'doing'] } },
}

/** A line of the check by name, and the list that it leads to. */
export const checkWords = (check: ExitCheckCode) => ({ ...exitCheckNames[check], list: listOf[check] })

export const leavingWords = {
  title: '撤点核查',
  place: (name: string) => `${name} · 撤点前未了事项`,
  summary: (open: number, lines: number) => (open === 0 ? '记下来的事都已了结；是否撤点由组长决定。' : `还有 ${lines} 类 ${open} 项未了。`),
  open: (n: number) => `${n} 项`,
  accepted: (n: number) => `已接受 ${n} 项`,
  acceptance: (by: string, on: string, reason: string) => `${by} ${on} 接受：${reason}`,
  newer: '接受之后又有新的。',
  show: '展开',
  hide: '收起',
  toList: '到列表',
  accept: '接受',
  acceptOf: (title: string) => `接受：${title}`,
  acceptTitle: (title: string, n: number) => `接受“${title}” ${n} 项`,
  acceptText: '写明为什么可以带着这些事撤点。以后新出现的不算在内。',
  acceptSave: '接受',
  mustWrite: '请写明原因。',
  withdraw: '撤回',
  withdrawOf: (title: string) => `撤回接受：${title}`,
  cancel: '取消',
  doneLines: (n: number) => `没有问题的 ${n} 类`,
  more: (n: number) => `另有 ${n} 项，见列表。`,
  missing: (n: string) => `还差 ${n}`,
  noRound: { title: '尚未建立轮次', text: '先在“轮次与单位”里建立轮次。' },
} as const
