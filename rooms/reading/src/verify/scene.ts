// Where a reader's quotation may stand, and where it does: in the paragraph of the number, or in
// what a person reads with it: headline, lead, the paragraph before. Source: reader.md 2.
import { fold, splitsSurrogate } from '@tumen/claim'
import type { Draft } from '../port/draft.ts'
import type { Question } from '../port/proposal.ts'
import type { ReaderDraft } from '../port/reader.ts'
import type { Told } from '../rules/mentioned.ts'
import { type Lexicon, lexiconFor } from '../text/lexicon.ts'
import type { PlaceIndex } from '../text/place-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'

/** All that one answer is held against. */
export interface Scene {
  text: PreparedText
  lexicon: Lexicon
  places: PlaceIndex
  told: Told
  /** What is verified of the number so far. */
  draft: Draft
  answer: ReaderDraft
}

/** A field without an answer that the text bears out. */
export function open(
  code: Question['code'],
  field: Question['field'],
  candidates: readonly string[],
): Question[] {
  return [{ code, field, candidates: [...new Set(candidates)].slice(0, 8) }]
}

/** Letters and figures that a quotation may not cut apart: "4 June" is no part of "14 June". */
const WORD = /[\p{Script=Latin}\p{N}]/u

/** Where the words of a quotation stand, nearest to the number; nothing where they do not. */
export function findWords(quote: string, scene: Scene): Range | undefined {
  const { text, draft } = scene
  const wanted = text.language === 'zh' ? lexiconFor('zh').simplified(fold(quote)) : fold(quote)
  const words = wanted.trim()
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined
  const [own, ...near] = zonesOf(text, draft)
  const found = own ? placesOf(words, own, text.folded) : []
  const all = found.length > 0 ? found : near.flatMap((one) => placesOf(words, one, text.folded))
  const farOf = ({ start, end }: Range) =>
    Math.max(draft.range.start - end, start - draft.range.end, 0)
  const [first] = all.sort((a, b) => farOf(a) - farOf(b))
  return first
}

/** The paragraph of the number first, then those that are read with it. */
function zonesOf({ paragraphs, sentences }: PreparedText, { sentence }: Draft): Range[] {
  const own = sentences[sentence]?.paragraph ?? 0
  const isHead = ({ position }: { position: string }) =>
    position === 'headline' || position === 'lead'
  const before = paragraphs.slice(0, own).findLast(({ position }) => position !== 'boilerplate')
  const near = [before, ...paragraphs.filter(isHead)]
  const zones = [paragraphs[own], ...near].filter((one) => one !== undefined)
  return zones.filter((one, n) => zones.indexOf(one) === n)
}

function placesOf(words: string, { start, end }: Range, folded: string): Range[] {
  const zone = folded.slice(start, end)
  const found: Range[] = []
  for (let at = zone.indexOf(words); at >= 0; at = zone.indexOf(words, at + 1)) {
    const range = { start: start + at, end: start + at + words.length }
    if (!cuts(folded, range.start) && !cuts(folded, range.end)) found.push(range)
  }
  return found
}

function cuts(folded: string, at: number): boolean {
  if (splitsSurrogate(folded, at)) return true
  return WORD.test(folded.charAt(at - 1)) && WORD.test(folded.charAt(at))
}

/** The sentence in which a range begins. */
export function sentenceAt({ sentences }: PreparedText, { start }: Range): number {
  return sentences.findIndex((one) => one.start <= start && start < one.end)
}

/** Whether two ranges share a unit. */
export function touches(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

/**
 * Whether words stand outside the sentence of the number although that says the like itself: what
 * a sentence says of its number goes before what is said beside it.
 */
export function isBeside({ text, draft }: Scene, range: Range, own: readonly unknown[]): boolean {
  return sentenceAt(text, range) !== draft.sentence && own.length > 0
}

/** Whether words stand in another paragraph than the number: they may be meant, and are asked. */
export function isAway({ text, draft }: Scene, range: Range): boolean {
  const paragraphOf = (sentence: number) => text.sentences[sentence]?.paragraph
  return paragraphOf(sentenceAt(text, range)) !== paragraphOf(draft.sentence)
}
