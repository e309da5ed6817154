// The port to whoever reads a text: rules, or a language model on the reader's own machine. A
// reader chooses ids, closed words and verbatim quotes, and never writes a number, an offset or a
// day; its answer is hostile until it is verified. Source: reader.md 2.

import { prepareText } from '../text/layout.ts'
import { lexiconFor } from '../text/lexicon.ts'
import type { NumberPhrase } from '../text/number.ts'
import { findEastNumbers } from '../text/number-east.ts'
import { findEnglishNumbers } from '../text/number-en.ts'
import type { Paragraph, PreparedText } from '../text/prepared-text.ts'
import type { Language, Range, SourceText } from '../text/source-text.ts'
import type { CountQuantity } from './draft.ts'

/** A number that our own grammar found, generously: it may count people or not. */
export interface NumberCandidate {
  /** `n1`, `n2` … in the order of the text. */
  id: string
  /** The number with its hedge, in the stored text. */
  span: Range
  /** Operator and value, by our grammar alone. */
  quantity: CountQuantity
  /** What is counted, as written; empty where no noun was found. */
  noun: string
  /** Indexes into the sentences and paragraphs of the text. */
  sentence: number
  paragraph: number
  phrase: NumberPhrase
}

/** What is known of a document from outside. */
export type ReadHeader = Omit<SourceText, 'text' | 'language' | 'boilerplate'>

/** A text as a reader is given it. */
export interface ReadTask {
  text: string
  language: Language
  header: ReadHeader
  paragraphs: readonly Paragraph[]
  numbers: readonly NumberCandidate[]
}

/** What a reader says of one number. The words are closed lists; the verifier holds them to it. */
export interface ReaderDraft {
  /** The id of a candidate. */
  number: string
  isPeople: boolean
  act: string
  factuality: string
  measure: string
  /** Words of the text, to the letter. */
  quotes: { act: string; place: string[]; time: string[]; speaker: string[] }
  /** Against what the quoted times are told. */
  anchor: string
  /** The id of the number that this one is a part of. */
  of?: string
  note?: string
}

/** How far a reader is, and why a part of the text was left to the rules. */
export interface ReadProgress {
  done: number
  total: number
  failed?: string
}

/** Whoever reads: rules, a model, a recording of a model. */
export interface Reader {
  name: string
  version: string
  read(
    task: ReadTask,
    progress: (step: ReadProgress) => void,
    signal: AbortSignal,
  ): AsyncIterable<ReaderDraft>
}

/** What a reader is asked about a text. */
export function readTaskOf(prepared: PreparedText): ReadTask {
  const { text, language: _, boilerplate: __, ...header } = prepared.source
  const { language, paragraphs } = prepared
  return { text, language, header, paragraphs, numbers: candidatesOf(prepared) }
}

/** The same of a text that nobody has prepared. */
export function readTaskIn(source: SourceText): ReadTask {
  return readTaskOf(prepareText(source))
}

const SILENT: ReadonlySet<string> = new Set(['boilerplate', 'credit'])

function candidatesOf(text: PreparedText): NumberCandidate[] {
  const find = text.language === 'en' ? findEnglishNumbers : findEastNumbers
  const lexicon = lexiconFor(text.language)
  const found = text.sentences.flatMap((one, sentence) => {
    const phrases = SILENT.has(one.position) ? [] : find(text, lexicon, one)
    return phrases.map((phrase) => ({ phrase, sentence, paragraph: one.paragraph }))
  })
  return found.map(({ phrase, ...at }, n) => {
    const { range: span, quantity, group } = phrase
    const noun = group ? text.source.text.slice(group.start, group.end) : ''
    return { id: `n${n + 1}`, span, quantity, noun, ...at, phrase }
  })
}

/** Longer words are no quotation of an expression, and more of one kind are no answer. */
const LONGEST_QUOTE = 300
const MOST_QUOTES = 8

/** An answer about one number in the shape of the port, or nothing: any other shape is refused. */
export function asReaderDraft(answer: unknown): ReaderDraft | undefined {
  if (!hasOnly(answer, DRAFT_KEYS) || !hasOnly(answer.quotes, QUOTE_KEYS)) return undefined
  const { number, isPeople, act, factuality, measure, anchor, of, note } = answer
  const { act: done, place, time, speaker } = answer.quotes
  const isShort = [number, act, factuality, measure, anchor, done].every(isWord)
  const isOptional = [of, note].every((one) => one === undefined || one === null || isWord(one))
  if (!isShort || !isOptional || typeof isPeople !== 'boolean') return undefined
  if (![place, time, speaker].every(isWordList)) return undefined
  const { of: _of, note: _note, ...draft } = answer
  const more = { ...(isWord(of) && of !== '' && { of }), ...(isWord(note) && { note }) }
  return { ...draft, ...more } as unknown as ReaderDraft
}

const DRAFT_KEYS: readonly string[] = [
  ...['number', 'isPeople', 'act', 'factuality', 'measure', 'quotes', 'anchor', 'of', 'note'],
]
const QUOTE_KEYS: readonly string[] = ['act', 'place', 'time', 'speaker']

function hasOnly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.keys(value).every((key) => keys.includes(key))
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_QUOTE
}

function isWordList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MOST_QUOTES && value.every(isWord)
}
