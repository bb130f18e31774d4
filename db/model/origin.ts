/** Who or what a source really comes from. Sources of one origin confirm a matter once, however many there are. */
export interface Origin {
  readonly by: 'person' | 'document' | 'record'
  readonly key: string
}

const plain = (text: string): string => text.replace(/\s+/gu, '')

/** One person, by name and unit; null while there is no name. */
export const personOrigin = (name: string, unit: string): Origin | null =>
  plain(name) === '' ? null : { by: 'person', key: `person:${plain(name)}|${plain(unit)}` }

/** One paper, by who issued it and its number; null for papers without a number. */
export const documentOrigin = (issuer: string, number: string): Origin | null =>
  plain(number) === '' ? null : { by: 'document', key: `document:${plain(issuer)}|${plain(number)}` }

/** A record that stands for itself. */
export const recordOrigin = (id: string): Origin => ({ by: 'record', key: `record:${id}` })
