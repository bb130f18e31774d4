import { useMay } from '../app/session.tsx'
import { useSay } from '../app/workstation.ts'
import { todayWords } from '../words/today.ts'
import { ConfirmButton } from './confirm-button.tsx'

/** The sample's way out, for those who may manage the round. */
export const RemoveSample = () => {
  const mayManage = useMay('manage')
  const remove = useSay('desk', 'removeSample')
  if (!mayManage) return null
  return (
    <ConfirmButton
      size="small"
      loading={remove.isPending}
      question={todayWords.removeSampleQuestion}
      meaning={todayWords.removeSampleMeaning}
      act={todayWords.removeSample}
      onConfirm={() => remove.mutate({})}
    >
      {todayWords.removeSample}
    </ConfirmButton>
  )
}
