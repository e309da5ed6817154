// What a cell of a table of figures says, in signs and aloud, and why cells are not added.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { outputText } from '../terminal/output.ts'
import { textWidth } from '../terminal/text-width.ts'
import {
  type CellTable,
  cellSaid,
  cellSigns,
  cellTableSentences,
  cellVoices,
  periodLabel,
  sumSentence,
  type TableCell,
} from './cell.ts'

const end = (value: number, ...marks: NonNullable<TableCell['low']>['marks']) => ({ value, marks })
const CELL: TableCell = {
  ...{ act: 'arrest', place: 'CN/JL', period: 3, population: 'KP' },
  ...{ low: end(1350, 'strict'), best: end(1400, 'about'), high: null, open: true },
  ...{ strictLow: true, status: 'contested', flags: [], figure: [1, 2], event: [1, 2], reports: 4 },
}
const NOTHING: TableCell = {
  ...{ ...CELL, period: 0, low: null, best: null, status: 'no_data' },
  ...{ figure: [0, 0], reports: 0 },
}
const { period: _, ...WHOLE } = CELL
const months = [1, 2, 3, 4].map((month) => `2022-0${month}`)
const lengths = [31, 28, 31, 30]
const TABLE: CellTable = {
  ...{ acts: ['arrest', 'detention'], places: ['CN/JL'], place: 'CN', population: 'KP' },
  periods: months.map((month, n) => ({ from: `${month}-01`, to: `${month}-${lengths[n]}` })),
  cells: [CELL, NOTHING],
  totals: [{ ...WHOLE, noSum: 'lasts' }],
  ...{ waiting: 0, knownBy: 'recorded', knownOn: '2022-08-10' },
  placeNames: { CN: { en: 'China' }, 'CN/JL': { en: 'Jilin' }, KP: { en: 'North Korea' } },
}

test('[V403] a cell says low, best and high in signs, and aloud in words, in each language', () => {
  assert.equal(cellSigns(CELL), '>1,350 / ~1,400 / ∞')
  assert.equal(cellSigns(NOTHING), '– / – / –')
  assert.equal(cellSigns({ low: end(9), best: end(9, 'floor'), high: null }), '9 / ≥9 / ∞')
  assert.equal(cellSigns({ low: end(0), best: null, high: end(9, 'strict') }), '0 / – / <9')
  const said = cellSaid('en', CELL)
  assert.equal(said, 'low more than 1,350, best about 1,400, high no upper limit')
  for (const language of LANGUAGES) {
    const { cells, page } = wordsIn(language)
    assert.ok(cellSaid(language, NOTHING).includes(cells.nothing))
    for (const sign of ['~', '≥', '>', '<', '–', '∞', '≠'])
      assert.ok(page.cells.legend.includes(sign))
    assert.ok(cells.status.contested.startsWith('≠'), 'a sign and a word')
  }
  assert.deepEqual(cellVoices('en', CELL), { origins: '1–2 origins', reports: '4 reports' })
  const one = cellVoices('en', { figure: [1, 1], reports: 1 })
  assert.deepEqual(one, { origins: '1 origin', reports: '1 report' })
})

test('[V404] a column is called as people call its time', () => {
  const told = (from: string, to: string) => periodLabel('en', { from, to })
  assert.equal(told('2022-01-01', '2022-06-30'), 'January to June 2022')
  assert.equal(told('2022-07-01', '2022-12-31'), 'July to December 2022')
  assert.equal(told('2022-01-01', '2022-12-31'), '2022')
  assert.equal(told('2022-04-01', '2022-04-30'), 'April 2022')
  assert.equal(told('2022-04-10', '2022-06-30'), '10 April 2022 to 30 June 2022')
  assert.equal(told('2021-07-01', '2022-12-31'), '1 July 2021 to 31 December 2022')
  const at = '2022-07-31'
  assert.equal(periodLabel('en', { from: '2022-07-01', to: at, at }), 'on 31 July 2022')
  assert.equal(periodLabel('ko', { from: '2022-01-01', to: '2022-06-30' }), '2022년 상반기')
  assert.equal(periodLabel('zh', { from: '2022-07-01', to: '2022-12-31' }), '2022年下半年')
})

test('[V405] the sentence above says what the table is of, as known when, and what it answers', () => {
  assert.deepEqual(cellTableSentences('en', TABLE, { level: 'adm1', step: 'month' }), [
    'Arrest, Detention, China by province, 1 January 2022 to 30 April 2022 by month (North Korea), as recorded here by 10 August 2022.',
    'Of 2 cells 1 has a number, 1 is contested.',
  ])
  const periods = TABLE.periods.map((one) => ({ ...one, at: one.to }))
  const [held] = cellTableSentences('en', { ...TABLE, periods }, { step: 'month' })
  assert.match(held ?? '', /to 30 April 2022 by month, held on the last day \(North Korea\)/)
  for (const language of LANGUAGES)
    for (const line of cellTableSentences(language, TABLE, {})) assert.doesNotMatch(line, /[{}[\]]/)
})

test('[V406] a sum says of how many cells it is; each reason against one is a sentence', () => {
  const [total] = TABLE.totals
  assert.ok(total)
  const { noSum: _, ...rest } = total
  const sum = { low: end(49, 'sum'), best: null, high: null, cells: 2 }
  assert.equal(sumSentence('en', { ...rest, sum }), 'Sum: 49 / – / ∞, of 2 cells')
  for (const language of LANGUAGES) {
    const { noSum } = wordsIn(language).cells
    const all = Object.keys(noSum) as (keyof typeof noSum)[]
    const sentences = all.map((reason) => sumSentence(language, { ...rest, noSum: reason }))
    assert.equal(new Set(sentences).size, 9, language)
  }
})

test('[V407] the terminal prints the cells with statements and the wholes within 80 columns', () => {
  for (const language of LANGUAGES) {
    const lines = outputText(language, 'figure.table', TABLE)
    for (const line of lines) assert.ok(textWidth(line) <= 80, line)
    const text = lines.join('\n')
    assert.ok(text.includes('>1,350 / ~1,400'), language)
    assert.equal(text.split('1,350').length - 1, 2, 'a cell and a whole, nothing of the empty one')
    const { cells } = wordsIn(language)
    assert.ok(text.replaceAll(/\s+/g, '').includes(cells.acts.replaceAll(/\s+/g, '')))
  }
})
