import { App, Button, Modal } from 'antd'
import type { LaidStep, Layout } from '../../../electron/contract/index.ts'
import { useAsk, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayWords } from '../../words/figures.ts'
import { scheduleWords as words } from '../../words/plan.ts'
import '../../parts/plain-table.css'

interface LayOutProps {
  readonly open: boolean
  readonly roundId: string
  readonly unitId: string
  readonly unitName: string
  readonly onClose: () => void
}

/** 按步骤排日程: look first, then write. */
export const LayOut = ({ open, onClose, ...unit }: LayOutProps) => (
  <Modal title={words.layTitle} open={open} footer={null} width={760} destroyOnHidden onCancel={onClose}>
    <Laying {...unit} onClose={onClose} />
  </Modal>
)

const count = (steps: readonly LaidStep[], change: LaidStep['change']): number => steps.filter((step) => step.change === change).length

const Laying = ({ roundId, unitId, unitName, onClose }: Omit<LayOutProps, 'open'>) => {
  const { message } = App.useApp()
  const asked = useAsk('plan', 'layOut', { roundId, unitId })
  const commit = useSay('plan', 'commitLayout')
  if (asked.error !== null) return <FailureNote failure={asked.error.failure} />
  if (asked.data === undefined) return null
  const layout = asked.data
  const [fresh, moved] = [count(layout.steps, 'new'), count(layout.steps, 'moved')]
  const take = () =>
    commit.mutate(
      { roundId, unitId },
      {
        onSuccess: ({ steps }) => {
          void message.success(words.laid(count(steps, 'new'), count(steps, 'moved')))
          onClose()
        },
      },
    )
  return (
    <>
      <p>{words.layText(unitName, dayWords(layout.entry), dayWords(layout.exit))}</p>
      <Told layout={layout} />
      <div className="schedule-acts">
        <Button type="primary" disabled={fresh + moved === 0} loading={commit.isPending} onClick={take}>
          {words.commit}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </>
  )
}

const Told = ({ layout: { steps, undated, without } }: { readonly layout: Layout }) => (
  <>
    {steps.length === 0 ? (
      <p>{words.layNone}</p>
    ) : (
      <>
        <p role="status">{words.counts(count(steps, 'new'), count(steps, 'moved'), count(steps, 'same'), count(steps, 'kept'))}</p>
        {count(steps, 'kept') > 0 && <p className="quiet">{words.layKept}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
        <section className="schedule-preview" tabIndex={0} aria-label={words.list}>
          <table className="plain-table">
            <thead>
              <tr>
                {Object.values(words.columns).map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map(({ itemId, code, title, dueOn, change, before }) => (
                <tr key={itemId}>
                  <td className="figures">{code}</td>
                  <td>{title}</td>
                  <td className="figures">{change === 'kept' ? before : dueOn}</td>
                  <td>
                    {words.changes[change]}
                    {change === 'moved' && <span className="quiet figures"> {before}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </>
    )}
    {undated.length > 0 && (
      <p>
        {words.layUndated(undated.length)}
        {undated.map(({ code, title }) => `${code} ${title}`).join('；')}
      </p>
    )}
    {without > 0 && <p className="quiet">{words.layWithout(without)}</p>}
  </>
)
