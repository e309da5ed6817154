// How fast the reader reads and how much memory it takes: documents of a thousand words made of
// our own texts, one text of 10 kB, one of 1 MB without line feeds, one of 20 MB. Times are those
// of the processor, so that other work on the machine does not count. Limits: the issue on
// reading, reading.md 9.
import { type Resources, readText, type SourceText } from '@tumen/reading'
import type { LabelledDocument } from './reading-folder.ts'

const WORDS = 1000
/** Chinese is written without spaces; a word is somewhat over one and a half signs. */
const UNITS_OF_CHINESE = 1600
const DOCUMENTS = 60
const RUNS = 7
const LEAST_PER_SECOND = 50
const SMALL_UNITS = 10_000
const SMALL_LIMIT_MS = 50
const MIDDLE_UNITS = 1_000_000
const LARGE_UNITS = 20_000_000
const MEGABYTE = 1024

const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0

/** Milliseconds of the processor that the work took. */
export function timed(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const isLongEnough = (text: string, language: string) =>
  language === 'zh' ? text.length >= UNITS_OF_CHINESE : text.split(/\s+/).length >= WORDS

/** Documents of a language, each beginning with another text. */
function documentsOf(language: string, all: readonly LabelledDocument[]): SourceText[] {
  const ours = all.filter((document) => document.language === language)
  return Array.from({ length: DOCUMENTS }, (_, n) => {
    const first = ours[n % ours.length]?.source as SourceText
    let text = ''
    for (let k = n; !isLongEnough(text, language); k++)
      text += `${ours[k % ours.length]?.source.text}\n`
    return { ...first, text }
  })
}

function printSpeed(language: string, all: readonly LabelledDocument[], resources: Resources) {
  const documents = documentsOf(language, all)
  const readAll = () => {
    for (const document of documents) readText(document, resources)
  }
  readAll()
  const times = Array.from({ length: RUNS }, () => timed(readAll))
  const perSecond = (DOCUMENTS / median(times)) * 1000
  const verdict = perSecond >= LEAST_PER_SECOND ? 'kept' : 'MISSED'
  console.log(
    `${language}: ${perSecond.toFixed(0)} documents of 1,000 words a second`,
    `(at least ${LEAST_PER_SECOND}: ${verdict})`,
  )
  const small = { ...documents[0], text: documents[0]?.text.repeat(9).slice(0, SMALL_UNITS) ?? '' }
  const once = Array.from({ length: RUNS }, () =>
    timed(() => void readText(small as SourceText, resources)),
  )
  const ms = median(once)
  console.log(
    `${language}: ${SMALL_UNITS} units in ${ms.toFixed(1)} ms`,
    `(at most ${SMALL_LIMIT_MS}: ${ms <= SMALL_LIMIT_MS ? 'kept' : 'MISSED'})`,
  )
}

/** Prints documents a second, the time of one text, the time of a huge one, and peak memory. */
export function printSpeeds(all: readonly LabelledDocument[], resources: Resources): void {
  for (const language of ['en', 'ko', 'zh']) printSpeed(language, all, resources)
  console.log(`peak memory so far: ${peakMegabytes()} MB`)
  const [first] = documentsOf('en', all)
  if (!first) return
  const oneLine = first.text.replaceAll('\n', ' ')
  printLarge('of one line', { ...first, text: ofLength(oneLine, MIDDLE_UNITS) }, resources)
  printLarge('of lines', { ...first, text: ofLength(first.text, LARGE_UNITS) }, resources)
}

const ofLength = (text: string, units: number) =>
  text.repeat(Math.ceil(units / text.length)).slice(0, units)

function printLarge(shape: string, source: SourceText, resources: Resources): void {
  const ms = timed(() => void readText(source, resources))
  const size = (source.text.length / 1e6).toFixed(0)
  console.log(
    `${size} million units ${shape} in ${(ms / 1000).toFixed(1)} s;`,
    `peak memory with it: ${peakMegabytes()} MB`,
  )
}

const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / MEGABYTE)
