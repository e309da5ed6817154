import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readModel } from '../model/read.ts'
import { withLinkage } from '../pair/link.ts'
import { levelCounts, sharesOf } from './chance.ts'
import type { Trained } from './train.ts'

const field = (column: string) => ({
  name: column,
  levels: [
    { when: { null: [column] }, label: 'missing' },
    { when: { equal: column }, label: 'same' },
    { when: { else: true }, label: 'different' },
  ],
})

/** Trains on lists of rows `id,name,born`, with a prior so small that matches do not count. */
async function trainedOn(
  t: TestContext,
  lists: readonly (readonly string[])[],
  more: object = {},
): Promise<Trained> {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const { model } = readModel({
    ...{ format: 'tumen-linkage-model/1', name: 'trial', id: 'id' },
    link: lists.length > 1 ? 'link' : 'dedupe',
    comparisons: [field('name'), field('born')],
    blocking: [{ name: 'name', on: ['name'] }],
    prior: { probability: 1e-9 },
    training: {
      u: { pairs: 1000, exact_from_dictionaries: true },
      em: [
        { on: ['born'], max_pairs: 1000 },
        { on: ['name'], max_pairs: 1000 },
      ],
      ...{ convergence: 0.0001, iterations: 200, combine: 'log_odds_mean' },
    },
    ...more,
  })
  assert.ok(model)
  const files = lists.map((rows, n) => {
    const path = join(folder, `${n}.csv`)
    writeFileSync(path, `id,name,born\n${rows.join('\n')}\n`)
    return { name: `list ${n}`, path }
  })
  const settings = { folder: join(folder, 'work') }
  const options = { model, lists: files, settings, seed: 's', today: '2026-11-27' }
  return withLinkage(options, async ({ trained }) => trained ?? assert.fail('refused'))
}

const chanceOf = (trained: Trained, name: string) =>
  trained.comparisons.find((one) => one.name === name)?.levels[1]?.u ?? 0

test('[N90] the chance of an equal value is exact: within a list, and between lists', async (t) => {
  // By hand: three Kim and one Ri make 12 ordered pairs, of which 6 agree; none is missing.
  const one = ['1,Kim,1980', '2,Kim,1980', '3,Kim,1981', '4,Ri,1982', '5,,1982']
  assert.ok(Math.abs(chanceOf(await trainedOn(t, [one]), 'name') - 0.5) < 1e-6)
  // By hand: of 3 · 2 pairs between the lists, 2 · 1 are Kim and 1 · 1 are Ri.
  const lists = [
    ['1,Kim,1980', '2,Kim,1981', '3,Ri,1982'],
    ['4,Kim,1980', '5,Ri,1981'],
  ]
  assert.ok(Math.abs(chanceOf(await trainedOn(t, lists), 'name') - 0.5) < 1e-6)
})

test('[N90] other levels have their share of a sample, with half a pair more each', () => {
  // By hand: 10.5, 5.5, 84.5 of 100.5; beside an exact top of .2, 10.5 and 5.5 of 16 share .8.
  const counts = Float64Array.of(10, 5, 84)
  assert.deepEqual(sharesOf(counts, undefined), [10.5 / 100.5, 5.5 / 100.5, 84.5 / 100.5])
  const beside = sharesOf(counts, 0.2)
  const expected = [0.525, 0.275, 0.2]
  assert.ok(beside.every((share, g) => Math.abs(share - (expected[g] as number)) < 1e-12))
})

test('[N90] counts of levels come from patterns, null left out', () => {
  const comparison = {
    name: 'x',
    levels: new Array(3).fill({ when: { kind: 'else' }, label: '', fixM: false, fixU: false }),
  }
  const patterns = { patterns: Int32Array.of(0, 1, 2), counts: Float64Array.of(7, 5, 3) }
  assert.deepEqual(levelCounts(patterns, [comparison]), [Float64Array.of(5, 3)])
})

test('[N93] matches among all pairs do not count as chance, but for half at the most', async (t) => {
  const rows = ['1,Kim,1980', '2,Kim,1980', '3,Kim,1981', '4,Ri,1982', '5,Pak,1982', '6,Pak,1983']
  // By hand: of 30 ordered pairs 6 are Kim and 2 are Pak: .2667 agree.
  const all = 8 / 30
  const trained = await trainedOn(t, [rows], { prior: { probability: 0.05 } })
  const level = trained.comparisons[0]?.levels[1]
  const expected = (all - 0.05 * (level?.m ?? 0)) / 0.95
  assert.ok(Math.abs((level?.u ?? 0) - expected) < 1e-12)
  const many = await trainedOn(t, [rows], { prior: { probability: 0.5 } })
  assert.ok(Math.abs(chanceOf(many, 'name') - all / 2) < 1e-12)
})

test('[N94] the prior is what sure rules find, over their recall and the pairs in scope', async (t) => {
  const rows = ['1,Kim,1980', '2,Kim,1980', '3,Kim,1981', '4,Ri,1982', '5,Pak,1982', '6,Ri,1982']
  const prior = { rules: [{ on: ['name', 'born'] }], recall: 0.8, band: [0.5, 1] }
  const trained = await trainedOn(t, [rows], { prior })
  // By hand: Kim and Ri of one year, 2 pairs; 2 / .8 / 15; at the ends of the band 2/15 and 4/15.
  assert.ok(Math.abs(trained.prior - 2 / 0.8 / 15) < 1e-12)
  const ends = [Math.log2(2 / 13), Math.log2(4 / 11)]
  assert.ok(trained.priorBand.every((bits, n) => Math.abs(bits - (ends[n] as number)) < 1e-12))
})

test('[N95] a comparison that nothing could teach refuses the scores', async (t) => {
  const rows = ['1,Kim,1980', '2,Kim,1980', '3,Ri,1981', '4,Ri,1982']
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'list.csv')
  writeFileSync(path, `id,name,born\n${rows.join('\n')}\n`)
  const { model } = readModel({
    ...{ format: 'tumen-linkage-model/1', name: 'trial', id: 'id', link: 'dedupe' },
    comparisons: [field('name'), field('born')],
    blocking: [{ name: 'born', on: ['born'] }],
    prior: { probability: 0.1 },
    training: {
      u: { pairs: 1000, exact_from_dictionaries: true },
      em: [{ on: ['born'], max_pairs: 1000 }],
      ...{ convergence: 0.0001, iterations: 200, combine: 'log_odds_mean' },
    },
  })
  assert.ok(model)
  const settings = { folder: join(folder, 'work') }
  const lists = [{ name: 'list', path }]
  const options = { model, lists, settings, seed: 's', today: '2026-11-27' }
  await withLinkage(options, async ({ findings, run, trained }) => {
    assert.deepEqual([run, trained], [undefined, undefined])
    const refused = findings.filter(({ code }) => code === 'untrained_level')
    assert.deepEqual(refused, [{ code: 'untrained_level', at: 'born.1', count: 1 }])
  })
})
