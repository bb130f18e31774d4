import { create } from 'qrcode'
import { useMemo } from 'react'

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

/** A QR code as wide as so many millimetres, for scanners alone: what it holds is told beside it. */
export const QrCode = ({ text, side: millimetres }: { readonly text: string; readonly side: number }) => {
  const { path, side } = useMemo(() => pathOf(text), [text])
  return (
    <svg
      aria-hidden="true"
      width={`${millimetres}mm`}
      height={`${millimetres}mm`}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
