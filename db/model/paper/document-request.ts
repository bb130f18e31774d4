import type { DocumentRequest } from '../document.ts'
import { type Block, dayOnPaper, type Part, paragraphs } from './paper.ts'

export interface RequestFacts {
  readonly body: DocumentRequest
  readonly unitName: string
  readonly groupName: string
  readonly nameOf: (memberId: string) => string
}

const medium = { paper: '纸质', electronic: '电子' } as const
const original = { original: '原件', copy: '复印件' } as const
const returned = { none: '', to_return: '待归还', returned: '已归还', kept: '留存' } as const

const short = (day: string): string => day.replace(/^\d{4}-(\d{2})-(\d{2})$/, (_, month, at) => `${Number(month)}.${Number(at)}`)

/** What was handed over by whom on which day, and came back: filled where known, blank to be written in where not. */
const items = ({ body }: RequestFacts): Block => ({
  type: 'table',
  columns: [
    { title: '序号', width: 11, align: 'center' },
    { title: '材料名称', width: 72 },
    { title: '份数', width: 12, align: 'center' },
    { title: '形式', width: 26, align: 'center' },
    { title: '提供时限', width: 20, align: 'center' },
    { title: '提供人签名', width: 25, align: 'center' },
    { title: '提供日期', width: 20, align: 'center' },
    { title: '归还', width: 19, align: 'center' },
    { title: '接收人签名', width: 24, align: 'center' },
    { title: '备注', width: 28 },
  ],
  rows: body.items
    .filter((item) => item.name.trim() !== '')
    .map((item, index) => [
      String(index + 1),
      item.name,
      String(item.copies),
      `${medium[item.medium]} ${original[item.original]}`,
      short(item.dueOn || body.dueOn),
      item.provider,
      short(item.providedOn),
      [returned[item.returnState], short(item.returnedOn)].filter((part) => part !== '').join(' '),
      item.returnedBy,
      item.note,
    ]),
  least: 6,
})

/** 调阅清单, across the sheet: what is asked for and the columns of its hand-over, then who signs. */
export const documentRequest = (facts: RequestFacts): Part => {
  const { body, nameOf, unitName, groupName } = facts
  const by = body.requestedBy.map(nameOf).join('、')
  return {
    form: 'document_request',
    title: '调阅材料清单',
    layout: 'register',
    fileName: ['调阅清单', body.number].filter((part) => part !== '').join(' '),
    blocks: [
      { type: 'title', text: '调阅材料清单' },
      { type: 'caption', text: body.number === '' ? '' : `编号：${body.number}` },
      {
        type: 'facts',
        rows: [
          [
            { label: '被巡察单位', value: unitName, widths: [26, 102.5] },
            { label: '巡察组', value: groupName, widths: [26, 102.5] },
          ],
          [{ label: '调阅内容', value: body.title, widths: [26, 231] }],
          [
            { label: '调阅人', value: by, widths: [26, 102.5] },
            { label: '调阅日期', value: dayOnPaper(body.requestedOn), widths: [26, 102.5] },
          ],
        ],
      },
      items(facts),
      ...paragraphs(body.note),
      {
        type: 'signatures',
        spaces: [
          { label: '组长签名', ...(body.leaderSigned && { day: dayOnPaper(body.leaderSignedOn) }) },
          { label: '移交人签名' },
          { label: '接收人签名' },
        ],
      },
    ],
    footSignatures: [],
    strikeRest: false,
  }
}
