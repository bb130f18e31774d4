import { signedAcross } from '../../db/model/paper/layout.ts'
import type { Column, Block as PaperBlock, SignatureSpace } from '../../db/model/paper/paper.ts'
import { paperWords as words } from '../words/paper.ts'
import type { Part, RowPart, Stretch } from './paginate.ts'
import { QrCode } from './qr-code.tsx'

interface BlockProps {
  readonly block: PaperBlock
  /** What of it stands here; all of it without. */
  readonly part?: Part
}

/** A block, or the part of it that stands on one sheet. */
export const Block = ({ block, part }: BlockProps) => {
  const stretch = part?.type === 'text' ? part.stretch : everything
  const first = part?.type === 'text' ? part.first : true
  const cut = part?.type === 'text' && !part.last ? ' paper-cut' : ''
  switch (block.type) {
    case 'title':
      return (
        <p className={`paper-title${part?.type === 'text' && !part.last ? ' paper-title-cut' : ''}`}>
          <Piece text={block.text} stretch={stretch} />
        </p>
      )
    case 'caption':
      return (
        <p className="paper-caption">
          <Piece text={block.text} stretch={stretch} />
        </p>
      )
    case 'heading':
      return (
        <p className={`paper-heading${first ? ' paper-indent' : ''}${cut}`}>
          <Piece text={block.text} stretch={stretch} />
        </p>
      )
    case 'paragraph':
      return (
        <p className={`paper-text${block.indent && first ? ' paper-indent' : ''}${cut}`}>
          <Piece text={block.text} stretch={stretch} />
        </p>
      )
    case 'turn':
      return (
        <p className={`paper-text${first ? ' paper-indent' : ''}${cut}`}>
          {first && <b>{block.label}</b>}
          <Piece text={block.text} stretch={stretch} />
        </p>
      )
    case 'facts':
      return <Facts rows={block.rows} parts={partsOf(part, block.rows.length)} />
    case 'table':
      return <Table columns={block.columns} rows={filled(block)} rowHeight={block.rowHeight} parts={partsOf(part, filled(block).length)} />
    case 'signatures':
      return <Signatures spaces={block.spaces} />
    case 'code':
      return (
        <div className="paper-large-code">
          <QrCode text={block.text} side={block.side} />
        </div>
      )
    case 'new_sheet':
      return <p hidden />
  }
}

const everything: Stretch = { from: 0, to: Number.POSITIVE_INFINITY }

const Piece = ({ text, stretch: { from, to } }: { readonly text: string; readonly stretch: Stretch }) => (
  <span data-text>{text.slice(from, to)}</span>
)

/** With blank rows to write in, where the form has them. */
const filled = ({ columns, rows, least = 0 }: Extract<PaperBlock, { type: 'table' }>): readonly (readonly string[])[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, least - rows.length) }, () => columns.map(() => '')),
]

const partsOf = (part: Part | undefined, rows: number): readonly RowPart[] =>
  part?.type === 'rows' ? part.rows : Array.from({ length: rows }, (_, row) => ({ row, cells: null }))

interface TableProps {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly parts: readonly RowPart[]
  readonly rowHeight: number | undefined
}

const Table = ({ columns, rows, parts, rowHeight }: TableProps) => (
  <table className="paper-table">
    <colgroup>
      {columns.map(({ title, width }) => (
        <col key={title} style={{ width: `${width}mm` }} />
      ))}
    </colgroup>
    <thead>
      <tr>
        {columns.map(({ title }) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {parts.map(({ row, cells }) => (
        <tr key={row} style={heightOf(rowHeight)}>
          {columns.map(({ title, align }, index) => (
            <td key={title} className={align === 'center' ? 'paper-centred' : undefined}>
              <Cell text={rows[row]?.[index] ?? ''} stretch={cells?.[index] ?? everything} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const heightOf = (millimetres: number | undefined) => (millimetres === undefined ? undefined : { height: `${millimetres}mm` })

const Cell = ({ text, stretch }: { readonly text: string; readonly stretch: Stretch }) => (
  <div className="paper-cell">
    <Piece text={text} stretch={stretch} />
  </div>
)

interface FactsProps {
  readonly rows: Extract<PaperBlock, { type: 'facts' }>['rows']
  readonly parts: readonly RowPart[]
}

/** Labelled boxes on the grid of the first row that has several; a single one spans the sheet. */
const Facts = ({ rows, parts }: FactsProps) => {
  const grid = rows.find((facts) => facts.length > 1) ?? rows[0] ?? []
  return (
    <table className="paper-table paper-facts" aria-label={words.facts}>
      <colgroup>
        {grid.flatMap(({ label, widths: [ofLabel, ofValue] }) => [
          <col key={`${label} `} style={{ width: `${ofLabel}mm` }} />,
          <col key={label} style={{ width: `${ofValue}mm` }} />,
        ])}
      </colgroup>
      <tbody>
        {parts.map(({ row, cells }) => (
          <tr key={row} style={heightOf(rows[row]?.[0]?.height)}>
            {rows[row]?.flatMap(({ label, value }, index) => [
              <th key={`${label} `} scope="row">
                {cells === null || cells[index]?.from === 0 ? label : ''}
              </th>,
              <td key={label} colSpan={rows[row]?.length === 1 ? grid.length * 2 - 1 : 1}>
                <Cell text={value} stretch={cells?.[index] ?? everything} />
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Signatures = ({ spaces }: { readonly spaces: readonly SignatureSpace[] }) => (
  <div className="paper-signatures" style={{ gridTemplateColumns: `repeat(${signedAcross(spaces.length)}, 1fr)` }}>
    {spaces.map(({ label, name, day }) => (
      <p key={label}>
        {label}：{name}
        <br />
        {day ?? words.dayToWrite}
      </p>
    ))}
  </div>
)
