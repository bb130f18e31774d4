import type { ExitCheckCode } from '../../db/model/exit-checks.ts'
import type { ListView, Room } from '../app/places.ts'

interface CheckWords {
  readonly title: string
  /** What nothing open is called. */
  readonly clear: string
  /** Where all of its sort are listed. */
  readonly list: { readonly room: Room; readonly view?: ListView }
}

/** Each line of the check by name, and the list that it leads to. */
export const checkWords: Readonly<Record<ExitCheckCode, CheckWords>> = {
  must_talk_left: { title: '必谈未谈', clear: '必谈人员都已谈', list: { room: 'plan' } },
  must_see_left: { title: '必看必访未完成', clear: '必看必访都已完成', list: { room: 'coverage' } },
  talks_planned: { title: '谈话未进行', clear: '没有未进行的谈话', list: { room: 'interviews', view: { status: ['planned'] } } },
  talks_unsigned: {
    title: '谈话记录未签字',
    clear: '谈话记录都已签字或注明拒签',
    list: { room: 'interviews', view: { facets: { signing: ['unsigned'] } } },
  },
  documents_to_return: { title: '借阅资料未归还', clear: '借阅资料都已归还', list: { room: 'requests' } },
  documents_overdue: { title: '调阅资料逾期未提供', clear: '没有逾期的调阅资料', list: { room: 'requests' } },
  drafts_returned: { title: '底稿退回未改', clear: '没有退回的底稿', list: { room: 'drafts', view: { status: ['returned'] } } },
  drafts_unsigned: { title: '底稿未签完', clear: '底稿都已签完', list: { room: 'drafts', view: { status: ['drafting', 'signing'] } } },
  evidence_stale: { title: '底稿佐证已变', clear: '佐证与来源一致', list: { room: 'drafts' } },
  evidence_unused: {
    title: '作佐证的资料未被底稿引用',
    clear: '作佐证的资料都已引用',
    list: { room: 'documents', view: { status: ['evidence'] } },
  },
  petitions_open: {
    title: '信访件未处置',
    clear: '信访件都已处置',
    list: { room: 'petitions', view: { status: ['registered', 'assessed', 'looking_into'] } },
  },
  leads_open: {
    title: '疑点未了结',
    clear: '疑点都已了结',
    list: { room: 'leads', view: { status: ['raised', 'in_progress', 'confirmed'] } },
  },
  rectifications_open: { title: '立行立改未销号', clear: '立行立改都已销号', list: { room: 'rectifications' } },
  manifestations_untouched: { title: '问题表现未查', clear: '问题表现都已查', list: { room: 'coverage' } },
  tasks_open: { title: '到期任务未办', clear: '到期任务都已办', list: { room: 'tasks', view: { status: ['todo', 'doing'] } } },
}

export const leavingWords = {
  title: '撤点核查',
  place: (name: string) => `${name} · 撤点前未了事项`,
  summary: (open: number, lines: number) => (open === 0 ? '没有未了的事，可以撤点。' : `还有 ${lines} 类 ${open} 项未了。`),
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
