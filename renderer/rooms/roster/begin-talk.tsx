import { Button } from 'antd'
import type { PlanPerson } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { rosterWords as words } from '../../words/plan.ts'

interface BeginTalkProps {
  readonly person: PlanPerson
  /** What is typed is saved first. */
  readonly before?: () => Promise<void>
}

/** One press from the roster to the talk: begun and filled in, or opened where it was begun. */
export const BeginTalk = ({ person, before }: BeginTalkProps) => {
  const goTo = useGoTo()
  const begin = useSay('plan', 'begin')
  const mayWrite = useMay('write')
  const last = person.talks.at(-1)
  const press = async () => {
    await before?.()
    begin.mutate({ id: person.id }, { onSuccess: ({ id }) => goTo({ kind: 'interview', id }) })
  }
  if (last !== undefined)
    return (
      <Button size="small" aria-label={`${words.openTalk}：${person.name}`} onClick={() => goTo({ kind: 'interview', id: last.id })}>
        {last.number || words.openTalk}
      </Button>
    )
  if (!mayWrite || person.state === 'waived') return null
  return (
    <Button size="small" aria-label={`${words.begin}：${person.name}`} loading={begin.isPending} onClick={() => void press()}>
      {words.begin}
    </Button>
  )
}
