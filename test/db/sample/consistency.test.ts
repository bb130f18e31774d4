import { describe, expect, test } from 'vitest'
import { surveyForm } from '../../../db/model/forms/survey.ts'
import { countRemarks } from '../../../db/model/forms/survey-counts.ts'
import { portraitDimensions } from '../../../db/model/portrait.ts'
import { bodies } from '../../../db/model/record.ts'
import { drafts } from '../../../db/sample/drafts/index.ts'
import { complaints, files, receptions, refuellings } from '../../../db/sample/files.ts'
import { interviews } from '../../../db/sample/interviews/index.ts'
import { leads } from '../../../db/sample/leads.ts'
import { outlines } from '../../../db/sample/outlines.ts'
import { members, round, units } from '../../../db/sample/people.ts'
import { entries } from '../../../db/sample/records/index.ts'
import { meetings, portraits, sheets } from '../../../db/sample/reports.ts'
import { requests } from '../../../db/sample/requests.ts'
import { reviews } from '../../../db/sample/reviews/index.ts'
import { readTranscript } from '../../../db/sample/transcript.ts'

/** The sample as it is written down: before it is records, it must make sense. */

const held = interviews.filter(({ transcript }) => transcript !== '')
const textsOf = new Map<string, readonly string[]>([
  ...reviews.map(({ key, excerpts }) => [key, excerpts.map(({ text }) => text)] as const),
  ...held.map(({ key, transcript }) => [key, readTranscript(transcript).map(({ answer }) => answer)] as const),
])
const evidence = drafts.flatMap(({ key, statements }) =>
  statements.flatMap((statement) => statement.evidence.map((piece) => ({ draft: key, piece }))),
)
const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)

describe('the sample is large enough to learn with', () => {
  test('and holds what was promised', () => {
    expect(members).toHaveLength(8)
    expect(Object.keys(units)).toHaveLength(2)
    expect(outlines.length).toBeGreaterThanOrEqual(2)
    expect(held.length).toBeGreaterThanOrEqual(20)
    expect(requests.length).toBeGreaterThanOrEqual(4)
    expect(reviews.length).toBeGreaterThanOrEqual(40)
    expect(drafts.length).toBeGreaterThanOrEqual(12)
    expect(new Set(drafts.map(({ progress }) => progress.stage))).toEqual(
      new Set(['drafting', 'signing', 'final', 'returned', 'abandoned', 'merged']),
    )
  })

  test.for(held.map((interview) => [interview.key, interview] as const))('the interview %s has a real length', ([, { transcript }]) => {
    const turns = readTranscript(transcript)
    const length = sum(turns.map(({ question, answer, abstract }) => question.length + answer.length + abstract.length))
    expect(turns.length).toBeGreaterThanOrEqual(10)
    expect(turns.length).toBeLessThanOrEqual(25)
    expect(length).toBeGreaterThanOrEqual(1500)
    expect(length).toBeLessThanOrEqual(3500)
  })
})

describe('what is reported of the sample', () => {
  test('names drafts and records that there are', () => {
    const keys = new Set(drafts.map(({ key }) => key))
    const named = [
      ...meetings.flatMap(({ rows }) => rows.flatMap(({ draft, into }) => (into === undefined ? [draft] : [draft, into]))),
      ...sheets.flatMap((sheet) => sheet.drafts),
      ...portraits.flatMap(({ dimensions }) => dimensions.flatMap((dimension) => dimension.drafts ?? [])),
    ]
    expect(named.filter((key) => !keys.has(key))).toEqual([])
    const sources = portraits.flatMap(({ dimensions }) => dimensions.flatMap((dimension) => dimension.sources ?? []))
    expect(sources.filter((key) => !textsOf.has(key))).toEqual([])
  })

  test('decides on drafts as they stand', () => {
    for (const { draft, decision, into, heldOn } of meetings.flatMap(({ heldOn, rows }) => rows.map((row) => ({ ...row, heldOn })))) {
      const { progress, draftedOn } = drafts.find(({ key }) => key === draft) ?? {}
      expect(heldOn >= (draftedOn ?? ''), `${draft} was written before it was talked about`).toBe(true)
      if (decision === 'merged') expect(progress).toMatchObject({ stage: 'merged', into })
      if (decision === 'not_pursued') expect(progress?.stage).toBe('abandoned')
    }
  })

  test('portrays the heads of its units, in dimensions that there are', () => {
    const codes = new Set<string>(portraitDimensions.map(({ code }) => code))
    for (const { unit, name, dimensions } of portraits) {
      expect(name).toBe(units[unit].headName)
      expect(dimensions.filter(({ dimension }) => !codes.has(dimension))).toEqual([])
    }
  })
})

