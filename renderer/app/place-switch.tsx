import { DownOutlined } from '@ant-design/icons'
import { Dropdown, type MenuProps } from 'antd'
import { inLandmark } from '../parts/in-landmark.ts'
import { frameWords, roomWords } from '../words/frame.ts'
import { useGoToRoom } from './go-to.ts'
import { useRound } from './round.tsx'

/** Round and unit that the rooms show, and the way to change them. */
export const PlaceSwitch = () => {
  const { round, unit, rounds, units, choose } = useRound()
  const goToRoom = useGoToRoom()
  const unitItems: MenuProps['items'] = units.map(({ id, body }) => ({ key: `unit ${id}`, label: body.name }))
  const roundItems: MenuProps['items'] = rounds
    .filter(({ id }) => id !== round?.id)
    .map(({ id, body }) => ({
      key: `round ${id}`,
      label: `${body.name} · ${body.groupName}${body.sample ? `（${frameWords.sample}）` : ''}`,
    }))
  const items: MenuProps['items'] = [
    ...(round === null
      ? []
      : [
          {
            type: 'group' as const,
            label: round.body.name,
            children: [...unitItems, ...(units.length > 1 ? [{ key: 'all', label: frameWords.allUnits }] : [])],
          },
        ]),
    ...(roundItems.length > 0 ? [{ type: 'divider' as const }, ...roundItems] : []),
    { type: 'divider' },
    { key: 'round', label: `${roomWords.round}…` },
  ]
  const pick = (key: string) => {
    const [what, id] = key.split(' ')
    if (key === 'all' && round !== null) choose(round.id, null)
    else if (what === 'unit' && id !== undefined && round !== null) choose(round.id, id)
    else if (id !== undefined) choose(id, null)
    else goToRoom('round')
  }
  const unitName = unit?.body.shortName || unit?.body.name
  const label = round === null ? frameWords.noRound : `${round.body.name} · ${unitName ?? frameWords.allUnits}`
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      getPopupContainer={inLandmark}
      menu={{ items, onClick: ({ key }) => pick(key), selectedKeys: [unit === null ? 'all' : `unit ${unit.id}`] }}
    >
      <button type="button" className="place" aria-label={`${frameWords.chooseRound}：${label}`} aria-haspopup="menu">
        <span className="place-text">{label}</span>
        {round?.body.sample && !label.includes(frameWords.sample) && <span className="sample-mark">{frameWords.sample}</span>}
        <DownOutlined aria-hidden style={{ fontSize: 10 }} />
      </button>
    </Dropdown>
  )
}
