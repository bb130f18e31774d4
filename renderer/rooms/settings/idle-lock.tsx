import { InputNumber } from 'antd'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Field, Section } from '../../parts/field.tsx'
import { settingsWords } from '../../words/settings.ts'

/** After how many minutes without a sign of life the case file locks. */
export const IdleLock = () => {
  const settings = useAsk('vault', 'settings', {})
  const set = useSay('vault', 'setIdleLock')
  return (
    <Section title={settingsWords.idle}>
      <p className="settings-hint">{settingsWords.idleHint}</p>
      {settings.data !== undefined && (
        <Field label={settingsWords.minutes}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={60}
              precision={0}
              value={settings.data.idleLockMinutes}
              onChange={(minutes) => minutes !== null && set.mutate({ minutes })}
            />
          )}
        </Field>
      )}
    </Section>
  )
}
