// Two records of persons, field by field: what each says and how the two stand to each other, so
// that a reader sees at once what differs. It compares what is written, not who is meant: names in
// two scripts are said to be in two scripts. Source: desk.md P16.
import type { DayInterval, Mention } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import { type PlaceNames, placeName } from '../figure/question-sentence.ts'
import { intervalPhrase } from '../phrase/date.ts'

/** How two values of a field stand to each other, by what is written. */
export type FieldRelation = 'same' | 'meets' | 'near' | 'different' | 'script' | 'missing' | 'none'

/** What one record says of one field. */
export interface FieldValue {
  /** In the reader's words where there are any; empty when nothing is stated. */
  text: string
  /** As it stands in the file, where that is something else. */
  written?: string
}

/** A field of two records. */
export interface AlignedField {
  field: string
  a: FieldValue
  b: FieldValue
  relation: FieldRelation
}

/** What is needed to print fields. */
export interface FieldTelling {
  language: Language
  /** Names of places by path. */
  places?: PlaceNames
}

/** The fields that stand on every record, in the order in which they are read. */
const FIELDS = ['name', 'born', 'sex', 'home', 'place', 'time'] as const
type Field = (typeof FIELDS)[number]

/** Cells of the file that a field already says. */
const SAID = new Set(['record', 'list', 'birth_year', 'age', 'age_counting', ...FIELDS])
/** Days between two months that still count as close. */
const CLOSE_DAYS = 31
const DAY_MS = 86_400_000

/** The fields of two records beside each other, then the words of their lists' own. */
export function alignMentions(telling: FieldTelling, a: Mention, b: Mention): AlignedField[] {
  const own = [...new Set([...ownWords(a), ...ownWords(b)])]
  return [
    ...FIELDS.map((field) => ({
      ...{ field, a: fieldValue(telling, a, field), b: fieldValue(telling, b, field) },
      relation: relationOf(a, b, field),
    })),
    ...own.map((field) => ({
      ...{ field, a: writtenValue(a, field), b: writtenValue(b, field) },
      relation: wordRelation(a.written[field], b.written[field]),
    })),
  ]
}

/** The fields of one record that are stated, as they are printed. */
export function statedFields(
  telling: FieldTelling,
  mention: Mention,
): { field: string; value: FieldValue }[] {
  const stated = FIELDS.map((field) => ({ field, value: fieldValue(telling, mention, field) }))
  const own = ownWords(mention).map((field) => ({ field, value: writtenValue(mention, field) }))
  return [...stated, ...own].filter(({ value }) => value.text !== '')
}

/** The words that the list has of its own: cells that no common field says. */
function ownWords({ written }: Mention): string[] {
  return Object.keys(written).filter((field) => !SAID.has(field) && written[field] !== '')
}

function writtenValue({ written }: Mention, field: string): FieldValue {
  return { text: written[field] ?? '' }
}

function fieldValue(telling: FieldTelling, mention: Mention, field: Field): FieldValue {
  const { text, written } = { written: '', ...saidOf(telling, mention, field) }
  const isOther = written !== '' && !text.normalize('NFC').includes(written.normalize('NFC'))
  if (text === '') return { text: written }
  return isOther ? { text, written } : { text }
}

function saidOf(
  { language, places = {} }: FieldTelling,
  mention: Mention,
  field: Field,
): { text: string; written?: string } {
  const { written } = mention
  const { age, age_counting: counting } = written
  const { field: labels } = wordsIn(language).linkage
  switch (field) {
    case 'name':
      return { text: mention.name ?? '', written: written.name ?? '' }
    case 'born':
      return {
        text: bornPhrase(language, mention),
        written:
          written.birth_year ?? (age ? [labels.age, age, counting ?? ''].join(' ').trim() : ''),
      }
    case 'sex':
      return {
        text: mention.sex === undefined ? '' : wordsIn(language).linkage.sex[mention.sex],
        written: written.sex ?? '',
      }
    case 'time':
      return {
        text: mention.time === undefined ? '' : intervalPhrase(language, mention.time),
        written: written.time ?? '',
      }
    default: {
      const path = mention[field]
      const text = path === undefined ? '' : placeName(language, path, places)
      return { text, written: written[field] ?? '' }
    }
  }
}

