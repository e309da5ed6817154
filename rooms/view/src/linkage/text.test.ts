// Linkages, weights and persons on the command line. Numbers and people are made up.
import assert from 'node:assert/strict'
import test from 'node:test'
import { outputText } from '../terminal/output.ts'
import { textWidth } from '../terminal/text-width.ts'

const HEAD = {
  ...{ id: 'lr_1', lists: ['list-a', 'list-b'], modelName: 'person-list', seed: 'seed-1' },
  ...{ knownAt: '2022-11-01T10:00:00.000Z', engine: 'duckdb v1', by: 'ana-1', mentions: 364 },
  ...{ candidates: 9000, recorded: '2022-11-01T10:00:00.000Z' },
  findings: [{ code: 'untrained_level', at: 'month.1' }],
}
const BAND = { low: 287, best: 292, high: 296 }
const SHOWN = {
  ...{ linkage: HEAD, pairs: 539, floor: -10, flags: ['uncalibrated'] },
  prior: { probability: 0.002, bits: -8.96, low: -9.2, high: -8.5 },
  threshold: { probability: 0.5, bits: 0, joined: 274 },
  persons: { linked: 295, band: BAND },
  calibration: { calibrated: false, judged: 12 },
  refused: [{ barrier: 'one_record_per_list', pairs: 18 }],
  warnings: [{ warning: 'bridge', persons: 2 }],
  judged: { pairs: 12, disputed: 1, awaiting: 3 },
  kappa: { kappa: 0.82, observed: 0.9, items: 20 },
}
const EXPLAINED = {
  ...{ a: { id: 'list-a/A-1', name: '윤보애' }, b: { id: 'list-c/C-2', name: '尹宝爱' } },
  weight: 2.1,
  bars: [
    { kind: 'prior', bits: -8.9, total: -8.9, probability: 0.002 },
    {
      ...{ kind: 'level', comparison: 'name', level: 5, label: 'same syllables or characters' },
      ...{ bits: 11, total: 2.1, m: 0.22, u: 0.0001 },
    },
  ],
  names: { why: 'same_syllables' },
  constraints: ['sex'],
  judgements: [{ by: 'rev-1', verdict: 'possible', reason: 'no year' }],
}
const DRAWN = { lists: ['list-a'], persons: BAND, perList: [BAND], flags: ['uncalibrated'] }
const PERSONS = {
  persons: [
    {
      ...{ id: 'pe_1', names: [{ name: '신정심' }, { name: 'Sin Jong Sim' }], mentions: 2 },
      ...{ homes: ['KP/HB'], lists: ['list-a', 'list-b'], bornLow: 1998, bornHigh: 1999 },
    },
  ],
  next: 'pe_1',
}
const ANSWERS: Readonly<Record<string, object>> = {
  'linkage.run': {
    id: 'lr_1',
    mentions: 364,
    candidates: 9000,
    pairs: 539,
    findings: HEAD.findings,
  },
  'linkage.list': { linkages: [HEAD] },
  'linkage.show': SHOWN,
  'linkage.explain-pair': EXPLAINED,
  'linkage.judge': { judgement: 'jm_1', explanation: EXPLAINED },
  'linkage.draw': DRAWN,
  'person.list': PERSONS,
}

test('[V221] linkages, weights and persons are told in sentences and tables, in three languages', () => {
  for (const [operation, answer] of Object.entries(ANSWERS))
    for (const language of ['en', 'ko', 'zh'] as const) {
      const lines = outputText(language, operation, answer)
      const text = lines.join('\n')
      assert.ok(lines.length > 1, operation)
      assert.ok(
        lines.every((line) => textWidth(line) <= 80),
        `${language} ${operation}`,
      )
      assert.doesNotMatch(text, /uncalibrated|bornLow|candidates:|undefined|\{[a-z]+\}/, operation)
      assert.ok(!text.includes('untrained_level'), operation)
    }
})

test('[V221] a linkage says its persons with their doubt, what stood between, and what was found', () => {
  const lines = outputText('en', 'linkage.show', SHOWN, { width: 200 })
  for (const line of [
    '- 295 persons at the threshold, with what people said.',
    '- Both stand on one list that names nobody twice. (18 pairs)',
    '- Held together by one pair: without it there would be two persons. (2 persons)',
  ])
    assert.ok(lines.includes(line), line)
  const text = lines.join('\n')
  assert.match(text, /Between 287 and 296, best 292/)
  assert.match(text, /Not calibrated: 12 of at least 100 pairs/)
  assert.match(text, /90 % of 20 pairs; beyond chance, κ = 0\.82/)
})

test('[V221] a pair is told bar by bar up to its weight, then what keeps it apart and what people said', () => {
  const lines = outputText('en', 'linkage.explain-pair', EXPLAINED, { width: 200 })
  const text = lines.join('\n')
  assert.match(text, /−8\.9 +−8\.9/)
  assert.match(text, /\+11\.0 +\+2\.1/)
  assert.ok(lines.includes('- Weight: +2.1'))
  assert.ok(lines.includes('- rev-1: cannot be said: no year'))
  assert.ok(lines.includes('- Their sex is stated and differs.'))
  const judged = outputText('en', 'linkage.judge', { judgement: 'jm_1' })
  assert.deepEqual(judged, ['jm_1'])
})

test('[V221] empty lists of linkages and persons are sentences', () => {
  assert.match(outputText('en', 'linkage.list', { linkages: [] }).join(' '), /No lists have been/)
  assert.match(outputText('en', 'person.list', { persons: [] }).join(' '), /Nobody fits/)
})
