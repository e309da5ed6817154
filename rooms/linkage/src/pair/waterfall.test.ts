import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Comparison, Level } from '../model/model.ts'
import { waterfall } from './waterfall.ts'

const level = (label: string, m: number, u: number, more: Partial<Level> = {}): Level => ({
  ...{ when: { kind: 'else' }, label, m, u, fixM: false, fixU: false },
  ...more,
})
const missing = { when: { kind: 'null', columns: ['x'] }, label: 'missing' } as const

const HOME: Comparison = {
  name: 'home',
  levels: [
    { ...missing, fixM: false, fixU: false },
    level('same', 0.8, 0.1, {
      when: { kind: 'equal', column: 'home' },
      tf: { column: 'home', weight: 1, minimum: 0 },
    }),
    level('different', 0.2, 0.9),
  ],
}
const NAME: Comparison = {
  name: 'name',
  levels: [
    { ...missing, fixM: false, fixU: false },
    level('same', 0.4, 0.005),
    level('compatible', 0.4, 0.005),
    level('different', 0.2, 0.99),
  ],
  softTf: { levels: [2, 1], weight: 0.8, floor: 0.025 },
}

test('[N110] bars are the prior, each level, and what frequencies change', () => {
  // By hand: log2(.2/.8) = -2; log2(.8/.1) = 3; log2 .1 - log2 .4 = -2; log2(.4/.005) = 6.3219;
  // soft: .8 · log2(.01 / max(.0025, .025 · .01)) = .8 · 2 = 1.6.
  const bars = waterfall([HOME, NAME], 0.2, {
    levels: [1, 2],
    frequencies: [[0.4, undefined], []],
    soft: [[], [0.0025, 0.001]],
    ambiguity: [1, 4],
  })
  assert.deepEqual(
    bars.map(({ kind, bits, total }) => [kind, +bits.toFixed(4), +total.toFixed(4)]),
    [
      ['prior', -2, -2],
      ['level', 3, 1],
      ['frequency', -2, -1],
      ['level', 6.3219, 5.3219],
      ['frequency', 1.6, 6.9219],
      ['ambiguity', 0, 6.9219],
    ],
  )
  const said = bars.flatMap((bar) => (bar.kind === 'frequency' ? [[bar.tone, bar.share]] : []))
  assert.deepEqual(said, [
    ['common', 0.4],
    ['rare', 0.0025],
  ])
})

test('[N110] what is missing weighs nothing, what was never learned is no number', () => {
  const facts = { levels: [-1], frequencies: [[]], soft: [[]], ambiguity: [1] }
  const [, bar] = waterfall([HOME], 0.5, facts)
  assert.deepEqual(bar, {
    ...{ kind: 'level', comparison: 'home', level: -1, label: 'missing' },
    ...{ bits: 0, total: 0 },
  })
  const [none, same] = HOME.levels as [Level, Level]
  const { m: _, ...unlearned } = level('different', 0.2, 0.9)
  const half = { ...HOME, levels: [none, same, unlearned] }
  const bars = waterfall([half], 0.5, { ...facts, levels: [0] })
  assert.ok(Number.isNaN(bars.at(-1)?.total))
})
