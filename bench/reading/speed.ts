// How fast the reader reads and how much memory it takes: documents of a thousand words of two
// kinds, of our labelled texts, which tell of people in nearly every sentence, and of texts of the
// press where they lie beside the repository; one text of 10 kB, one of 1 MB without line feeds.
// Times are those of the processor, all threads, so that other work on the machine hardly counts.
import { type Resources, readText, type SourceText } from '@tumen/reading'

const WORDS = 1000
/** Chinese is written without spaces; a word is somewhat over one and a half signs. */
const UNITS_OF_CHINESE = 1600
const DOCUMENTS = 20
/** Readings of all documents until V8 has compiled what is used, and those that count. */
const WARMING = 13
const RUNS = 7
/** The limit of the issue on reading, reading.md 9. */
const LEAST_PER_SECOND = 50
const SMALL_UNITS = 10_000
const SMALL_LIMIT_MS = 50
const MIDDLE_UNITS = 1_000_000
const KIB = 1024

/** A text with its language. */
export interface SpokenText {
  language: string
  source: SourceText
}

/** Texts of one kind. */
export interface TextKind {
  name: string
  texts: readonly SpokenText[]
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

/** Milliseconds of the processor that the work took. */
export function timed(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The first thousand words; nothing of a text that has fewer. */
function thousandWords(text: string, language: string): string | undefined {
  if (language === 'zh')
    return text.length < UNITS_OF_CHINESE ? undefined : text.slice(0, UNITS_OF_CHINESE)
  const words = [...text.matchAll(/\S+/g)]
  const last = words[WORDS - 1]
  return last && text.slice(0, last.index + last[0].length)
}

/** Documents of a language, each beginning with another text. */
export function documentsOf(language: string, { texts }: TextKind): SourceText[] {
  const ours = texts.filter((one) => one.language === language).map(({ source }) => source)
  return Array.from({ length: DOCUMENTS }, (_, n) => {
    const first = ours[n % ours.length] as SourceText
    let joined = ''
    let text: string | undefined
    for (let k = n; text === undefined; k++) {
      joined += `${ours[k % ours.length]?.text}\n`
      text = thousandWords(joined, language)
    }
    return { ...first, text }
  })
}

const perSecond = (ms: number) => (DOCUMENTS / ms) * 1000

function printSpeed(language: string, kind: TextKind, resources: Resources): void {
  const documents = documentsOf(language, kind)
  let proposals = 0
  const readAll = () => {
    proposals = 0
    for (const document of documents) proposals += readText(document, resources).length
  }
  const warming = Array.from({ length: WARMING }, () => timed(readAll))
  const times = Array.from({ length: RUNS }, () => timed(readAll))
  const speed = perSecond(median(times))
  const verdict = speed >= LEAST_PER_SECOND ? 'kept' : 'MISSED'
  console.log(
    `${language}, ${kind.name}: ${speed.toFixed(0)} documents of 1,000 words a second`,
    `(at least ${LEAST_PER_SECOND}: ${verdict}),`,
    `${(proposals / DOCUMENTS).toFixed(0)} proposals in each;`,
    `the first ${DOCUMENTS} at ${perSecond(warming[0] ?? 0).toFixed(0)} a second`,
  )
}

function printSmall(language: string, kind: TextKind, resources: Resources): void {
  const [first] = documentsOf(language, kind)
  if (!first) return
  const small = { ...first, text: ofLength(first.text, SMALL_UNITS) }
  const ms = median(
    Array.from({ length: RUNS }, () => timed(() => void readText(small, resources))),
  )
  console.log(
    `${language}: ${SMALL_UNITS} units in ${ms.toFixed(1)} ms`,
    `(at most ${SMALL_LIMIT_MS}: ${ms <= SMALL_LIMIT_MS ? 'kept' : 'MISSED'})`,
  )
}

export const LANGUAGES = ['en', 'ko', 'zh']

/** Prints documents a second of every kind and language, times of single texts, peak memory. */
export function printSpeeds(kinds: readonly TextKind[], resources: Resources): void {
  for (const kind of kinds) for (const language of LANGUAGES) printSpeed(language, kind, resources)
  const [dense] = kinds
  if (!dense) return
  for (const language of LANGUAGES) printSmall(language, dense, resources)
  console.log(`peak memory so far: ${peakMegabytes()} MB`)
  const [first] = documentsOf('en', dense)
  if (!first) return
  const text = ofLength(first.text.replaceAll('\n', ' '), MIDDLE_UNITS)
  const ms = timed(() => void readText({ ...first, text }, resources))
  console.log(`1 million units of one line in ${(ms / 1000).toFixed(1)} s of the processor;`)
  console.log(`peak memory with it: ${peakMegabytes()} MB`)
}

/** The text again and again, up to that many units. */
export const ofLength = (text: string, units: number) =>
  text.repeat(Math.ceil(units / text.length)).slice(0, units)

/** The most memory that the process has held so far. */
export const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / KIB)
