import assert from 'node:assert/strict'
import test from 'node:test'
import { FINDING_KINDS, type Finding, readTable, reportJob, runJob } from '@tumen/estimate'
import { LANGUAGES, namesOf, wordsIn } from '@tumen/words'
import { textWidth } from '../terminal/text-width.ts'
import { type EstimateData, estimateSentences, estimateText, findingSentenceOf } from './text.ts'

// An invented report: the sentences are read off it by hand.
const REPORT: EstimateData = {
  table: { lists: ['police', 'press', 'parish'], hash: 'f0ad' },
  documented: { persons: 1271, lists: 3, twice: 84 },
  bound: { estimate: 1474, standardError: 40, low: 1406.7, high: 1575, atLeast: 1406 },
  band: { by: 'models', low: 1655.4, high: 3031.2 },
  estimate: {
    total: 2312.6,
    low: 1353.9,
    high: 3502.1,
    method: 'bic',
    model: '[12,3]',
    small: false,
  },
  methods: [
    { method: 'model', estimate: 2312.6, low: 1353.9, high: 3502.1, model: '[12,3]', findings: [] },
    {
      method: 'classes',
      estimate: 7777,
      low: 6666,
      high: 8888,
      findings: [{ code: 'R7', kind: 'rhat', values: { rhat: 1.31 } }],
    },
  ],
  findings: [
    { code: 'W1', kind: 'one_cell', about: '110', values: { change: 0.231 } },
    { code: 'W7', kind: 'small_cells', about: '111 011', values: { cells: 2, below: 5 } },
  ],
  variants: [
    { change: 'drop', about: 'press', persons: 900, chao: 1000, estimate: 1800.2, model: '[1,2]' },
    { change: 'plus', about: '111', persons: 1272, chao: 1470, estimate: 2300 },
  ],
  selfTest: [{ list: 'police', known: 400, estimate: 380, low: 350.2, high: 420.1, holds: true }],
  curves: {},
  options: { seed: '7', replicates: 10_000, classes: true },
  versions: { procedure: '1' },
}

function withheld(findings: Finding[]): EstimateData {
  const { estimate: _, band: __, ...rest } = REPORT
  return { ...rest, findings, methods: [REPORT.methods[1] as EstimateData['methods'][number]] }
}

test('[V190] an estimate is told in order, each number with what it rests on', () => {
  const { documented, bound, band, estimate, made } = estimateSentences('en', REPORT)
  assert.equal(
    documented,
    'At least 1,271 (documented), named on 3 lists; 84 of them on two or more.',
  )
  assert.match(bound, /^A lower bound of 1,406, assuming that/)
  assert.match(band ?? '', /^A band of 1,655 to 3,032, assuming one of the models/)
  assert.match(
    estimate,
    /^An estimate of 2,313 \(1,353 to 3,503\), which rests on the model \[12,3\]/,
  )
  assert.equal(made, 'Seed 7, 10,000 replicates, procedure 1, table f0ad.')
  for (const language of LANGUAGES)
    for (const text of [documented, bound, band, estimate])
      assert.doesNotMatch(text ?? '', /^\d/, language)
})

test('[V191] where something withholds an estimate, its reasons stand in its place', () => {
  const few: Finding = {
    code: 'R4',
    kind: 'few_overlaps',
    values: { overlaps: 1, least: 7, missing: 6 },
  }
  const { estimate } = estimateSentences('en', withheld([few]))
  assert.equal(
    estimate,
    'No estimate: Only 1 person stands on two or more lists; 7 are needed, 6 more.',
  )
  const ofMethod: Finding = { code: 'R7', kind: 'rhat', values: { rhat: 2 } }
  assert.match(estimateSentences('en', withheld([ofMethod])).estimate, /no method gave one/)
  const model: Finding = { code: 'R3', kind: 'no_maximum', about: 'default' }
  assert.match(estimateSentences('ko', withheld([model])).estimate, /^추정치 없음: 모형은/)
})

test('[V191] where no estimate is printed no other method prints one', () => {
  const small = { ...REPORT, estimate: { ...REPORT.estimate, small: true } } as EstimateData
  for (const report of [withheld([]), small, { ...withheld([]), smallWithheld: true }]) {
    const text = estimateText('en', report as never).join('\n')
    for (const number of ['7,777', '2,313', '1,800', '380']) assert.ok(!text.includes(number))
    assert.match(text, /1,406/)
  }
})

