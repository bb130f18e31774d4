import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { type GuideStep, guideSteps } from '../../../db/model/guide.ts'
import { useGoToRoom } from '../../app/go-to.ts'
import { useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { guideStepWords, guideWords as words } from '../../words/guide.ts'
import './guide.css'

/** 入门: the first day in eight steps. Stands on the page like everything else, and goes when it is put away. */
export const Guide = () => {
  const { mode } = useSession()
  const guide = useAsk('personal', 'guide', {}, { keep: true }).data
  const show = useSay('personal', 'showGuide')
  const [chosen, setChosen] = useState<GuideStep | null>(null)
  if (guide === undefined || !guide.shown || mode === 'office') return null
  const { done } = guide
  const current = chosen ?? guideSteps.find((step) => !done.includes(step)) ?? null
  return (
    <Section
      title={words.title}
      extra={
        <Button size="small" type="text" onClick={() => show.mutate({ shown: false })}>
          {words.away}
        </Button>
      }
    >
      <p className="guide-intro">
        {words.intro} <span role="status">{words.progress(done.length, guideSteps.length)}</span>
        {done.length === guideSteps.length && ` ${words.finished}`}
      </p>
      <div className="guide">
        <ol className="guide-steps">
          {guideSteps.map((step, index) => {
            const ready = done.includes(step)
            return (
              <li key={step}>
                <button type="button" aria-current={step === current ? 'step' : undefined} onClick={() => setChosen(step)}>
                  <span className={ready ? 'guide-mark guide-mark-done' : 'guide-mark'} aria-hidden>
                    {ready ? <CheckOutlined /> : index + 1}
                  </span>
                  <span className="guide-title">{guideStepWords[step].title}</span>
                  <span className={ready ? 'quiet' : 'spoken-title'}>{ready ? words.done : words.open}</span>
                </button>
              </li>
            )
          })}
        </ol>
        {current !== null && <StepCard step={current} />}
      </div>
    </Section>
  )
}

/** What a step is about, the keys of its place, and the way there. */
const StepCard = ({ step }: { readonly step: GuideStep }) => {
  const { title, text, keys, room, act } = guideStepWords[step]
  const goToRoom = useGoToRoom()
  return (
    <section className="guide-card" aria-label={title}>
      <h3>{title}</h3>
      <p>{text}</p>
      <dl className="key-sheet">
        {keys.map((key) => (
          <div key={key.keys} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key.keys}</kbd>
            </dt>
            <dd>{key.does}</dd>
          </div>
        ))}
      </dl>
      <div className="guide-acts">
        <Button onClick={() => goToRoom(room)}>{act}</Button>
      </div>
    </section>
  )
}

/** The way back to a guide that was put away. */
export const GuideLink = () => {
  const { mode } = useSession()
  const shown = useAsk('personal', 'guide', {}, { keep: true }).data?.shown ?? true
  const { mutate } = useSay('personal', 'showGuide')
  if (shown || mode === 'office') return null
  return (
    <button type="button" className="word-button" onClick={() => mutate({ shown: true })}>
      {words.again}
    </button>
  )
}
