// What is said when something did not work: a refusal with its code and what to do, the
// problems in it field by field, wrong usage, and faults. The same sentences on every door.

import { given } from '@tumen/claim'
import { fill, type Language, type Parameters, type Words, wordsIn } from '@tumen/words'
import { linkageNoteSentence } from '../linkage/sentence.ts'
import { clockPhrases } from '../log/clock-note.ts'
import type { Layout } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import { dayPhrase, instantPhrase } from './date.ts'

/** A refusal as data: a code, the field it is about, one entry per problem. */
export interface RefusalData {
  code: string
  field?: string | undefined
  details?: readonly Readonly<Record<string, string | number | boolean>>[] | undefined
  /** The records that its problems name, by what they are called; for pages. */
  records?: readonly NamedLink[] | undefined
}

/** A record by its name, with its address. */
export interface NamedLink {
  text: string
  lang?: string | undefined
  href: string
}

/** `refused (code): sentence`, then one line for each problem. */
export function refusalText(
  language: Language,
  refusal: RefusalData,
  layout: Layout = {},
): string[] {
  const words = wordsIn(language)
  const width = layout.width ?? 80
  const line = fill(words.refused, {
    code: refusal.code,
    sentence: refusalSentence(language, refusal),
  })
  // A clock and a limit of time are told whole in the sentence.
  const told = (refusal.details ?? []).filter((one) => (one.now ?? one.until) === undefined)
  const details = told.map((detail) => detailLine(language, detail))
  return [
    ...hangText('', safeText(line), width),
    ...details.filter((text) => text !== '').flatMap((text) => hangText('  ', text, width)),
  ]
}

/** The sentence of a refusal code, with the field and the first problem as parameters. */
export function refusalSentence(language: Language, refusal: RefusalData): string {
  const words = wordsIn(language)
  const sentences: Readonly<Record<string, string | undefined>> = words.refusal
  return filledSentence(language, refusal, sentences[refusal.code] ?? words.otherRefusal)
}

/** A pattern of a refusal with its field, its first problem and its clock in words. */
export function filledSentence(language: Language, refusal: RefusalData, pattern: string): string {
  const [first] = refusal.details ?? []
  const { now } = first ?? {}
  // Instants of a clock, in the reader's words.
  const clock =
    typeof now === 'string'
      ? clockPhrases(language, { now, newest: String(first?.newest ?? now) })
      : {}
  const until =
    first?.until === undefined ? {} : { until: instantPhrase(language, `${first.until}`) }
  const told = { ...first, ...holderOf(language, first), ...clock, ...until }
  return fill(pattern, { field: refusal.field, ...told })
}

/** Who holds a head of the log, in words. */
function holderOf(language: Language, detail: { by?: unknown } = {}): { by?: string } {
  const holders: Readonly<Record<string, string | undefined>> = wordsIn(language).holder
  const by = holders[String(detail.by)]
  return given({ by })
}

/** What says where a problem is. */
export const PLACES = [
  'path',
  'field',
  'row',
  'line',
  'list',
  'claim',
  'document',
  'agent',
  'event',
] as const

/** One problem of a refusal: where, what, code; or its identifiers when it has no code. */
export function detailLine(
  language: Language,
  detail: Readonly<Record<string, string | number | boolean>>,
): string {
  const { code, ...rest } = detail
  if (typeof code !== 'string') return pairs(language, rest)
  if (isOfLinkage(language, code)) return `${linkageSentence(language, code, rest)} (${code})`
  const where = PLACES.flatMap((key) => (rest[key] === undefined ? [] : [String(rest[key])]))
  return findingLine(language, code, where.join(' '), rest)
}

/** Whether only linkage says this: its sentences stand by themselves, with their place in them. */
export function isOfLinkage(language: Language, code: string): boolean {
  const { finding, linkage } = wordsIn(language)
  return !Object.hasOwn(finding, code) && Object.hasOwn(linkage.finding, code)
}

/** What linkage says of a problem. */
export function linkageSentence(
  language: Language,
  code: string,
  { at, count }: Readonly<Record<string, string | number | boolean>>,
): string {
  const note = {
    code,
    ...(at === undefined ? {} : { at: String(at) }),
    ...(count === undefined ? {} : { count: Number(count) }),
  }
  return safeText(linkageNoteSentence(language, note))
}

/** What is wrong with a field, without its name: the sentence of a problem that has a code. */
export function findingSentence(
  language: Language,
  detail: Readonly<Record<string, string | number | boolean>>,
): string {
  const words = wordsIn(language)
  const sentences: Readonly<Record<string, string | undefined>> = words.finding
  const named = { ...detail, ...readable(language, detail) }
  return safeText(fill(sentences[String(detail.code)] ?? words.otherFinding, named))
}

/** The other field that a problem is about by its label, and days to choose from in words. */
function readable(language: Language, { beside, first, second }: Parameters): Parameters {
  const labels: Readonly<Record<string, string | undefined>> =
    wordsIn(language).page.claimForm.field
  const day = (name: string, value: typeof first) =>
    /^\d{4}-\d\d-\d\d$/.test(String(value)) ? { [name]: dayPhrase(language, String(value)) } : {}
  return {
    ...(beside === undefined ? {} : { beside: labels[String(beside)] ?? beside }),
    ...{ ...day('first', first), ...day('second', second) },
  }
}

/** `field: what is wrong (code)`. */
export function findingLine(
  language: Language,
  code: string,
  where: string,
  parameters: Parameters = {},
): string {
  const words = wordsIn(language)
  const sentences: Readonly<Record<string, string | undefined>> = words.finding
  const named = { ...parameters, ...readable(language, parameters) }
  const sentence = fill(sentences[code] ?? words.otherFinding, named)
  return safeText(fill(words.findingLine, { where: where || '-', sentence, code }))
}

function pairs(language: Language, detail: Readonly<Record<string, unknown>>): string {
  const names: Readonly<Record<string, string | undefined>> = wordsIn(language).command.field
  const text = Object.entries(detail).map(([key, value]) => `${names[key] ?? key}: ${value}`)
  return safeText(text.join(', '))
}

/** What is wrong with a command line, by code and option. */
export function usageText(language: Language, code: keyof Words['usage'], option = ''): string {
  return safeText(fill(wordsIn(language).usage[code], { option, noun: option }))
}

/** Why a passphrase may be too weak; the words that are known. */
export type PassphraseReason = keyof Words['passphrase']['why']

/** That a passphrase is too weak, why, and what a good one is. */
export function weakPassphraseText(
  language: Language,
  { reason }: { reason?: PassphraseReason },
  width: number,
): string[] {
  const { weak, advice, why } = wordsIn(language).passphrase
  const known = reason === undefined ? undefined : why[reason]
  return [...wrapText(fill(weak, { why: known }), width), ...wrapText(advice, width)]
}

/** A fault: its name and code, never a message. */
export function faultText(language: Language, code: string): string {
  return safeText(fill(wordsIn(language).fault, { code }))
}
