import { Button, Pagination } from 'antd'
import { useState } from 'react'
import type { Kind } from '../../../db/model/record.ts'
import { useAsk } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Section } from '../../parts/field.tsx'
import { moment } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'
import { auditColumns, auditWords, settingsWords } from '../../words/settings.ts'

const pageSize = 20

/** The audit chain, newest first, and its verification. */
export const AuditList = () => {
  const [page, setPage] = useState(1)
  const [verifying, setVerifying] = useState(false)
  const list = useAsk('audit', 'list', { offset: (page - 1) * pageSize, limit: pageSize }, { keep: true })
  const verified = useAsk('audit', 'verify', {}, { enabled: verifying })
  return (
    <Section title={settingsWords.audit}>
      <p className="settings-hint">{settingsWords.auditHint}</p>
      <div className="settings-row">
        <Button loading={verified.isFetching} onClick={() => (verifying ? void verified.refetch() : setVerifying(true))}>
          {settingsWords.verify}
        </Button>
        {verified.data !== undefined && (
          <span role="status" className={verified.data.intact ? '' : 'red'}>
            {verified.data.intact
              ? settingsWords.intact(verified.data.rows)
              : verified.data.brokenAt === null
                ? settingsWords.brokenEnd
                : settingsWords.broken(verified.data.brokenAt)}
          </span>
        )}
      </div>
      {list.error !== null && <FailureNote failure={list.error.failure} />}
      <table className="audit-rows figures">
        <thead>
          <tr>
            {Object.values(auditColumns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(list.data?.rows ?? []).map((row) => (
            <tr key={row.seq}>
              <td>{moment(row.at)}</td>
              <td>{row.by}</td>
              <td>{auditWords[row.action] ?? row.action}</td>
              <td>{row.subjectKind === null ? '' : (kindWords[row.subjectKind as Kind] ?? '')}</td>
              <td>{row.seq}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(list.data?.total ?? 0) > pageSize && (
        <Pagination
          size="small"
          style={{ marginTop: 12 }}
          current={page}
          pageSize={pageSize}
          total={list.data?.total ?? 0}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </Section>
  )
}
