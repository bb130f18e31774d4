import type { ReactNode } from 'react'
import { useMembers } from '../../app/members.ts'
import { FoldedHead } from '../../parts/folded-head.tsx'
import { spanText } from '../../parts/times.ts'
import { categoryWords, interviewWords as words } from '../../words/interviews.ts'
import { isReversed, minutesLong } from './course.ts'
import type { Head } from './interview-head.tsx'

interface HeadSummaryProps {
  readonly head: Head
  readonly leastTalkers: number
  /** The form. */
  readonly children: ReactNode
}

/** Who, when and where of an interview, in words. */
export const HeadSummary = ({ head, leastTalkers, children }: HeadSummaryProps) => {
  const people = useMembers({ deleted: true })
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? ''
  const lasted = minutesLong(head)
  const parts = [
    [head.interviewee.unit, head.interviewee.post].join(' ').trim(),
    categoryWords[head.category],
    spanText(head.startedAt, head.endedAt),
    lasted === null ? '' : words.lasting(lasted),
    head.place,
    head.talkers.length > 0 ? words.talkedBy(head.talkers.map(nameOf).join('、')) : '',
    head.recorder === null ? '' : words.recordedBy(nameOf(head.recorder)),
  ]
  const troubles = [
    head.status !== 'planned' && head.talkers.length < leastTalkers ? words.tooFewTalkers(leastTalkers) : '',
    isReversed(head) ? words.timesReversed : '',
  ].filter((part) => part !== '')
  return (
    <FoldedHead label={words.head} parts={parts} troubles={troubles} startsOpen={head.interviewee.name === '' || head.startedAt === ''}>
      {children}
    </FoldedHead>
  )
}
