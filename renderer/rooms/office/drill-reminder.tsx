import { Button } from 'antd'
import { useGoToRoom } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { shareWords as words } from '../../words/trust.ts'

/** Said where the office works every day: shares that nobody has tried for long, or a key that was never split. */
export const DrillReminder = () => {
  const goToRoom = useGoToRoom()
  const state = useAsk('shares', 'state', {}).data
  const cards = useAsk('exchange', 'cards', {}).data ?? []
  const due = state !== undefined && (state.overdue || (state.set === null && cards.length > 0))
  return due ? (
    <p className="office-reminder" role="note">
      {state.set === null ? words.none : words.overdue}
      <Button size="small" type="link" onClick={() => goToRoom('settings')}>
        {words.toKeys}
      </Button>
    </p>
  ) : null
}
