// That no input makes the reader slow: hostile repetition at n, 2n and 4n units; the time of each
// doubling is printed beside its limit. Source: the issue on reading, bad input.
import { readFileSync } from 'node:fs'
import { type Resources, readText } from '@tumen/reading'
import { timed } from './reading-speed.ts'

const UNITS = 100_000
const RUNS = 2
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
  const times = Array.from({ length: RUNS }, () =>
    timed(() => void readText({ text, published }, resources)),
  )
  return Math.min(...times)
}

/** All words of each section of the word lists, one after another. */
function floods(): Record<string, string> {
  const lists = new URL('../rooms/reading/data/', import.meta.url)
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
export function printGrowth(resources: Resources): number {
  let tooMany = 0
  for (const [name, piece] of Object.entries({ ...PIECES, ...floods() })) {
    const text = piece.repeat(Math.ceil((4 * UNITS) / piece.length))
    const times = [1, 2, 4].map((n) => timeOf(text.slice(0, n * UNITS), resources))
    const [one = 0, two = 0, four = 0] = times
    const ratios = [two / one, four / two]
    const isBad = four > NOISE_MS && ratios.every((ratio) => ratio > LIMIT)
    if (isBad) tooMany++
    console.log(
      name.padEnd(NAME_WIDTH),
      ...times.map((ms) => `${ms.toFixed(0)} ms`.padStart(CELL_WIDTH)),
      ...ratios.map((ratio) => `x${ratio.toFixed(2)}`.padStart(CELL_WIDTH)),
      isBad ? `ABOVE ${LIMIT}` : 'kept',
    )
  }
  return tooMany
}

const NAME_WIDTH = 34
const CELL_WIDTH = 9
