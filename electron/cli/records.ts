import type { Casework } from '../../db/worker/requests/index.ts'
import type { Page, RecordSummary } from '../../db/worker/requests/records.ts'
import { opened, openingExplained, openingOptions } from './opened.ts'
import { type Command, numberOf, oneOf, textOf, told } from './usage.ts'

/** Kinds that have a list of their own, and the area that answers it. */
const areas = {
  round: 'rounds',
  unit: 'units',
  member: 'members',
  interview: 'interviews',
  interview_outline: 'outlines',
  document_request: 'documentRequests',
  document_review: 'documentReviews',
  issue_draft: 'drafts',
} as const satisfies Readonly<Record<string, keyof Casework>>
type Listed = keyof typeof areas
const listed = Object.keys(areas) as Listed[]

export const recordsList: Command = {
  name: ['records', 'list'],
  takes: '',
  least: 0,
  most: 0,
  summary: '列出一种记录',
  options: {
    ...openingOptions,
    kind: { type: 'string' },
    round: { type: 'string' },
    unit: { type: 'string' },
    status: { type: 'string' },
    text: { type: 'string' },
    deleted: { type: 'boolean' },
    limit: { type: 'string' },
    offset: { type: 'string' },
  },
  explained: {
    ...openingExplained,
    '--kind K': `种类：${listed.join('、')}`,
    '--round ID': '只列这一轮次',
    '--unit ID': '只列这一被巡察单位',
    '--status S': '只列这一状态，多个用逗号分开',
    '--text WORDS': '只列含有这些字词的',
    '--deleted': '列回收站里的',
    '--limit N': '最多几条（默认 200，至多 1000）',
    '--offset N': '从第几条起',
  },
  run(values) {
    const area = areas[oneOf(values, 'kind', listed)]
    const query = {
      roundId: textOf(values, 'round') ?? null,
      unitId: textOf(values, 'unit') ?? null,
      text: textOf(values, 'text') ?? '',
      status: textOf(values, 'status')?.split(',') ?? [],
      deleted: values.deleted === true,
      direction: 'ascending' as const,
      limit: numberOf(values, 'limit', 1, 1000, 200),
      offset: numberOf(values, 'offset', 0, Number.MAX_SAFE_INTEGER, 0),
    }
    return opened(values, async (casework) => told(await casework[area].list(query), words))
  },
}

const words = ({ rows, total }: Page<RecordSummary>): string =>
  [
    ...rows.map(({ number, title, subtitle, status, occurredOn }) =>
      [number, title, subtitle, status, occurredOn].filter((cell) => cell !== '').join('\t'),
    ),
    `共 ${total} 条`,
  ].join('\n')
