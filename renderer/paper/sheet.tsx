import { memo } from 'react'
import { layouts, millimetre, point, signatureStrip, textHeight, textWidth } from '../../db/model/paper/layout.ts'
import type { Paper } from '../../db/model/paper/paper.ts'
import { paperWords as words } from '../words/paper.ts'
import { Block } from './block.tsx'
import { PageCode } from './page-code.tsx'
import type { SheetParts } from './paginate.ts'

/** Height for text on each sheet, in CSS pixels. */
export const capacityOf = ({ layout, footSignatures }: Paper): number =>
  (textHeight(layouts[layout]) - (footSignatures.length > 0 ? signatureStrip : 0)) * millimetre

interface SheetProps {
  readonly paper: Paper
  readonly parts: SheetParts
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** One sheet as it will lie on the table: mark, text, signatures, foot, code. */
export const Sheet = memo(({ paper, parts, page, pages }: SheetProps) => {
  const layout = layouts[paper.layout]
  const { width, height, top, left, bottom } = layout
  const last = page === pages
  return (
    <section
      className="paper-sheet"
      aria-label={words.sheet(page, pages)}
      data-sheet={page}
      style={{ width: `${width}mm`, height: `${height}mm` }}
    >
      <div className="paper-mark" style={{ left: `${left}mm`, width: `${textWidth(layout)}mm` }}>
        <strong>{paper.mark}</strong>
        {paper.sample && <strong>{words.sample}</strong>}
        <span>{words.serial(paper.serial)}</span>
      </div>
      <div
        className="paper-body"
        style={{ top: `${top}mm`, left: `${left}mm`, width: `${textWidth(layout)}mm`, height: `${capacityOf(paper)}px` }}
      >
        {parts.parts.map((part) => {
          const block = paper.blocks[part.block]
          return block && <Block key={part.block} block={block} part={part} />
        })}
        {last && paper.strikeRest && parts.rest > layout.pitch * point && <Rest />}
      </div>
      {paper.footSignatures.length > 0 && (
        <div
          className="paper-strip"
          style={{ left: `${left}mm`, width: `${textWidth(layout)}mm`, bottom: `${bottom}mm`, height: `${signatureStrip}mm` }}
        >
          {paper.footSignatures.map(({ label }) => (
            <span key={label}>{label}：</span>
          ))}
        </div>
      )}
      <p className="paper-foot">{words.foot(page, pages)}</p>
      {paper.record !== null && (
        <PageCode code={{ recordId: paper.record.id, kind: paper.record.kind, version: paper.record.version, page, pages }} />
      )}
    </section>
  )
})

/** A stroke through what stays blank: nothing can be written there afterwards. */
const Rest = () => (
  <svg className="paper-rest" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 100">
    <path d="M1 98 L99 2" vectorEffect="non-scaling-stroke" />
  </svg>
)
