// Explaining pairs of a linkage that is over: the bars are those of the linkage itself.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readFixtureModel, VECTORS } from '../../fixture/data.ts'
import { explainPair, type PairExplanation } from './explain.ts'
import { explainTrained, learnedNumbers } from './explain-trained.ts'
import { withLinkage } from './link.ts'
import { readMentionIds, readPairs } from './link-result.ts'

const COMMON = { seed: 'seed-1', today: '2026-11-27' }

test('[N116] pairs are explained from kept numbers as they were explained in the linkage', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-explain-'))
  try {
    const model = readFixtureModel('febrl4')
    const files = ['a', 'b'].map((side) => join(VECTORS, `febrl/febrl4${side}.csv.gz`))
    const lists = files.map((path, n) => ({ name: `febrl4-${n}`, path }))
    const of = { model, lists, settings: { folder }, ...COMMON }
    const there = await withLinkage(of, async ({ run, trained }) => {
      assert.ok(run && trained)
      const [ids, pairs] = [await readMentionIds(run), await readPairs(run)]
      const told: PairExplanation[] = []
      const named: [string, string][] = []
      // Kept pairs from the whole range of weights, and one that no rule found.
      const some = [0, 999, 1999, pairs.w.length - 1].map((n) => [pairs.a[n], pairs.b[n]])
      for (const [a = 0, b = 1] of [...some, [0, 1]]) {
        told.push(await explainPair(run, trained, [a, b]))
        named.push([ids[a] ?? '', ids[b] ?? ''])
      }
      const kept = JSON.stringify(learnedNumbers(trained.prior, trained.comparisons))
      return { told, named, learned: JSON.parse(kept) as ReturnType<typeof learnedNumbers> }
    })
    const { learned, named } = there
    const again = await explainTrained({ ...of, learned, pairs: [...named, ['no', 'rec-1-org']] })
    assert.equal(again.at(-1), undefined)
    assert.deepEqual(again.slice(0, -1), there.told)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('[N116] lists that cannot be read give no explanation, and no file is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-explain-'))
  try {
    const path = join(folder, 'list.csv')
    writeFileSync(path, 'other\n1\n')
    const model = readFixtureModel('febrl4')
    const learned = { prior: 0.1, comparisons: [] }
    const of = { model, lists: [{ name: 'l', path }], settings: { folder: join(folder, 'work') } }
    const found = await explainTrained({ ...of, ...COMMON, learned, pairs: [['1', '2']] })
    assert.deepEqual(found, [undefined])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
