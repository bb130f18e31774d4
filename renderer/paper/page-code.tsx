import { codeFromEdge, codeSide } from '../../db/model/paper/layout.ts'
import { type PageCode as Code, pageCodeText, pageCodeWords } from '../../db/model/paper/page-code.ts'
import { QrCode } from './qr-code.tsx'

/** Names the record and the page of a sheet, for scanners and in short for people. */
export const PageCode = ({ code }: { readonly code: Code }) => (
  <div className="paper-code" style={{ bottom: `${codeFromEdge}mm` }}>
    <span>{pageCodeWords(code)}</span>
    <QrCode text={pageCodeText(code)} side={codeSide} />
  </div>
)
