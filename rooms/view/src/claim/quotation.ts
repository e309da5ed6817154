// A claim's exact words for the reader, with document and chain of speakers. Restricted and
// sealed words never appear: neither they nor who spoke them.
import { type Anonymity, given, type LayerPlace } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ClaimQuote, FigureAnswer } from '../figure/answer.ts'
import { dayPhrase, shortDayPhrase } from '../phrase/date.ts'
import { numberPhrase } from '../phrase/number.ts'
import { recordIn } from '../phrase/record-in.ts'
import type { RecordLabel } from '../phrase/record-name.ts'
import type { Note, Quotation } from '../terminal/report.ts'
import { insteadOfWords } from './content.ts'

type Quotes = Readonly<Record<string, ClaimQuote>>

/** The quotation of one claim; nothing when its words did not come with the answer. */
export function quotationOf(
  language: Language,
  claim: string,
  quotes: Quotes,
): Quotation | undefined {
  const quote = quotes[claim]
  if (!quote) return undefined
  const { report } = wordsIn(language)
  const hidden = hiddenWords(language, quote)
  // Not even document, chain and day: together they can say who spoke.
  if (hidden !== undefined) return { claim, words: hidden, hidden: true, source: '' }
  const folded = quote.content && insteadOfWords(language, quote.content)
  return {
    claim,
    words: folded ?? quote.quote.map((span) => span.text).join(' … '),
    hidden: false,
    ...(folded === undefined ? {} : { isFolded: true }),
    source: fill(report.quoteLine, {
      doc: quote.doc,
      place: placeWord(language, quote),
      chain: quote.chain.map((link) => link.label).join(' > '),
      day: dayPhrase(language, quote.published),
    }),
    ...given({ note: noteOnWords(language, quote) }),
  }
}

/** "page 3", "sheet 2", "at 0:01:05": where in its file words begin; nothing without a place. */
export function placeWord(
  language: Language,
  { page, pageKind, second }: LayerPlace,
): string | undefined {
  const { layer } = wordsIn(language).page.reader
  if (second !== undefined) return fill(layer.second, { at: clockTime(second) })
  return page === undefined ? undefined : fill(layer[pageKind ?? 'page'], { page })
}

const TWO = (number: number) => String(number).padStart(2, '0')

/** "1:02:03", hours first. */
function clockTime(second: number): string {
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60]
  return `${hours}:${TWO(minutes)}:${TWO(second % 60)}`
}

/** "The words say about 60; decided otherwise by ana on 3 May 2022." */
export function decisionSentence(
  language: Language,
  { said, by, on }: NonNullable<ClaimQuote['decided']>,
): string {
  return fill(wordsIn(language).report.decided, {
    ...{ number: numberPhrase(language, said), by, day: dayPhrase(language, on) },
  })
}

/**
 * What must be known of words beside their number: that it was decided otherwise, that their text
 * was corrected since. Nothing where neither is so, or the words are hidden.
 */
export function noteOnWords(language: Language, quote: ClaimQuote | undefined): string | undefined {
  if (quote === undefined || hiddenWords(language, quote) !== undefined) return undefined
  const { decided, corrected } = quote
  const notes = [
    ...(decided === undefined ? [] : [decisionSentence(language, decided)]),
    ...(corrected === undefined ? [] : [wordsIn(language).report.textCorrected]),
  ]
  return notes.length === 0 ? undefined : notes.join(language === 'zh' ? '' : ' ')
}

/** `[restricted]` or `[sealed]` for words that are not for every eye; nothing for public ones. */
export function hiddenWords(language: Language, quote: ClaimQuote | undefined): string | undefined {
  if (quote === undefined || quote.sensitivity === 'public') return undefined
  return wordsIn(language).report.hidden[quote.sensitivity]
}

/** "Harbour Wire, 5 August 2022", or the mark of words that are not for every eye. */
export function sourceOf(
  language: Language,
  quote: ClaimQuote | undefined,
  phrase: typeof dayPhrase = dayPhrase,
): string | undefined {
  if (quote === undefined) return undefined
  const hidden = hiddenWords(language, quote)
  if (hidden !== undefined) return hidden
  const label = linkName(quote.chain[0])
  const day = phrase(language, quote.published)
  return label === undefined ? day : fill(wordsIn(language).report.nearbySource, { label, day })
}

/**
 * Who published each claim and when; and of whom the words are where one text holds the words of
 * several. The mark alone for words that are not for every eye; nothing without a quotation.
 */
export function sourcesOf(
  language: Language,
  claims: readonly string[],
  quotes: Quotes,
): ReadonlyMap<string, string> {
  const { report } = wordsIn(language)
  const origins = new Map<string, Set<string>>()
  const told = claims.flatMap((claim): [string, string][] => {
    const source = sourceOf(language, quotes[claim], shortDayPhrase)
    if (source === undefined) return []
    const own = origins.get(source) ?? new Set()
    origins.set(source, own.add(quotes[claim]?.origin ?? ''))
    return [[claim, source]]
  })
  return new Map(
    told.map(([claim, source]) => {
      const origin = originName(quotes, quotes[claim])
      const isShared = (origins.get(source)?.size ?? 0) > 1
      const isNamed = isShared && origin !== undefined
      return [claim, isNamed ? fill(report.originIn, { origin, source }) : source]
    }),
  )
}

