import { App, Button } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../app/workstation.ts'
import { FailureNote } from '../../../parts/failure-note.tsx'
import { shareWords as words } from '../../../words/trust.ts'
import { ShareTexts } from './share-texts.tsx'

/** 演练: proves that shares give the key back; nothing is replaced. */
export const Drill = ({ onClose }: { readonly onClose: () => void }) => {
  const { message } = App.useApp()
  const [shares, setShares] = useState<readonly string[]>([])
  const drill = useSay('shares', 'drill', { handles: 'all' })
  const onDrill = () =>
    drill.mutate(
      { shares: [...shares] },
      {
        onSuccess: ({ numbers }) => {
          void message.success(words.drilled(numbers.join('、')))
          onClose()
        },
      },
    )
  return (
    <section className="settings-form share-form" aria-label={words.drillTitle}>
      <p>{words.drillText}</p>
      <ShareTexts texts={shares} onChange={setShares} />
      {drill.error !== null && <FailureNote failure={drill.error.failure} />}
      <div className="settings-row">
        <Button type="primary" disabled={shares.length === 0} loading={drill.isPending} onClick={onDrill}>
          {words.doDrill}
        </Button>
        <Button type="text" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}
