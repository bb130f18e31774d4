import { App, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { KeyShare } from '../../../../db/model/share.ts'
import { Field } from '../../../parts/field.tsx'
import { shareWords as words } from '../../../words/trust.ts'

interface ShareTextsProps {
  readonly texts: readonly string[]
  readonly onChange: (texts: readonly string[]) => void
}

/** What a text is, for the list alone; whether it is any good, the case file says. */
const named = (text: string): string => {
  const face = (() => {
    try {
      return KeyShare.safeParse(JSON.parse(text)).data
    } catch {
      return undefined
    }
  })()
  return face === undefined ? words.typedKind : words.fileKind(face.number, face.holder)
}

const isText = (file: File): boolean => file.type === 'application/json' || /\.(json|txt)$/i.test(file.name)

/** The texts of shares in a file: its own, or those of the codes on a picture. */
const textsIn = async (file: File): Promise<readonly string[]> => {
  if (isText(file)) return file.size > 65_536 ? [] : [(await file.text()).trim()]
  const { readCodes } = await import('../../../paper/read-codes.ts')
  return (await readCodes(file)).filter((code) => code.includes('xuncha-key-share'))
}

/** Shares brought together: files, pictures of the printed sheets, or groups typed by hand. */
export const ShareTexts = ({ texts, onChange }: ShareTextsProps) => {
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const take = async (files: readonly File[]) => {
    const found: string[] = []
    for (const file of files) {
      const inside = await textsIn(file)
      if (inside.length === 0) void message.warning(words.nothingIn(file.name))
      found.push(...inside)
    }
    onChange([...texts, ...found])
  }
  const addTyped = () => {
    if (typed.trim() === '') return
    onChange([...texts, typed.trim()])
    setTyped('')
  }
  return (
    <>
      <ol className="share-texts">
        {texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same share may have been brought twice, and is then told so
          <li key={index}>
            {named(text)}
            <Button size="small" type="text" onClick={() => onChange(texts.filter((_, at) => at !== index))}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ol>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".json,.txt,.pdf,image/*"
        aria-label={words.fromFiles}
        onChange={({ target }) => {
          void take([...(target.files ?? [])])
          target.value = ''
        }}
      />
      <div className="settings-row">
        <Button onClick={() => input.current?.click()}>{words.fromFiles}</Button>
      </div>
      <Field label={words.typed} hint={words.typedHint}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={3}
            autoComplete="off"
            spellCheck={false}
            maxLength={1000}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <div className="settings-row">
        <Button disabled={typed.trim() === ''} onClick={addTyped}>
          {words.add}
        </Button>
      </div>
    </>
  )
}