describe('the sample is marked as invented', () => {
  test('on the round, the units and their rules', () => {
    expect(round).toMatchObject({ sample: true, name: expect.stringMatching(/（示例）$/) })
    for (const { name, partyOrganization } of Object.values(units)) expect(name + partyOrganization).toMatch(/（示例）.*（示例）$/)
    for (const { document } of drafts.flatMap(({ bases }) => bases)) expect(document).toMatch(/（示例）$/)
  })

  test('on every person: 示 stands in the middle of the name', () => {
    for (const name of [...members.map((member) => member.name), ...interviews.map(({ interviewee }) => interviewee.name)])
      expect(name).toMatch(/^.示.$/)
  })
})

describe('what is written in forms', () => {
  const lookup = { member: (key: string) => key, record: (key: string) => key }
  const written = entries.map(({ kind, body }) => ({ kind, body: body(lookup) as Readonly<Record<string, unknown>> }))
  /** Every text under these names, wherever it stands. */
  const textsUnder = (names: readonly string[], value: unknown): readonly string[] =>
    Array.isArray(value)
      ? value.flatMap((one) => textsUnder(names, one))
      : value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([name, part]) =>
            typeof part === 'string' ? (names.includes(name) && part !== '' ? [part] : []) : textsUnder(names, part),
          )
        : []

  test('names invented people and units alone', () => {
    for (const { body } of written) {
      for (const name of textsUnder(['petitioner', 'about', 'householder', 'chair', 'reporter', 'receiver', 'name'], body))
        expect(name).toMatch(/^.示.$/)
      for (const unit of textsUnder(['petitionerUnit', 'aboutUnit', 'host', 'unit', 'address', 'concludedBy', 'transferredTo'], body))
        expect(unit).toContain('示例')
    }
  })

  test('lies within the round, and its sums come out', () => {
    for (const { body } of written)
      for (const day of textsUnder(['receivedAt', 'startedAt', 'raisedOn', 'heldOn', 'checkedOn', 'handedOverOn', 'closedOn'], body))
        expect(day >= round.startsOn && day.slice(0, 10) <= round.endsOn, day).toBe(true)
    for (const { body, counted } of entries.filter(({ kind }) => kind === 'survey')) {
      const survey = bodies.survey.parse({ ...body(lookup), tellers: [] })
      const votes = survey.questions.flatMap(({ options }, n) => options.map(({ id }, m) => [id, counted?.votes[n]?.[m] ?? 0]))
      const remarks = [
        ...(surveyForm.remarks?.(survey, { today: '', round: null, unit: null }) ?? []),
        ...countRemarks(survey, Object.fromEntries(votes)),
      ]
      expect(remarks.filter(({ text }) => text.includes('多于'))).toEqual([])
    }
  })
})

