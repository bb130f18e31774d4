import dayjs from 'dayjs'
import type { Form, Remark } from '../../../db/model/forms/form.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useRound } from '../../app/round.tsx'
import { focusField } from '../../parts/field.tsx'
import { formWords as words } from '../../words/forms.ts'
import { notices } from './extras.ts'
import type { AnyBody } from './form-record.tsx'

interface FormRemarksProps {
  readonly form: Form
  readonly record: Pick<RecordOf, 'id' | 'kind' | 'unitId'>
  readonly body: AnyBody
  /** Why the last change was not taken. */
  readonly refused?: readonly Remark[]
}

/** What there is to say about the record as it stands: each remark leads to its field. */
export const FormRemarks = ({ form, record, body, refused = [] }: FormRemarksProps) => {
  const { round, units } = useRound()
  const unit = units.find(({ id }) => id === record.unitId)?.body ?? null
  const given = { today: dayjs().format('YYYY-MM-DD'), round: round?.body ?? null, unit }
  const remarks = form.remarks?.(body as never, given) ?? []
  const Notice = notices[record.kind]
  return (
    <div className="formed-remarks" role="status" aria-label={words.remarks}>
      {[...refused.map((one) => ({ ...one, grave: true })), ...remarks].map(({ field, text, grave }) => (
        <button key={text} type="button" className={grave ? 'formed-remark red' : 'formed-remark'} onClick={() => focusField(field)}>
          {text}
        </button>
      ))}
      {Notice && <Notice recordId={record.id} />}
    </div>
  )
}
