import { Fragment } from 'react'

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Cuts a text at the searched words; odd pieces are hits. */
export const cutAt = (text: string, words: string): readonly string[] => {
  const searched = words.trim().split(/\s+/).filter(Boolean)
  return searched.length === 0 ? [text] : text.split(new RegExp(`(${searched.map(literal).join('|')})`, 'gi'))
}

/** A text with the searched words marked. */
export const Marked = ({ text, words }: { readonly text: string; readonly words: string }) =>
  cutAt(text, words).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : <Fragment key={index}>{piece}</Fragment>,
  )
