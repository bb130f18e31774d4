import { memo } from 'react'
import type { Evidence, TagOfRecord } from '../../../electron/contract/index.ts'
import { EvidenceChips } from '../../parts/evidence-chips.tsx'
import { FocusChips } from '../../parts/focus-chips.tsx'
import { TagInput } from '../../parts/tag-input.tsx'
import { reviewWords as words } from '../../words/documents.ts'
import type { Excerpt, ExcerptField } from './excerpts.ts'

/** What a row asks of the sheet around it; the object never changes. */
export interface ExcerptActs {
  readonly write: (rowId: string, field: ExcerptField, value: string) => void
  readonly tags: (rowId: string, tags: string[]) => void
  readonly unfoldTags: (rowId: string) => void
  readonly evidence: (rowId: string) => void
  readonly focus: (rowId: string) => void
  readonly remove: (rowId: string) => void
}

export interface ExcerptRowProps {
  readonly excerpt: Excerpt
  /** From 1. */
  readonly ordinal: number
  readonly tagsOpen: boolean
  readonly arrived: boolean
  readonly evidence: readonly Evidence[]
  readonly focus: readonly TagOfRecord[]
  readonly acts: ExcerptActs
}

export const tagsId = (excerptId: string): string => `tags-${excerptId}`

/** One passage copied out, and what was found in it. Drawn again only when it changes. */
export const ExcerptRow = memo(({ excerpt, ordinal, tagsOpen, arrived, evidence, focus, acts }: ExcerptRowProps) => (
  <article className="excerpt" aria-label={words.excerpt(ordinal)} data-row={excerpt.id} data-arrived={arrived || undefined}>
    <input
      className="excerpt-location"
      data-field="location"
      aria-label={words.locationOf(ordinal)}
      placeholder={words.locationHint}
      maxLength={500}
      value={excerpt.location}
      onChange={(event) => acts.write(excerpt.id, 'location', event.target.value)}
    />
    <div className="excerpt-texts">
      <textarea
        data-field="text"
        rows={1}
        aria-label={words.textOf(ordinal)}
        placeholder={words.textHint}
        maxLength={20_000}
        value={excerpt.text}
        onChange={(event) => acts.write(excerpt.id, 'text', event.target.value)}
      />
      <textarea
        className="excerpt-finding"
        data-field="finding"
        rows={1}
        aria-label={words.findingOf(ordinal)}
        placeholder={words.findingHint}
        maxLength={20_000}
        value={excerpt.finding}
        onChange={(event) => acts.write(excerpt.id, 'finding', event.target.value)}
      />
      {tagsOpen ? (
        <TagInput
          id={tagsId(excerpt.id)}
          label={words.tagsOf(ordinal)}
          placeholder={words.tagsHint}
          variant="borderless"
          value={excerpt.tags}
          onChange={(tags) => acts.tags(excerpt.id, tags)}
        />
      ) : (
        excerpt.tags.length > 0 && (
          <button type="button" className="excerpt-tags" tabIndex={-1} onClick={() => acts.unfoldTags(excerpt.id)}>
            {excerpt.tags.map((tag) => `# ${tag}`).join('　')}
          </button>
        )
      )}
      {evidence.length + focus.length > 0 && (
        <div className="excerpt-foot">
          <FocusChips tags={focus} />
          <EvidenceChips evidence={evidence} />
        </div>
      )}
    </div>
  </article>
))
