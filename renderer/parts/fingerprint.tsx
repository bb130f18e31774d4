import './fingerprint.css'

interface FingerprintProps {
  /** Six groups of five digits. */
  readonly value: string
  readonly label: string
}

/** Digits that two people compare aloud: large, in groups, and spoken group by group. */
export const Fingerprint = ({ value, label }: FingerprintProps) => (
  <section className="fingerprint" aria-label={label}>
    {(value.match(/\d{5}/g) ?? [value]).map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: groups of digits may repeat and never move
      <span key={index}>{group}</span>
    ))}
  </section>
)
