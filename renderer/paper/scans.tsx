import { App, Button, Modal, Select } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { paperKinds } from '../../db/model/paper/kinds.ts'
import type { FoundRecord } from '../../electron/contract/index.ts'
import { addFiles, currentUploads } from '../app/uploads.ts'
import { useAsk } from '../app/workstation.ts'
import { kindWords } from '../words/kinds.ts'
import { scanWords as words } from '../words/paper.ts'
import { missingPages, type Place, placeOf, type ReadScan } from './place-scans.ts'
import { readScan } from './read-codes.ts'
import './scans.css'

interface Scan {
  readonly file: File
  readonly read: ReadScan
  /** Chosen by the person where the code does not say it; null leaves the file out. */
  readonly chosen: string | null
}

/** 扫描件归位: signed and scanned sheets find their records again by the code on them. */
export default function Scans({ onClose }: { readonly onClose: () => void }) {
  const [scans, setScans] = useState<readonly Scan[]>([])
  const [reading, setReading] = useState('')
  const { message } = App.useApp()
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      setReading(file.name)
      const read = await readScan(file)
      setScans((before) => [...before, { file, read, chosen: null }])
    }
    setReading('')
  }
  const { records, places } = usePlaces(scans)
  const targets = scans.map(({ chosen }, index) => targetOf(places[index], chosen))
  const ready = targets.filter((target) => target !== null).length
  const attach = async () => {
    onClose()
    for (const [index, { file }] of scans.entries()) {
      const target = targets[index]
      if (target) await addFiles(target, 'signed_scan', [file])
    }
    const sent = new Set(scans.flatMap(({ file }, index) => (targets[index] ? [`${targets[index]} ${file.name}`] : [])))
    const failed = currentUploads().filter(({ failure, recordId, name }) => failure !== null && sent.has(`${recordId} ${name}`))
    if (failed.length < ready) void message.success(words.attached(ready - failed.length))
    if (failed.length > 0) void message.error(words.notAttached(failed.map(({ name }) => name)))
  }
  return (
    <Modal
      open
      width={880}
      title={words.title}
      onCancel={onClose}
      cancelText={words.close}
      okText={words.attach(ready)}
      okButtonProps={{ disabled: ready === 0 || reading !== '' }}
      onOk={() => void attach()}
    >
      <DropPlace onFiles={(files) => void take(files)} />
      <p role="status" className="quiet">
        {reading === '' ? (scans.length === 0 ? words.none : '') : words.reading(reading)}
      </p>
      {scans.length > 0 && (
        <ScanTable
          scans={scans}
          places={places}
          records={records}
          onChoose={(at, chosen) => setScans((before) => before.map((scan, index) => (index === at ? { ...scan, chosen } : scan)))}
        />
      )}
    </Modal>
  )
}

const targetOf = (place: Place | undefined, chosen: string | null): string | null => (place?.state === 'found' ? place.recordId : chosen)

/** Asks the case file for the records that the codes name. */
const usePlaces = (scans: readonly Scan[]) => {
  const ids = [...new Set(scans.flatMap(({ read }) => read.pages.flatMap((code) => code?.recordId ?? [])))].sort()
  const found = useAsk('paper', 'find', { ids }, { enabled: ids.length > 0, keep: true }).data ?? []
  const records = new Map(found.map((record) => [record.id, record]))
  return { records, places: scans.map(({ read }) => placeOf(read, (id) => records.has(id))) }
}

const DropPlace = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) => {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same can be done with the button inside
    <div
      className={over ? 'scans-drop scans-drop-over' : 'scans-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{words.intro}</p>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="application/pdf,image/*"
        aria-label={words.pick}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>{words.pick}</Button>
    </div>
  )
}

interface ScanTableProps {
  readonly scans: readonly Scan[]
  readonly places: readonly Place[]
  readonly records: ReadonlyMap<string, FoundRecord>
  readonly onChoose: (index: number, chosen: string | null) => void
}

const ScanTable = ({ scans, places, records, onChoose }: ScanTableProps) => (
  <table className="scans-table">
    <thead>
      <tr>
        <th scope="col">{words.file}</th>
        <th scope="col">{words.goesTo}</th>
        <th scope="col">{words.pages}</th>
      </tr>
    </thead>
    <tbody>
      {scans.map(({ file, chosen }, index) => {
        const place = places[index]
        return place === undefined ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: two scans may bear the same name; none moves
          <tr key={index}>
            <td className="scans-name">{file.name}</td>
            <td>
              {place.state === 'found' ? (
                <Goes record={records.get(place.recordId)} />
              ) : (
                <ByHand place={place} chosen={chosen} name={file.name} onChoose={(id) => onChoose(index, id)} />
              )}
            </td>
            <td>
              {place.state === 'found' && (
                <Pages place={place} places={places} now={records.get(place.recordId)?.version ?? place.version} />
              )}
            </td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

const nameOf = ({ kind, number, title }: FoundRecord): string => [kindWords[kind], number, title].filter((part) => part !== '').join(' ')

const Goes = ({ record }: { readonly record: FoundRecord | undefined }) => <span>{record === undefined ? '' : nameOf(record)}</span>

interface PagesProps {
  readonly place: Extract<Place, { state: 'found' }>
  readonly places: readonly Place[]
  readonly now: number
}

const Pages = ({ place, places, now }: PagesProps) => {
  const missing = missingPages(places, place.recordId)
  return (
    <>
      <span>{words.pageList(place.pages, place.of)}</span>
      {missing.length > 0 && <strong className="red"> {words.missing(missing)}</strong>}
      {place.version < now && <div className="quiet">{words.olderVersion(place.version, now)}</div>}
    </>
  )
}

interface ByHandProps {
  readonly place: Exclude<Place, { state: 'found' }>
  readonly chosen: string | null
  readonly name: string
  readonly onChoose: (recordId: string | null) => void
}

/** Found by typing; nothing is chosen for the person. */
const ByHand = ({ place, chosen, name, onChoose }: ByHandProps) => {
  const [text, setText] = useState('')
  const hits = useAsk('search', 'find', { text, kinds: [...paperKinds], limit: 20 }, { enabled: text.trim() !== '', keep: true })
  if (place.state === 'mixed' || place.state === 'unreadable') return <span className="red">{words[place.state]}</span>
  return (
    <>
      <div>{words[place.state]}</div>
      <Select
        aria-label={`${words.choose} ${name}`}
        style={{ width: 320 }}
        showSearch={{ filterOption: false, onSearch: setText }}
        allowClear
        placeholder={words.choose}
        value={chosen}
        onChange={(id) => onChoose(id ?? null)}
        notFoundContent={null}
        options={(hits.data?.hits ?? []).map(({ recordId, kind, number, title }) => ({
          value: recordId,
          label: [kindWords[kind], number, title].filter((part) => part !== '').join(' '),
        }))}
      />
    </>
  )
}