test('[V191] a curve of two lists is printed from a hundred persons on', () => {
  const point = { at: 2, estimate: 3170, standardError: 9, low: 3118, high: 3279 }
  const two = { ...withheld([]), curves: { odds: [point] } }
  assert.match(estimateText('en', two as never).join('\n'), /3,170 {2}3,118 to 3,279/)
  const few = { ...two, documented: { persons: 99, lists: 2, twice: 15 } }
  assert.doesNotMatch(estimateText('en', few as never).join('\n'), /3,170/)
})

test('[V192] every finding has a sentence with nothing left to fill, in three languages', () => {
  const values = ['lists', 'persons', 'least', 'overlaps', 'missing', 'shared', 'rhat', 'bulk']
  const more = ['apart', 'width', 'share', 'weight', 'times', 'coverage', 'bias', 'change']
  const rest = ['models', 'low', 'high', 'replicates', 'islands', 'gain', 'columns', 'missed']
  const names = [...values, ...more, ...rest, 'tested', 'cells', 'below']
  const all = Object.fromEntries(names.map((name) => [name, 0.5]))
  for (const language of LANGUAGES)
    for (const [code, kinds] of Object.entries(FINDING_KINDS))
      for (const kind of kinds) {
        const finding = { code, kind, about: 'press', values: all } as Finding
        const { text } = findingSentenceOf(language, finding)
        assert.ok(text.length > 8 && !/[{}[\]]/.test(text), `${language} ${code} ${kind}: ${text}`)
        const bare = { code, kind } as Finding
        assert.ok(!/\[\[/.test(findingSentenceOf(language, bare).text))
      }
})

test('[V192] a finding names the lists of a cell and tells shares in percent', () => {
  const { findings } = estimateSentences('en', REPORT)
  assert.deepEqual(
    findings.map(({ text }) => text),
    [
      'One person more or less on police + press changes the estimate by 23 %.',
      '2 cells hold fewer than 5 persons; what shows them must not leave the house.',
    ],
  )
  const lists = ['a\u{1b}[31m', 'b']
  const steered = findingSentenceOf('en', { code: 'W1', kind: 'one_cell', about: '11' }, lists)
  assert.ok(!steered.text.includes('\u{1b}'))
})

test('[V192] the numbers of real findings fill their sentences', () => {
  const reading = readTable(
    ['A', 'B', 'C'],
    [
      ['100', 30],
      ['010', 12],
      ['001', 40],
      ['110', 3],
      ['101', 9],
      ['011', 2],
      ['111', 1],
    ],
  )
  assert.ok('table' in reading)
  const job = runJob(reportJob(reading.table, { replicates: 50 }))
  let step = job.next()
  while (!step.done) step = job.next()
  assert.ok(step.value.findings.length >= 3)
  for (const language of LANGUAGES)
    for (const { text, code, kind } of estimateSentences(language, step.value).findings)
      assert.deepEqual(namesOf(text), [], `${language} ${code} ${kind} ${text}`)
})

test('[V246] a list that was not tested says why', () => {
  const findings = [{ code: 'R2', kind: 'no_overlap' }] as const
  const selfTest = [...REPORT.selfTest, { list: 'press', known: 90, findings }]
  for (const language of LANGUAGES) {
    const { notTested, finding } = wordsIn(language).estimate
    const lines = estimateText(language, { ...REPORT, selfTest } as never, { plain: true })
    const at = lines.findLastIndex((line) => line.endsWith(notTested))
    const told = lines.slice(at + 1).join(' ')
    assert.ok(at > 0 && told.includes(finding.R2.no_overlap), told)
    const without = estimateText(language, { ...REPORT, selfTest: REPORT.selfTest } as never, {})
    assert.ok(!without.join('\n').includes(finding.R2.no_overlap))
  }
})

test('[V193] the text of an estimate fits its width and steers no terminal, in each language', () => {
  const report = { ...REPORT, table: { lists: ['a\u{1b}[2J', '경찰 명단', '报纸'] } }
  for (const language of LANGUAGES)
    for (const width of [40, 80]) {
      const lines = estimateText(language, report as never, { width })
      for (const line of lines) assert.ok(textWidth(line) <= width, line)
      assert.ok(!lines.join('').includes('\u{1b}'))
      const { heading } = wordsIn(language).estimate
      const places = [heading.findings, heading.methods, heading.changes, heading.selfTest].map(
        (one) => lines.indexOf(one),
      )
      assert.deepEqual(
        places,
        [...places].sort((a, b) => a - b),
      )
      assert.ok(
        places.every((place) => place > 0),
        String(places),
      )
    }
  const plain = estimateText('en', REPORT as never, { plain: true }).join('\n')
  assert.ok(!plain.includes('---'))
})
