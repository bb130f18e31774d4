import { App, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { PaperPreview } from '../../paper/preview.tsx'
import { Section } from '../../parts/field.tsx'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { cardWords } from '../../words/trust.ts'

const wish = { type: 'key_card' } as const

interface OwnCardProps {
  readonly title: string
  readonly text: string
}

/** The card of this case file: its fingerprint to read aloud, and the file to carry to the other side. */
export const OwnCard = ({ title, text }: OwnCardProps) => {
  const card = useAsk('exchange', 'ownCard', {}).data
  const mayManage = useMay('manage')
  const save = useSay('exchange', 'saveOwnCard')
  const [printing, setPrinting] = useState(false)
  const { message } = App.useApp()
  const onSave = () => save.mutate({}, { onSuccess: (saved) => saved !== null && void message.success(words.savedCard(saved.fileName)) })
  return (
    <Section title={title}>
      <p>{text}</p>
      {card !== undefined && (
        <>
          <p className="exchange-name">{card.card.name}</p>
          <Fingerprint label={words.fingerprint} value={card.fingerprint} />
        </>
      )}
      <p className="quiet">{words.howToCompare}</p>
      <p className="quiet">{words.carriesSm2}</p>
      {mayManage && (
        <div className="exchange-acts">
          <Button loading={save.isPending} onClick={onSave}>
            {words.saveCard}
          </Button>
          <Button onClick={() => setPrinting(true)}>{cardWords.print}</Button>
        </div>
      )}
      {printing && <PaperPreview wish={wish} onClose={() => setPrinting(false)} />}
    </Section>
  )
}
