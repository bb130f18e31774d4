import { App, Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Moment, VersionDifference } from '../../electron/contract/index.ts'
import { reportFailure } from '../app/failures.ts'
import { flushAll } from '../app/holding.ts'
import { useMembers } from '../app/members.ts'
import { kindOf, type RecordArea, recordsIn, useRecord, writingNeeds } from '../app/records.ts'
import { useMay } from '../app/session.tsx'
import { call, failureOf, useAsk } from '../app/workstation.ts'
import { moment } from '../words/figures.ts'
import { historyWords, isKept, nameOfField, wordOfChoice } from '../words/history.ts'
import { Difference } from './difference-text.tsx'
import { FailureNote } from './failure-note.tsx'
import { Field } from './field.tsx'
import { changeOf, fieldName, isMereRemoval, pathOf } from './history-words.ts'

interface VersionCompareProps {
  readonly area: RecordArea
  readonly recordId: string
}

/** Any two versions of a record side by side, field by field; a field can be given back as it was. */
export const VersionCompare = ({ area, recordId }: VersionCompareProps) => {
  const kind = kindOf[area]
  const moments = useAsk('records', 'moments', { kind, id: recordId })
  const [chosen, setChosen] = useState<{ readonly from: number | null; readonly to: number | null }>({ from: null, to: null })
  const list = moments.data ?? []
  const to = chosen.to ?? list[0]?.version ?? 0
  const from = chosen.from ?? list[1]?.version ?? to
  const options = useMomentOptions(area, list)
  if (moments.error !== null) return <FailureNote failure={moments.error.failure} />
  if (moments.data === undefined) return null
  if (list.length < 2) return <p className="quiet">{historyWords.oneVersion}</p>
  return (
    <>
      <div className="versions-chosen">
        <Field label={historyWords.from}>
          {(id) => (
            <Select
              id={id}
              value={from}
              options={options}
              popupMatchSelectWidth={false}
              onChange={(version: number) => setChosen({ from: version, to })}
            />
          )}
        </Field>
        <Field label={historyWords.to}>
          {(id) => (
            <Select
              id={id}
              value={to}
              options={options}
              popupMatchSelectWidth={false}
              onChange={(version: number) => setChosen({ from, to: version })}
            />
          )}
        </Field>
      </div>
      <Differences {...{ area, recordId, from, to }} />
    </>
  )
}

/** A version by when it was saved, by whom, and what it meant for the record's course. */
const useMomentOptions = (area: RecordArea, moments: readonly Moment[]) => {
  const kind = kindOf[area]
  const people = useMembers({ deleted: true })
  return useMemo(() => {
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return moments.map(({ version, at, by, fields, course }, index) => ({
      value: version,
      label: [
        index === 0 ? historyWords.now : version === 1 ? historyWords.first : historyWords.version(version),
        moment(at),
        names.get(by) ?? historyWords.unknown,
        course === null
          ? fields
              .map((field) => nameOfField(kind, field) ?? '')
              .filter((name) => name !== '')
              .slice(0, 3)
              .join('、')
          : (wordOfChoice(kind, kind === 'issue_draft' ? 'stage' : 'status', course) ?? ''),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    }))
  }, [moments, people, kind])
}

interface DifferencesProps extends VersionCompareProps {
  readonly from: number
  readonly to: number
}

const Differences = ({ area, recordId, from, to }: DifferencesProps) => {
  const kind = kindOf[area]
  const found = useAsk('records', 'compare', { kind, id: recordId, from, to }, { keep: true })
  const record = useRecord(area, recordId).data
  const people = useMembers({ deleted: true })
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  const giveBack = useGiveBack(area, recordId)
  const mayWrite = useMay(writingNeeds(area)) && record?.deletedAt === null
  if (found.error !== null) return <FailureNote failure={found.error.failure} />
  if (found.data === undefined || record === undefined) return null
  const told = found.data.filter((difference) => !isMereRemoval(difference))
  if (told.length === 0) return <p className="quiet">{historyWords.same}</p>
  return (
    <ol className="history" aria-label={historyWords.compare}>
      {told.map((difference) => {
        const name = fieldName(kind, difference.field, record.body) || historyWords.part
        return (
          <li key={difference.field}>
            <div className="history-head">
              <strong>{name}</strong>
              {mayWrite && !isCourse(difference) && !isKept(kind, pathOf(difference.field)) && (
                <Button
                  size="small"
                  type="link"
                  aria-label={historyWords.giveBackOf(name)}
                  onClick={() => void giveBack(from, difference.field, name)}
                >
                  {historyWords.giveBack}
                </Button>
              )}
            </div>
            <Difference change={changeOf(kind, difference, names)} />
          </li>
        )
      })}
    </ol>
  )
}

/** Where a record stands is the outcome of acts, and its number is its name: neither is given back. */
const isCourse = ({ field }: VersionDifference): boolean => ['status', 'stage', 'revision', 'number'].includes(field)

/** Saves one field as it was in a version: a change like any other, refused where any other would be. */
const useGiveBack = (area: RecordArea, recordId: string) => {
  const { message } = App.useApp()
  return async (version: number, field: string, name: string) => {
    try {
      await flushAll()
      const changes = await call('records', 'fieldAt', { kind: kindOf[area], id: recordId, version, field })
      const verbs = recordsIn(area)
      const { version: now } = await verbs.open(recordId)
      await verbs.save(recordId, now, changes as never)
      void message.info(historyWords.gaveBack(name))
    } catch (error) {
      reportFailure(failureOf(error))
    }
  }
}