/** What an origin is called, unless a hidden statement of it, or this one, forbids to say so. */
function originName(quotes: Quotes, quote: ClaimQuote | undefined): string | undefined {
  const last = quote?.chain.at(-1)
  if (last === undefined || quote?.sensitivity !== 'public' || quote.chain.length < 2)
    return undefined
  return originsOf(quotes).get(last.agent)?.hidden === undefined ? linkName(last) : undefined
}

/** The quotation between « and » in its surroundings; hidden words get none. */
export function withContext(
  quotation: Quotation,
  around: { before: string; after: string } | undefined,
): Quotation {
  if (quotation.hidden || quotation.isFolded || around === undefined) return quotation
  const { before, after } = around
  return { ...quotation, words: `…${before}«${quotation.words}»${after}…`, inContext: true }
}

/** The quotations of claims in the order given, and a note for each without words. */
export function quotationsOf(
  language: Language,
  claims: readonly string[],
  quotes: Quotes,
): Required<Pick<Note, 'quotations' | 'notes'>> {
  const { report } = wordsIn(language)
  const quotations = claims.flatMap((claim) => quotationOf(language, claim, quotes) ?? [])
  const without = claims.filter((claim) => quotes[claim] === undefined)
  return {
    quotations,
    notes: without.map((claim) => ({ text: fill(report.noQuote, { claim }), claim })),
  }
}

/** What origins are told from. */
type Origins = Pick<FigureAnswer, 'quotes' | 'names'>

/**
 * What an origin is called: the label of the last link of a claim of it. A terminal adds its id; a
 * page says of who is not named, or bears the name of another, who passed it on and when. Hidden
 * when any claim of it is not public: a label beside a hidden statement would say who made it.
 */
export function originLabel(language: Language, origin: string, answer: Origins): string {
  const { report } = wordsIn(language)
  const own = originsOf(answer.quotes).get(origin)
  if (answer.names !== undefined)
    return own === undefined ? answer.names(origin).text : pageLabel(language, own, answer.quotes)
  const label = own?.hidden ? report.hidden[own.hidden] : (own?.name ?? origin)
  return label === origin ? origin : fill(report.className, { label, id: origin })
}

/** The same within a sentence, where a page leads to the speaker; never to a hidden one. */
export function originIn(language: Language, origin: string, answer: Origins): string {
  if (answer.names === undefined || isHiddenOrigin(answer.quotes, origin))
    return originLabel(language, origin, answer)
  return recordIn(answer, origin)
}

/** Whether a statement of it that is not public forbids to say what it is called. */
export function isHiddenOrigin(quotes: Quotes, origin: string): boolean {
  return originsOf(quotes).get(origin)?.hidden !== undefined
}

/** Who is told by a name of their own, or by a role. */
const BY_NAME: ReadonlySet<Anonymity | undefined> = new Set<Anonymity>([
  ...(['named', 'pseudonym', 'role_named'] as const),
])

function pageLabel(language: Language, own: NamedOrigin, quotes: Quotes): string {
  const { report } = wordsIn(language)
  if (own.hidden) return report.hidden[own.hidden]
  const { quote, name } = own
  const others = [...originsOf(quotes).values()].filter((one) => one !== own && one.name === name)
  if (BY_NAME.has(quote.chain.at(-1)?.anonymity) && others.length === 0) return name
  const day = shortDayPhrase(language, quote.published)
  const by = quote.chain.length > 1 ? linkName(quote.chain[0]) : undefined
  const label =
    by === undefined
      ? fill(report.nearbySource, { label: name, day })
      : fill(report.originIn, {
          origin: name,
          source: fill(report.nearbySource, { label: by, day }),
        })
  const isAlike = ({ quote: { chain, published } }: NamedOrigin): boolean =>
    published === quote.published && linkName(chain[0]) === linkName(quote.chain[0])
  const words = (quote.numberSpan ?? quote.quote[0])?.text
  // Even two of one report are told apart: by what each said.
  if (words === undefined || !others.some(isAlike)) return label
  return fill(report.originSaying, { label, words })
}

/** What a page calls the records that sentences about a figure mark. */
export function namesOn(
  language: Language,
  answer: Origins,
): (id: string) => RecordLabel | undefined {
  const origins = originsOf(answer.quotes)
  return (id) =>
    origins.has(id) ? { text: originLabel(language, id, answer) } : answer.names?.(id)
}

/** What somebody in a chain is called: by the name in the reader's language, where one is known. */
export function linkName(link: ClaimQuote['chain'][number] | undefined): string | undefined {
  return link?.name ?? link?.label
}

interface NamedOrigin {
  name: string
  /** Its first public statement. */
  quote: ClaimQuote
  hidden?: 'restricted' | 'sealed'
}

const origins = new WeakMap<Quotes, ReadonlyMap<string, NamedOrigin>>()

/** Of each origin name and first words, and why it is hidden: read once, however many are told. */
function originsOf(quotes: Quotes): ReadonlyMap<string, NamedOrigin> {
  const known = origins.get(quotes)
  if (known) return known
  const found = new Map<string, NamedOrigin>()
  for (const quote of Object.values(quotes)) {
    const last = quote.chain.at(-1)
    if (last === undefined) continue
    const before = found.get(last.agent)
    const why = before?.hidden ?? (quote.sensitivity === 'public' ? undefined : quote.sensitivity)
    const isFirst = before === undefined || quote.published < before.quote.published
    found.set(last.agent, {
      name: before?.name ?? linkName(last) ?? last.label,
      quote: isFirst ? quote : before.quote,
      ...given({ hidden: why }),
    })
  }
  origins.set(quotes, found)
  return found
}
