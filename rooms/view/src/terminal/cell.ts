// The cells of the lists: how a field of an answer is printed. Tables keep ISO dates; words of
// controlled lists come from the catalogue; restricted words never stand in a list.

import type { Quantity } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { ControlledWords, LabelWords } from '../controlled-word.ts'
import { statePhrase } from '../part/claim/sentence.ts'
import { nameIn } from '../phrase/name-in.ts'
import { numberPhrase } from '../phrase/number.ts'
import { type Data, isData, listAt, textAt, valueAt } from '../phrase/record-value.ts'

/** How one cell of a row is printed; empty when there is nothing. */
export type Cell = (language: Language, row: Data) => string

/** The text or number at a path. */
export const text =
  (path: string): Cell =>
  (_, row) =>
    textAt(row, path) ?? ''

/** The day of an instant or day at a path. */
export const day =
  (path: string): Cell =>
  (_, row) =>
    (textAt(row, path) ?? '').slice(0, 10)

/** An interval as one ISO day, or two with a slash. */
export const interval =
  (path: string): Cell =>
  (_, row) =>
    intervalText(valueAt(row, path))

/** An interval of days in ISO form. */
export function intervalText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 10)
  const earliest = textAt(value, 'earliest') ?? ''
  const latest = textAt(value, 'latest') ?? earliest
  return earliest === latest ? earliest : `${earliest}/${latest}`
}

/** A controlled word in the reader's language. */
export const word =
  (list: keyof LabelWords, path: string): Cell =>
  (language, row) => {
    const value = textAt(row, path)
    if (value === undefined) return ''
    const words: ControlledWords = wordsIn(language)
    const labels: Readonly<Record<string, string | undefined>> = words[list]
    return labels[value] ?? value
  }

/** Names by language: the reader's own first, then the others, each once. */
export const names =
  (path: string): Cell =>
  (language, row) => {
    const value = valueAt(row, path)
    if (!isData(value)) return typeof value === 'string' ? value : ''
    const byTag = value as Record<string, string>
    const own = nameIn(language, byTag)
    return [...new Set([own, byTag.en, byTag.ko, byTag.zh, ...Object.values(byTag)])]
      .filter((name) => name !== undefined)
      .join(' · ')
  }

/** The name in the reader's language alone. */
export const name =
  (path: string): Cell =>
  (language, row) => {
    const value = valueAt(row, path)
    return isData(value) ? (nameIn(language, value as Record<string, string>) ?? '') : ''
  }

/** The stated number of a claim; empty when it has none. */
export const quantity =
  (path: string): Cell =>
  (language, row) => {
    const value = valueAt(row, path)
    return isData(value) ? numberPhrase(language, value as unknown as Quantity) : ''
  }

/** The speakers from the document to the origin: "Harbour Wire > a missionary". */
export const chain =
  (path: string): Cell =>
  (language, row) =>
    hiddenMark(language, row) ??
    listAt(row, path)
      .map((link) => textAt(link, 'label') ?? textAt(link, 'agent') ?? '')
      .join(' > ')

/** The quoted words of a claim, or the mark in their place. */
export const quote =
  (path: string): Cell =>
  (language, row) => {
    const words = listAt(row, path).map((span) => textAt(span, 'text') ?? '')
    return hiddenMark(language, row) ?? (words.length === 0 ? '' : `“${words.join(' … ')}”`)
  }

/** `[restricted]` or `[sealed]` for a record that is not public. */
function hiddenMark(language: Language, row: Data): string | undefined {
  const { hidden } = wordsIn(language).report
  const own = textAt(row, 'sensitivity') ?? textAt(row, 'claim.sensitivity')
  return own === 'restricted' || own === 'sealed' ? hidden[own] : undefined
}

/** The places of a claim by name, each once. */
export const places =
  (path: string): Cell =>
  (_, row) =>
    [...new Set(listAt(row, path).map((place) => textAt(place, 'name') ?? ''))].join(', ')

/** The times of a claim in ISO form, each once. */
export const times =
  (path: string): Cell =>
  (_, row) =>
    [...new Set(listAt(row, path).map(intervalText))].join(', ')

/** The present state of a claim in words. */
export const claimState: Cell = (language, row) => {
  const state = textAt(row, 'state') ?? ''
  const { claim } = row as { claim?: Parameters<typeof statePhrase>[2] }
  return statePhrase(language, state, claim?.proposition && claim)
}
