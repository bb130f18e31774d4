import { differenceOf, differenceWords, matterOptions } from '../model/forms/personal-matters.ts'
import { wordOf } from '../model/forms/words.ts'
import type { SupportWeight } from '../model/lead.ts'
import { columnsFor } from '../model/paper/columns.ts'
import type { Additions } from '../model/paper/formed.ts'
import { layouts, ordinalColumn, textWidth } from '../model/paper/layout.ts'
import type { Block } from '../model/paper/paper.ts'
import { surveyTally } from '../model/paper/survey-tally.ts'
import type { Kind, RecordOf } from '../model/record.ts'
import { registerOf } from '../model/register.ts'
import type { Figures } from '../model/work-log.ts'
import { confirmationOf } from '../records/supports.ts'
import { workKinds } from '../records/work-done.ts'
import { workOfDays } from '../records/work-of-days.ts'
import type { CaseFile } from '../vault/case-file.ts'

type Added = { readonly [K in Kind]?: (caseFile: CaseFile, record: RecordOf<K>) => Additions }

/** Kinds whose paper shows more than the fields of their form. */
const added: Added = {
  survey: (_, { body }) => ({ instead: { questions: surveyTally(body) } }),
  personal_matters: (_, { body }) => ({ instead: { rows: compared(body.rows) } }),
  work_log: (caseFile, { roundId, body }) => worked(caseFile, roundId, { from: body.day, to: body.day }, body.figures),
  weekly_report: (caseFile, { roundId, body }) => worked(caseFile, roundId, body, body.figures),
  lead: (caseFile, { id }) => ({ last: [{ title: '印证情况', blocks: supported(caseFile, id) }] }),
}

export const additionsOf = (caseFile: CaseFile, record: RecordOf): Additions =>
  (added[record.kind] as ((caseFile: CaseFile, record: RecordOf) => Additions) | undefined)?.(caseFile, record) ?? {}

const numbered = (columns: Parameters<typeof columnsFor>[0], rows: readonly (readonly string[])[], least = 0): Block => ({
  type: 'table',
  columns: [{ title: '序号', width: ordinalColumn, align: 'center' }, ...columnsFor(columns, textWidth(layouts.record) - ordinalColumn)],
  rows: rows.map((cells, index) => [String(index + 1), ...cells]),
  least,
})

const compared = (rows: RecordOf<'personal_matters'>['body']['rows']): readonly Block[] => [
  numbered(
    [
      { name: 'item', label: '类别', control: 'choice', options: matterOptions },
      { label: '事项', control: 'line' },
      { label: '填报', control: 'line' },
      { label: '核查', control: 'line' },
      { label: '比对', control: 'status' },
      { label: '本人说明', control: 'line' },
    ],
    rows.map((row) => {
      const difference = differenceOf(row)
      const word = difference === 'empty' ? '' : differenceWords[difference]
      return [wordOf(matterOptions, row.item), row.what, row.declared, row.checked, word, row.explanation]
    }),
    3,
  ),
]

/** 谈话3、查阅资料2. */
const counted = (byKind: Figures['byKind']): string =>
  workKinds
    .filter((kind) => (byKind[kind] ?? 0) > 0)
    .map((kind) => `${registerOf(kind)?.title ?? ''}${byKind[kind]}`)
    .join('、')

/** What the records say of these days: as it was kept at the closing, else as it is now. */
function worked(
  caseFile: CaseFile,
  roundId: string | null,
  { from, to }: { readonly from: string; readonly to: string },
  kept: Figures | null,
): Additions {
  if (roundId === null || from === '' || to === '') return {}
  const { byKind, byMember, draftsByDomain } = kept ?? workOfDays(caseFile, { roundId, from, to }).figures
  const names = new Map(
    caseFile.queries
      .all(caseFile.queries.k.selectFrom('record').select(['id', 'title']).where('kind', '=', 'member'))
      .map(({ id, title }) => [id, title]),
  )
  const domains = Object.entries(draftsByDomain).map(([domain, drafts]) => `${domain || '未写领域'}${drafts}`)
  const rows = [
    ['全组', counted(byKind)],
    ...byMember.map(({ memberId, byKind: own }) => [names.get(memberId) ?? '', counted(own)]),
    ...(domains.length > 0 ? [['底稿领域', domains.join('、')]] : []),
  ]
  const columns = columnsFor(
    [
      { label: '人员', control: 'members' },
      { label: '工作量', control: 'text' },
    ],
    textWidth(layouts.record),
  )
  return { first: [{ title: '工作量', blocks: Object.keys(byKind).length === 0 ? [] : [{ type: 'table', columns, rows }] }] }
}

const weights: Readonly<Record<SupportWeight, string>> = { supports: '印证', contradicts: '相反', neutral: '仅参考' }

function supported(caseFile: CaseFile, leadId: string): readonly Block[] {
  const { supports } = confirmationOf(caseFile, leadId)
  if (supports.length === 0) return []
  return [
    numbered(
      [
        { label: '来源', control: 'record' },
        { label: '内容', control: 'text' },
        { label: '作用', control: 'status' },
      ],
      supports.map(({ source, support, state }) => [
        [registerOf(source.kind)?.title ?? '', source.number, source.title, source.place].filter((part) => part !== '').join(' '),
        [support.source.quote, support.note, state === 'fresh' ? '' : '（来源已有变动，待核对）'].filter((part) => part !== '').join('\n'),
        weights[support.weight],
      ]),
    ),
  ]
}