describe('the sample agrees with itself', () => {
  test('every quote stands once in its source, and every file is there', () => {
    const wrong = evidence.filter(({ piece }) =>
      'quote' in piece
        ? (textsOf.get(piece.from) ?? []).filter((text) => text.includes(piece.quote)).length !== 1
        : !files.some(({ of, name }) => of === piece.from && name === piece.file),
    )
    expect(wrong).toEqual([])
    expect(evidence.length).toBeGreaterThan(100)
  })

  test('every lead is supported by words that stand once in their source, and goes into what there is', () => {
    const said = leads.flatMap(({ key, supports }) => supports.map((piece) => ({ key, piece })))
    const wrong = said.filter(
      ({ piece }) => !('quote' in piece) || (textsOf.get(piece.from) ?? []).filter((text) => text.includes(piece.quote)).length !== 1,
    )
    expect(wrong).toEqual([])
    const targets = [...drafts, ...leads].map(({ key }) => key)
    for (const { course } of leads) if ('into' in course) expect(targets).toContain(course.into)
    expect(new Set(leads.map(({ course }) => course.status)).size).toBe(7)
  })

  test('every rule that a draft cites was read, word for word', () => {
    for (const { document, article, quote } of drafts.flatMap(({ bases }) => bases)) {
      const rule = reviews.find(({ title }) => title === document)
      expect(rule?.excerpts.find(({ location }) => location === article)?.text, `${document}${article}`).toBe(quote)
    }
  })

  test('keys, copies and titles are given once', () => {
    const once = (list: readonly string[]): void => expect(list).toEqual([...new Set(list)])
    once([...interviews.map(({ key }) => key), ...reviews.map(({ key }) => key)])
    once(reviews.map(({ copyNumber = '' }) => copyNumber))
    once(reviews.map(({ title }) => title))
    once(drafts.map(({ title }) => title))
  })

  test('every document that came by a request came by a row of it', () => {
    for (const { title, request } of reviews.filter((review) => review.request !== undefined)) {
      const found = requests.find(({ key }) => key === request?.[0])
      expect(
        found?.items.map(({ name }) => name),
        title,
      ).toContain(request?.[1])
    }
  })

  test('talks lie within the round, two by two, and times within a talk run forward', () => {
    for (const { key, startedAt, endedAt, talkers, transcript } of interviews) {
      expect(startedAt.slice(0, 10) >= round.startsOn && startedAt.slice(0, 10) <= round.endsOn, key).toBe(true)
      expect(new Set(talkers).size, key).toBeGreaterThanOrEqual(round.leastTalkers)
      if (transcript === '') continue
      const times = readTranscript(transcript).flatMap(({ notedAt }) => (notedAt === '' ? [] : [notedAt]))
      const all = [startedAt.slice(11), ...times, endedAt.slice(11)]
      expect(all, key).toEqual([...all].sort())
    }
  })

  test('nobody leads two talks at once', () => {
    const later = [...held].sort((a, b) => a.startedAt.localeCompare(b.startedAt))
    for (const [index, talk] of later.entries()) {
      const next = later[index + 1]
      if (next !== undefined) expect(talk.endedAt <= next.startedAt, `${talk.key} and ${next.key}`).toBe(true)
    }
  })

  test('the tables add up to what the drafts say', () => {
    expect(receptions).toHaveLength(17)
    expect(sum(receptions.map((row) => row[4]))).toBe(43_680)
    expect(receptions.filter((row) => row[3] > 3)).toHaveLength(5)
    expect(refuellings).toHaveLength(12)
    expect(Math.round(sum(refuellings.map((row) => row[4])) * 100)).toBe(461_200)
    expect(refuellings.filter(([car]) => car === '07号')).toHaveLength(7)
    expect([sum(complaints.slice(0, 12)), sum(complaints.slice(12))]).toEqual([137, 163])
  })

  test('no text is longer than its field may be', () => {
    const Document = bodies.document_review.pick({
      title: true,
      documentNumber: true,
      issuer: true,
      documentDate: true,
      category: true,
      note: true,
    })
    for (const review of reviews) Document.parse(review)
    for (const { title, summary, discovery, analysis } of drafts)
      bodies.issue_draft.pick({ title: true, summary: true }).parse({ title, summary, discovery, analysis })
  })
})
