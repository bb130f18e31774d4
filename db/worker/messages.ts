import type { Answer } from '../model/failure.ts'
import type { Topic } from './requests/request.ts'

/** What crosses between the thread and its client. */
export type ToWorker = { readonly type: 'ask'; readonly id: number; readonly area: string; readonly verb: string; readonly args: unknown }
export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }

/** How far a long job is. `total` is 0 while unknown. */
export interface Progress {
  readonly job: string
  readonly stage: 'reading' | 'writing' | 'verifying' | 'staging' | 'copying' | 'importing'
  readonly done: number
  readonly total: number
}
