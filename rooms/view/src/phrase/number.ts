// Numbers as words: the hedge travels with the number, in three languages. "More than 350" is
// never 351 and never 이상 or 以上, which include the number.
// Source: conventions of the field 1.6; figures reference F1.
import type { Operator, Quantity, Unit, VagueWord } from '@tumen/claim'
import type { Endpoint, Figure, Mark, Remainder, ValueSet } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'

/** What of a quantity is printed. */
export interface StatedNumber {
  op: Operator
  value?: number | undefined
  low?: number | undefined
  high?: number | undefined
  vague?: VagueWord | undefined
  unit?: Unit | undefined
  per?: Quantity['per'] | undefined
  partOf?: Quantity['partOf'] | undefined
}

/** A number in digits, thousands grouped by a comma in every language. */
export function digits(value: number): string {
  const [whole, fraction] = String(value).split('.') as [string, string | undefined]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A stated number in words: "at least 39", "약 60명", "超过350人". */
export function numberPhrase(language: Language, stated: StatedNumber): string {
  const words = wordsIn(language)
  const phrase = hedged(language, stated)
  const whole = stated.partOf?.value
  const part =
    whole === undefined
      ? phrase
      : fill(words.number.partOf, {
          part: phrase,
          whole: hedged(language, { op: stated.partOf?.op ?? 'exactly', value: whole }),
        })
  if (!stated.per) return part
  const period = fill(words.rateUnit[stated.per.unit], { n: stated.per.n })
  return fill(words.number.rate, { n: part, period })
}

/** Words that count nobody: in Korean no counter stands after them. */
const SHARES: ReadonlySet<VagueWord> = new Set(['many', 'most', 'majority', 'all'])

function hedged(language: Language, stated: StatedNumber): string {
  const { number, vague, counter } = wordsIn(language)
  const { op, value, low, high } = stated
  const unit = counter[stated.unit ?? 'persons']
  if (op === 'vague' && stated.vague) {
    const word = vague[stated.vague]
    const of = SHARES.has(stated.vague) ? (unit.share ?? unit.of) : unit.of
    return unit.before + fill(number.vague, { word, of }).trimEnd()
  }
  const deciding = op === 'range' ? high : value
  if (op === 'none' || op === 'unknown_some') return number[op]
  return (
    unit.before +
    fill(number[op], {
      n: value === undefined ? undefined : digits(value),
      low: low === undefined ? undefined : digits(low),
      high: high === undefined ? undefined : digits(high),
      u: deciding === 1 ? unit.one : unit.many,
    })
  )
}

/** Which end of a range an endpoint is. */
export type End = 'low' | 'best' | 'high'

const HEDGES = ['about', 'odd', 'nearly'] as const

/** A number with its marks: "about 60", "more than 350", "49 (a sum of parts)". */
export function markedPhrase(
  language: Language,
  marked: { value: number; marks: readonly Mark[] },
  end: End = 'low',
  unit: Unit = 'persons',
): string {
  const { marks, value } = marked
  const isMade = marks.includes('sum') || marks.includes('union')
  const hedges = HEDGES.filter((hedge) => marks.includes(hedge))
  const op = operatorOf(marks, end, isMade)
  const phrase = numberPhrase(language, { op, value, unit })
  return withNotes(language, phrase, notesOf(language, marks, isMade ? hedges : hedges.slice(1)))
}

function operatorOf(marks: readonly Mark[], end: End, isMade: boolean): Operator {
  if (marks.includes('strict')) return end === 'high' ? 'fewer_than' : 'more_than'
  // A sum of "300-odd" and 180 is not "480-odd": nobody said so.
  if (isMade) return 'exactly'
  return HEDGES.find((hedge) => marks.includes(hedge)) ?? 'exactly'
}

function notesOf(language: Language, marks: readonly Mark[], hedges: readonly Mark[]): string[] {
  const { reason, number, report } = wordsIn(language)
  const own = (['derived', 'word', 'floor', 'union', 'whole'] as const)
    .filter((mark) => marks.includes(mark))
    .map((mark) => reason.mark[mark])
  const named = hedges.map((mark) => reason.mark[mark]).join(report.list)
  if (marks.includes('sum') && named) return [...own, fill(number.markedParts, { marks: named })]
  if (marks.includes('sum')) return [...own, reason.mark.sum]
  return named ? [...own, named] : own
}

/** A phrase with remarks in brackets; the phrase alone when there are none. */
export function withNotes(language: Language, phrase: string, notes: readonly string[]): string {
  if (notes.length === 0) return phrase
  const { number, report } = wordsIn(language)
  return fill(number.noted, { n: phrase, note: notes.join(report.also) })
}

/** What of a whole is not broken down: "at least 189", "up to 120", with its hedges. */
export function remainderPhrase(
  language: Language,
  rest: Pick<Remainder, 'value' | 'marks' | 'bound'>,
  unit: Unit = 'persons',
): string {
  const { value, marks, bound } = rest
  if (bound !== 'at_least' && bound !== 'at_most') return markedPhrase(language, rest, 'low', unit)
  const [open, closed] =
    bound === 'at_least' ? (['more_than', 'at_least'] as const) : (['fewer_than', 'up_to'] as const)
  const op = marks.includes('strict') ? open : closed
  const { reason } = wordsIn(language)
  const notes = HEDGES.filter((hedge) => marks.includes(hedge)).map((hedge) => reason.mark[hedge])
  return withNotes(language, numberPhrase(language, { op, value, unit }), notes)
}

/** One end of a figure in words; says so when there is no number. */
export function endpointPhrase(
  language: Language,
  figure: Pick<Figure, End | 'strictLow'>,
  end: End,
  unit: Unit = 'persons',
): string {
  const { number, reason } = wordsIn(language)
  const endpoint = figure[end]
  if (endpoint === null) return noEndpoint(language, figure, end)
  const strict = end === 'low' && figure.strictLow && !endpoint.marks.includes('strict')
  const marks: Mark[] = strict ? [...endpoint.marks, 'strict'] : endpoint.marks
  if (isOnePart(endpoint)) return partPhrase(language, { value: endpoint.value, marks }, end, unit)
  const phrase = markedPhrase(language, { value: endpoint.value, marks }, end, unit)
  const fixed = endpoint.from.rule === 'fixed' ? endpoint.from.reason : undefined
  if (fixed === undefined || (fixed === 'vague_word' && marks.includes('word'))) return phrase
  if (marks.includes('word'))
    return withNotes(language, plainPhrase(language, endpoint, unit), [reason.fixed[fixed]])
  return number.noted && withNotes(language, phrase, [reason.fixed[fixed]])
}

/** Of one part nothing was added up: its number is what somebody said, with its word. */
function isOnePart({ from }: Endpoint): boolean {
  return from.rule === 'sum' && from.parts.length === 1
}

function partPhrase(
  language: Language,
  { value, marks }: { value: number; marks: readonly Mark[] },
  end: End,
  unit: Unit,
): string {
  // That an estimate is missing would be untrue: of the part there may be one.
  const own = marks.filter((mark) => mark !== 'sum' && mark !== 'floor')
  const hedges = HEDGES.filter((hedge) => own.includes(hedge))
  const notes = notesOf(language, own, hedges.slice(1))
  const phrase = numberPhrase(language, { op: operatorOf(own, end, false), value, unit })
  return withNotes(language, phrase, [...notes, wordsIn(language).number.onePart])
}

/** One end of a figure in words, without the remark in brackets. */
export function briefEndpoint(
  language: Language,
  figure: Pick<Figure, End | 'strictLow'>,
  end: End,
  unit: Unit = 'persons',
): string {
  const phrase = endpointPhrase(language, figure, end, unit)
  const at = phrase.search(/\s?[(（]/)
  return at === -1 ? phrase : phrase.slice(0, at)
}

function plainPhrase(language: Language, endpoint: Endpoint, unit: Unit): string {
  return numberPhrase(language, { op: 'exactly', value: endpoint.value, unit })
}

function noEndpoint(language: Language, figure: Pick<Figure, End>, end: End): string {
  const { number } = wordsIn(language)
  if (figure.low === null || end === 'low') return number.noNumber
  return end === 'high' ? number.highOpen : number.noBest
}

/**
 * The values that words allow, as text. `strict` names a stated limit that is itself excluded:
 * {351, ∞} of "more than 350" prints as "more than 350".
 */
export function valuesPhrase(
  language: Language,
  values: ValueSet,
  strict: { above?: number | undefined; below?: number | undefined } = {},
): string {
  const { report } = wordsIn(language)
  const { low, high } = values
  const above =
    strict.above === undefined ? undefined : phraseOf(language, 'more_than', strict.above)
  const below =
    strict.below === undefined ? undefined : phraseOf(language, 'fewer_than', strict.below)
  if (above && high === null) return above
  if (above || below) {
    const from = above ?? phraseOf(language, 'at_least', low)
    const to = below ?? (high === null ? undefined : phraseOf(language, 'up_to', high))
    return [from, to].filter((text) => text !== undefined).join(report.list)
  }
  if (high === null) return fill(report.valuesOpen, { low: digits(low) })
  if (low === high) return digits(low)
  return fill(report.values, { low: digits(low), high: digits(high) })
}

function phraseOf(language: Language, op: Operator, value: number): string {
  return numberPhrase(language, { op, value })
}
