import { taskForm } from '../../db/model/forms/task.ts'
import type { StatusWords } from '../parts/status-word.tsx'

/** How a task stands; one that is open past its day says so. */
export const taskStatusWords: StatusWords = {
  ...Object.fromEntries(taskForm.statuses.map(({ value, word, mark }) => [value, { word, mark }])),
  overdue: { word: '逾期', mark: 'alert' },
}
