import { create } from 'qrcode'
import { useMemo } from 'react'
import { codeFromEdge, codeSide } from '../../db/model/paper/layout.ts'
import { type PageCode as Code, pageCodeText, pageCodeWords } from '../../db/model/paper/page-code.ts'

/** Modules of white around the code, so that it is found beside lines and type. */
const quiet = 2

/** The dark modules as one path, row by row. */
const pathOf = (text: string): { readonly path: string; readonly side: number } => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`
  return { path, side: modules.size + 2 * quiet }
}

/** Names the record and the page of a sheet, for scanners and in short for people. */
export const PageCode = ({ code }: { readonly code: Code }) => {
  const text = pageCodeText(code)
  const { path, side } = useMemo(() => pathOf(text), [text])
  return (
    <div className="paper-code" style={{ bottom: `${codeFromEdge}mm` }}>
      <span>{pageCodeWords(code)}</span>
      <svg aria-hidden="true" width={`${codeSide}mm`} height={`${codeSide}mm`} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
        <path d={path} />
      </svg>
    </div>
  )
}
