// What a text says against what was said of it: its letters against its language, its date line
// against its day of publication. Only doubts: a translation quotes, and a reprint keeps the date
// line of its original. Scripts of languages come from CLDR (Intl.Locale), letters from Unicode.
import { type DayInterval, dayNumber, writtenDatesIn } from '@tumen/claim'
import type { doubtsSchema } from '@tumen/contract'
import type { z } from 'zod'

/** What was said of a document. */
export interface SaidOfDocument {
  /** BCP 47 tag. */
  language: string
  published: DayInterval
}

type DocumentDoubt = z.output<typeof doubtsSchema>[number]

/** The doubts about what was said of a text, the language first. */
export function documentDoubts(text: string, said: SaidOfDocument): DocumentDoubt[] {
  const day = strangeDateLine(text, said.published)
  const second = secondReport(text)
  return [
    ...(isOtherScript(text, said.language) ? [{ code: 'language' as const }] : []),
    ...(day === undefined ? [] : [{ code: 'published' as const, day }]),
    ...(second ? [{ code: 'several' as const, day: second.day }] : []),
  ]
}

/** Units that are looked at: a page changes its language at its end, if anywhere. */
const SAMPLE = 20_000

/** Fewer letters than these say nothing. */
const LEAST_LETTERS = 20

/** Of its letters, those in the script of its language: below this the text is doubted. */
const LEAST_SHARE = 1 / 3

/** Of a script that borrows another one: its own letters beside the borrowed ones. */
const LEAST_OWN = 1 / 10

/** A sign of Hangul, Han or kana says as much as about two letters. */
const WEIGHT = 2

const KANA = ['Hira', 'Kana']

/** Scripts that ISO 15924 joins: their own letters, and those that they borrow. */
const JOINED: Readonly<Record<string, { own: readonly string[]; borrowed?: string }>> = {
  Hans: { own: ['Hani'] },
  Hant: { own: ['Hani'] },
  Kore: { own: ['Hang'], borrowed: 'Hani' },
  Jpan: { own: KANA, borrowed: 'Hani' },
}

const HEAVY: ReadonlySet<string> = new Set(['Hani', 'Hang', ...KANA])

function isOtherScript(text: string, language: string): boolean {
  const script = scriptOf(language)
  if (script === undefined) return false
  const sample = text.slice(0, SAMPLE)
  const count = (scripts: readonly string[]) =>
    scripts.reduce((sum, one) => sum + countOf(sample, `Script=${one}`) * weightOf(one), 0)
  const { own, borrowed } = JOINED[script] ?? { own: [script] }
  const heavy = count([...HEAVY])
  const all = heavy + countOf(sample, 'L') - heavy / WEIGHT
  if (all < LEAST_LETTERS) return false
  const [ours, theirs] = [count(own), borrowed === undefined ? 0 : count([borrowed])]
  const isMixed = ours >= LEAST_OWN * (ours + theirs)
  // Japanese has Han, too; it is not Chinese.
  const isJapanese = own.includes('Hani') && count(KANA) >= LEAST_OWN * ours
  return isJapanese || (ours + (isMixed ? theirs : 0)) / all < LEAST_SHARE
}

/** The script in which a language is written, as four letters; nothing for unknown tags. */
function scriptOf(language: string): string | undefined {
  // Of no language that is known, or of several.
  if (/^(?:und|mul|mis|zxx)(?:-|$)/i.test(language)) return undefined
  try {
    const { script } = new Intl.Locale(language).maximize()
    if (script === undefined || script in JOINED) return script
    // A script that this Unicode does not know cannot be counted.
    countOf('', `Script=${script}`)
    return script
  } catch {
    return undefined
  }
}

function weightOf(script: string): number {
  return HEAVY.has(script) ? WEIGHT : 1
}

function countOf(text: string, property: string): number {
  return text.match(new RegExp(`\\p{${property}}`, 'gu'))?.length ?? 0
}

/** Lines with words at the head of a text in which its date is looked for. */
const HEAD_LINES = 20

const LONGEST_LINE = 120

/** What may stand in a date line beside the day. */
const BESIDE = new RegExp(
  [
    '(?:first |last |originally )?(?:published|posted|updated|modified|issued|date|on|at)',
    '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?',
    '[ap]\\.?m\\.?|utc|gmt|[a-z]{1,4}t(?= |$)|\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?',
    '기사입력|입력|수정|등록|게시|발행|작성|최종|일자|일시|날짜|오전|오후|[월화수목금토일]요일',
    '发布|發布|发表|發表|更新|刊登|时间|時間|日期|于|於|上午|下午|[星期周週]{1,2}[一二三四五六日天]',
    '[\\s\\p{P}\\p{S}]',
  ].join('|'),
  'giu',
)

/**
 * The day of the first date line, where no date line lies within a day of the publication: other
 * places of the world have another date. A date line holds days and nothing but weekdays, times of
 * day and words like "published".
 */
function strangeDateLine(text: string, published: DayInterval): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const days = lines.slice(0, HEAD_LINES).flatMap(daysOfLine)
  const [first, last] = [dayNumber(published.earliest), dayNumber(published.latest)]
  const isNear = (day: string) => first - 1 <= dayNumber(day) && dayNumber(day) <= last + 1
  return days.some(isNear) ? undefined : days[0]
}

/** Units of a text in which date lines are looked for, and of running text around a second one. */
const MOST_SEARCHED = 200_000
const LEAST_AROUND = 300

/** A date line of another day with running text before it and after it: perhaps a second report. */
export function secondReport(text: string): { from: number; day: string } | undefined {
  const lines = text.slice(0, MOST_SEARCHED).split('\n')
  let [at, first] = [0, undefined as { day: string; end: number } | undefined]
  for (const line of lines) {
    const [day] = line.trim() === '' ? [] : daysOfLine(line)
    const isFar = first && at - first.end >= LEAST_AROUND && text.length - at >= LEAST_AROUND
    if (day !== undefined && isFar && day !== first?.day) return { from: at, day }
    at += line.length + 1
    if (day !== undefined && (!first || !isFar)) first = { day, end: at }
  }
  return undefined
}

function daysOfLine(line: string): string[] {
  if (line.length > LONGEST_LINE) return []
  const dates = writtenDatesIn(line)
  if (dates.some(({ earliest, latest }) => earliest !== latest)) return []
  const ends = [0, ...dates.map(({ end }) => end)]
  const between = ends.map((end, n) => line.slice(end, dates[n]?.start))
  const rest = between.join(' ').normalize('NFKC').replace(BESIDE, '')
  return rest === '' ? dates.map(({ earliest }) => earliest) : []
}
