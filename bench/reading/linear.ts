// That no input makes the reader slow: hostile repetition at n, 2n and 4n units, and one text that
// grows to millions. What seems to grow faster than its input is read once more, longer and twice.
// Source: the issue on reading, bad input.
import { readFileSync } from 'node:fs'
import { type Resources, readText } from '@tumen/reading'
import { ofLength, peakMegabytes, timed } from './speed.ts'

/** Units of the shortest of three texts: of pieces made by hand, and of whole word lists. */
const PIECE_UNITS = 40_000
const LIST_UNITS = 2000
/** How much longer, and how often, a kind is read that seemed to grow too fast. */
const AGAIN = 8
const RUNS_AGAIN = 2
/** Of a doubling: twice is linear, four times the square. */
const LIMIT = 2.6
/** Below this many milliseconds a ratio says nothing. */
const NOISE_MS = 15

/** What is repeated, by name: half-matches of every kind of rule, and plain floods. */
const PIECES: Record<string, string> = {
  digits: '1',
  'digit groups': '1,',
  'number words': 'twenty-one hundred thousand ',
  counts: '12 of 40 people were arrested in China, ',
  'hedges without number': 'at least about more than up to ',
  'parts of parts': 'two of the three of the four of the ',
  speakers: 'according to A, who told B that C said D quoted E as saying ',
  quotes: '"',
  'quotes with words': '"he said, ',
  brackets: '(((',
  'dates without end': 'between 1 and 2 and 3 January to ',
  commas: ', and ',
  'relative clauses': 'who were arrested which were held ',
  spaces: ' ',
  'no-break spaces': '\u00a0',
  'line feeds': '\n',
  'short lines': '60 held\n',
  'Korean counts': '탈북민 10여 명이 체포됐다고 ',
  'Korean numerals': '백이십삼만',
  'Korean speakers': '에 따르면 관계자는 ',
  'Chinese counts': '至少三百多名朝鲜人被遣返,',
  'Chinese numerals': '一百二十',
  'Chinese speakers': '据援引的说法称',
  'full-width digits': '１２３，',
  'right-to-left': '\u202e٣٤ שלום ',
  emoji: '👩‍👩‍👧 60 ',
  'capital letters': 'A. B. C. ',
  'place names': 'in Yanji and Dandong and Liaoning, ',
}

function timeOf(text: string, resources: Resources): number {
  const published = { earliest: '2020-01-01', latest: '2020-01-01' }
  return timed(() => void readText({ text, published }, resources))
}

/** Times at once, twice and four times so many units; of several runs the shortest. */
function timesOf(piece: string, units: number, runs: number, resources: Resources): number[] {
  return [1, 2, 4].map((n) => {
    const text = ofLength(piece, n * units)
    return Math.min(...Array.from({ length: runs }, () => timeOf(text, resources)))
  })
}

// Two doublings together: a pause in the first alone cannot hide a square.
function isTooFast([one = 0, , four = 0]: readonly number[]): boolean {
  return four > NOISE_MS && four > one * LIMIT * LIMIT
}

/** All words of each section of the word lists, one after another. */
function floods(): Record<string, string> {
  const lists = new URL('../../rooms/reading/data/', import.meta.url)
  const found: Record<string, string> = {}
  for (const language of ['en', 'ko', 'zh']) {
    const text = readFileSync(new URL(`${language}.txt`, lists), 'utf8')
    for (const section of text.split(/^\[/m).slice(1)) {
      const [name = '', ...lines] = section.split('\n')
      const words = lines
        .filter((line) => !line.startsWith('#'))
        .map((line) => line.split(' = ')[0])
      found[`${language} [${name}`] = `${words.join(language === 'zh' ? '' : ' ')} `
    }
  }
  return found
}

/** Prints the times of every kind of input; gives the number of kinds above the limit. */
export function printGrowth(text: string, resources: Resources): number {
  const kinds = [
    ...Object.entries(PIECES).map(([name, piece]) => ({ name, piece, units: PIECE_UNITS })),
    ...Object.entries(floods()).map(([name, piece]) => ({ name, piece, units: LIST_UNITS })),
    { name: 'labelled texts, joined', piece: text, units: TEXT_UNITS },
  ]
  let tooMany = 0
  for (const { name, piece, units } of kinds) {
    const once = timesOf(piece, units, 1, resources)
    const times = isTooFast(once) ? timesOf(piece, units * AGAIN, RUNS_AGAIN, resources) : once
    const isBad = isTooFast(times)
    if (isBad) tooMany++
    printTimes(name, times, isBad)
  }
  console.log(
    `${kinds.length} kinds, ${tooMany} above the limit; peak memory ${peakMegabytes()} MB`,
  )
  return tooMany
}

function printTimes(name: string, times: readonly number[], isBad: boolean): void {
  const [one = 0, two = 0, four = 0] = times
  console.log(
    name.padEnd(NAME_WIDTH),
    ...times.map((ms) => `${ms.toFixed(0)} ms`.padStart(CELL_WIDTH)),
    ...[two / one, four / two].map((ratio) => `x${ratio.toFixed(2)}`.padStart(CELL_WIDTH)),
    isBad ? `ABOVE ${LIMIT}` : 'kept',
  )
}

/** Sizes of one text, and the longest that is read by `--large`. */
const TEXT_UNITS = 500_000
const LARGE_UNITS = [1_250_000, 5_000_000, 20_000_000]

/** Prints the times of one text up to twenty million units: two minutes of the processor. */
export function printLarge(text: string, resources: Resources): void {
  for (const units of LARGE_UNITS) {
    const seconds = timeOf(ofLength(text, units), resources) / 1000
    const each = ((seconds / units) * 1e6).toFixed(2)
    console.log(
      `${(units / 1e6).toFixed(2)} million units in ${seconds.toFixed(1)} s,`,
      `${each} s a million; peak memory ${peakMegabytes()} MB`,
    )
  }
}

const NAME_WIDTH = 34
const CELL_WIDTH = 9
