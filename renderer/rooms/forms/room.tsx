import { useMatches } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { type Field, type Form, fieldsOf } from '../../../db/model/forms/form.ts'
import { type FormedArea, formedAreas, forms } from '../../../db/model/forms/index.ts'
import { roomPaths } from '../../app/places.ts'
import type { BodyIn } from '../../app/records.ts'
import { useRound } from '../../app/round.tsx'
import { useSession } from '../../app/session.tsx'
import { type FacetFilter, RecordRoom } from '../../parts/record-room.tsx'
import { listActs } from './extras.ts'
import { FormReading } from './form-reading.tsx'
import { FormRecord } from './form-record.tsx'
import { statusWordsOf } from './statuses.ts'

/** The room of any kind that is made from a form. */
export default function FormRoom() {
  const area = useArea()
  const form: Form = forms[area] as unknown as Form
  const { memberId } = useSession()
  const { round } = useRound()
  const ListActs = listActs[form.kind]
  const newRecord = () => {
    const now = dayjs()
    const day = { today: now.format('YYYY-MM-DD'), now: now.format('YYYY-MM-DDTHH:mm') }
    const begun = form.begin?.({ memberId, ...day, round: round?.body ?? null })
    return (begun ?? {}) as Partial<BodyIn<FormedArea>>
  }
  return (
    <RecordRoom
      key={area}
      area={area}
      title={form.room}
      thing={form.thing}
      scope={form.scope}
      statusWords={statusWordsOf(form)}
      filters={fieldsOf(form).flatMap(filterOf)}
      empty={form.empty}
      newRecord={newRecord}
      {...(ListActs !== undefined && { extra: <ListActs /> })}
      renderRecord={(record, { readOnly }) =>
        readOnly || form.settled?.(record.body) ? (
          <FormReading key={record.id} area={area} form={form} record={record} />
        ) : (
          <FormRecord key={record.id} area={area} form={form} record={record} />
        )
      }
    />
  )
}

/** Which of these rooms the person is in. */
const useArea = (): FormedArea => {
  const path = useMatches().at(-1)?.pathname ?? ''
  const area = formedAreas.find((one) => path === roomPaths[one] || path.startsWith(`${roomPaths[one]}/`))
  if (area === undefined) throw new Error('no such room')
  return area
}

const filterOf = (field: Field): readonly FacetFilter[] => {
  if (!field.filter) return []
  const { name, label } = field
  switch (field.control) {
    case 'member':
    case 'members':
      return [{ name, label, options: 'members' }]
    case 'choice':
    case 'choices':
      return [{ name, label, options: field.options.map(({ value, word }) => ({ value, label: word })) }]
    case 'flag':
      return [{ name, label, options: [{ value: 'true', label }] }]
    default:
      return []
  }
}
