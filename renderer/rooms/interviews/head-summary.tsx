import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useMembers } from '../../app/members.ts'
import { spanText } from '../../parts/times.ts'
import { categoryWords, interviewWords as words } from '../../words/interviews.ts'
import { isReversed, minutesLong } from './course.ts'
import type { Head } from './interview-head.tsx'

interface HeadSummaryProps {
  readonly head: Head
  readonly leastTalkers: number
  /** The form, opened on demand. */
  readonly children: ReactNode
}

/** Who, when, where in two lines, so that the talk has the room; opens to the form. A bare record opens with it. */
export const HeadSummary = ({ head, leastTalkers, children }: HeadSummaryProps) => {
  const [open, setOpen] = useState(head.interviewee.name === '' || head.startedAt === '')
  const people = useMembers({ deleted: true })
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? ''
  const lasted = minutesLong(head)
  const parts = [
    [head.interviewee.unit, head.interviewee.post].filter((part) => part !== '').join(' '),
    categoryWords[head.category],
    spanText(head.startedAt, head.endedAt),
    lasted === null ? '' : words.lasting(lasted),
    head.place,
    head.talkers.length > 0 ? words.talkedBy(head.talkers.map(nameOf).join('、')) : '',
    head.recorder === null ? '' : words.recordedBy(nameOf(head.recorder)),
  ].filter((part) => part !== '')
  const troubles = [
    head.status !== 'planned' && head.talkers.length < leastTalkers ? words.tooFewTalkers(leastTalkers) : '',
    isReversed(head) ? words.timesReversed : '',
  ].filter((part) => part !== '')
  return (
    <section className="head-summary" aria-label={words.head}>
      {!open && (
        <p>
          {parts.map((part) => (
            <span key={part}>{part}</span>
          ))}
          {troubles.map((trouble) => (
            <span key={trouble} className="red">
              {trouble}
            </span>
          ))}
          <Button type="link" size="small" aria-expanded={false} onClick={() => setOpen(true)}>
            {words.editHead}
          </Button>
        </p>
      )}
      {open && children}
      {open && (
        <Button type="link" size="small" aria-expanded onClick={() => setOpen(false)}>
          {words.hideHead}
        </Button>
      )}
    </section>
  )
}