/** "1969", "1969 or 1970": when somebody was born, from the band of years; empty when unknown. */
export function bornPhrase(
  language: Language,
  { bornLow, bornHigh }: Pick<Mention, 'bornLow' | 'bornHigh'>,
): string {
  const { born } = wordsIn(language).linkage
  const low = bornLow ?? bornHigh
  const high = bornHigh ?? bornLow
  if (low === undefined || high === undefined) return ''
  const pattern = low === high ? born.year : high - low === 1 ? born.band : born.span
  return fill(pattern, { low, high })
}

function relationOf(a: Mention, b: Mention, field: Field): FieldRelation {
  if (field === 'born') return bornRelation(a, b)
  if (field === 'time') return timeRelation(a.time, b.time)
  if (field === 'home' || field === 'place') {
    const paths = [a[field], b[field]] as const
    if (paths[0] !== undefined && paths[1] !== undefined) return placeRelation(paths[0], paths[1])
    return wordRelation(a.written[field] ?? paths[0], b.written[field] ?? paths[1])
  }
  return wordRelation(a[field], b[field])
}

function missingRelation(a: unknown, b: unknown): 'missing' | 'none' | undefined {
  if (a === undefined && b === undefined) return 'none'
  return a === undefined || b === undefined ? 'missing' : undefined
}

function wordRelation(a: string | undefined, b: string | undefined): FieldRelation {
  const [x, y] = [a, b].map((word) => (word === undefined || word === '' ? undefined : word))
  const missing = missingRelation(x, y)
  if (missing !== undefined) return missing
  const [left, right] = [foldWord(x ?? ''), foldWord(y ?? '')]
  if (left === right) return 'same'
  return scriptOf(left) === scriptOf(right) ? 'different' : 'script'
}

function foldWord(word: string): string {
  return word.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function scriptOf(word: string): string {
  if (/\p{Script=Hangul}/u.test(word)) return 'hangul'
  if (/\p{Script=Han}/u.test(word)) return 'han'
  if (/\p{Script=Cyrillic}/u.test(word)) return 'cyrillic'
  return /\p{Script=Latin}/u.test(word) ? 'latin' : 'other'
}

function bornRelation(a: Mention, b: Mention): FieldRelation {
  const missing = missingRelation(a.bornLow ?? a.bornHigh, b.bornLow ?? b.bornHigh)
  if (missing !== undefined) return missing
  const [x, y] = [bandOf(a), bandOf(b)]
  if (x.low === y.low && x.high === y.high && x.low === x.high) return 'same'
  const gap = Math.max(x.low, y.low) - Math.min(x.high, y.high)
  return gap <= 0 ? 'meets' : gap === 1 ? 'near' : 'different'
}

function bandOf({ bornLow, bornHigh }: Mention): { low: number; high: number } {
  const low = bornLow ?? bornHigh ?? 0
  return { low, high: bornHigh ?? low }
}

function placeRelation(a: string, b: string): FieldRelation {
  if (a === b) return 'same'
  return a.startsWith(`${b}/`) || b.startsWith(`${a}/`) ? 'meets' : 'different'
}

function timeRelation(a: DayInterval | undefined, b: DayInterval | undefined): FieldRelation {
  const missing = missingRelation(a, b)
  if (missing !== undefined || a === undefined || b === undefined) return missing ?? 'none'
  if (a.earliest === b.earliest && a.latest === b.latest) return 'same'
  const later = Math.max(Date.parse(a.earliest), Date.parse(b.earliest))
  const gap = (later - Math.min(Date.parse(a.latest), Date.parse(b.latest))) / DAY_MS
  return gap <= 0 ? 'meets' : gap <= CLOSE_DAYS ? 'near' : 'different'
}
