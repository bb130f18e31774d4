import { Progress as Bar, Button } from 'antd'
import type { JobState } from '../app/job.ts'
import { bytes, span } from '../words/figures.ts'
import { jobWords as words } from '../words/jobs.ts'
import './job-progress.css'

interface JobProgressProps {
  /** What is being done: 正在移交. */
  readonly what: string
  readonly job: Extract<JobState<unknown>, { state: 'running' }>
  /** Without it the work cannot be stopped. */
  readonly onCancel?: () => void
}

/** Longer work says what, how far, how long still, and can be stopped. */
export const JobProgress = ({ what, job, onCancel }: JobProgressProps) => {
  const { progress, remaining, cancelling } = job
  const known = progress !== null && progress.total > 0
  const percent = known ? Math.floor((progress.done / progress.total) * 100) : 0
  return (
    <div className="job-progress">
      <p role="status">
        {what}
        {progress !== null && <span className="quiet"> · {words.stages[progress.stage]}</span>}
      </p>
      <Bar percent={percent} showInfo={false} aria-label={what} />
      <p className="quiet figures">
        {known && <span>{words.sofar(bytes(progress.done), bytes(progress.total))}</span>}
        {remaining !== null && <span>{words.remaining(span(remaining))}</span>}
        {onCancel !== undefined && (
          <Button size="small" disabled={cancelling} onClick={onCancel}>
            {cancelling ? words.cancelling : words.cancel}
          </Button>
        )}
      </p>
    </div>
  )
}
