import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { type MustRequirement, mustWays } from '../../../db/model/coverage.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useAsk, useSay } from '../../app/workstation.ts'
import { SuggestInput } from '../../parts/suggest-input.tsx'
import { wayWords, coverageWords as words } from '../../words/coverage.ts'

interface RequirementsProps {
  readonly unit: RecordOf<'unit'>
  readonly onClose: () => void
}

/** What is asked of one unit: set here, never built in. */
export const Requirements = ({ unit, onClose }: RequirementsProps) => {
  const asked = useAsk('coverage', 'requirements', { unitId: unit.id })
  return (
    <Modal title={words.askTitle(unit.body.name)} open footer={null} width={640} destroyOnHidden onCancel={onClose}>
      {asked.data !== undefined && <Rows unit={unit} before={asked.data.requirements} onClose={onClose} />}
    </Modal>
  )
}

const Rows = ({ unit, before, onClose }: RequirementsProps & { readonly before: readonly Omit<MustRequirement, 'id'>[] }) => {
  const [rows, setRows] = useState<readonly MustRequirement[]>(() => before.map((row) => ({ ...row, id: newId() })))
  const save = useSay('units', 'save')
  const put = (id: string, partial: Partial<MustRequirement>) =>
    setRows((now) => now.map((row) => (row.id === id ? { ...row, ...partial } : row)))
  const write = () => {
    const requirements = rows.filter(({ what }) => what.trim() !== '').map((row) => ({ ...row, what: row.what.trim() }))
    save.mutate({ id: unit.id, version: unit.version, changes: { requirements } }, { onSuccess: onClose })
  }
  return (
    <>
      <p className="quiet">{words.askText}</p>
      {rows.map((row, index) => (
        <fieldset key={row.id} className="requirement" aria-label={words.askRow(index + 1)}>
          <Select
            aria-label={words.askWay}
            value={row.way}
            options={mustWays.map((value) => ({ value, label: wayWords[value] }))}
            onChange={(way) => put(row.id, { way })}
            style={{ width: 96 }}
          />
          <SuggestInput scope="group" label={words.askWhat} value={row.what} onChange={(what) => put(row.id, { what })} />
          <InputNumber
            aria-label={words.askLeast}
            min={0}
            max={9999}
            precision={0}
            prefix={words.askLeast}
            value={row.least}
            onChange={(least) => put(row.id, { least: least ?? 0 })}
            style={{ width: 120 }}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={words.askRemove(index + 1)}
            title={words.askRemove(index + 1)}
            onClick={() => setRows((now) => now.filter(({ id }) => id !== row.id))}
          />
        </fieldset>
      ))}
      <Button type="text" onClick={() => setRows((now) => [...now, { id: newId(), way: 'talk', what: '', least: 1 }])}>
        {words.askAdd}
      </Button>
      <div className="coverage-acts">
        <Button type="primary" loading={save.isPending} onClick={write}>
          {words.askSave}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </>
  )
}
