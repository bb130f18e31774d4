import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import type { ReadCard } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { cardWords as words } from '../../words/trust.ts'

interface ChooseCardProps {
  readonly label: string
  readonly primary: boolean
  readonly onRead: (card: ReadCard) => void
}

/** A card comes as a file, or as a picture of the printed one. */
export const ChooseCard = ({ label, primary, onRead }: ChooseCardProps) => {
  const choose = useSay('exchange', 'chooseCard')
  return (
    <div className="exchange-acts">
      <Button
        type={primary ? 'primary' : 'default'}
        loading={choose.isPending}
        onClick={() => choose.mutate({}, { onSuccess: (read) => read !== null && onRead(read) })}
      >
        {label}
      </Button>
      <FromPicture onRead={onRead} />
    </div>
  )
}

const FromPicture = ({ onRead }: Pick<ChooseCardProps, 'onRead'>) => {
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState(false)
  const read = useSay('exchange', 'readCardText')
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setReading(true)
    // The reader of codes is loaded only when a picture comes.
    const { readCodes } = await import('../../paper/read-codes.ts')
    const text = (await readCodes(file)).find((code) => code.includes('xuncha-key-card'))
    setReading(false)
    if (text === undefined) void message.warning(words.noCode(file.name))
    else read.mutate({ text }, { onSuccess: onRead })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*,.pdf"
        hidden
        aria-label={words.fromPicture}
        onChange={({ target }) => {
          void take(target.files?.[0])
          target.value = '' // the same picture may be chosen again
        }}
      />
      <Button loading={reading || read.isPending} onClick={() => input.current?.click()}>
        {words.fromPicture}
      </Button>
    </>
  )
}
