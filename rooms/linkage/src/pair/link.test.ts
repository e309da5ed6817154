import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { readFixtureModel, VECTORS } from '../../fixture/data.ts'
import { LinkageFault } from '../engine/engine.ts'
import { evaluatePairs } from '../judge/evaluate-pair.ts'
import type { LinkageProgress } from '../progress.ts'
import { explainPair } from './explain.ts'
import { type LinkOptions, withLinkage } from './link.ts'
import { readColumn, readPairs } from './link-result.ts'
import type { Linkage } from './link-step.ts'

const LISTS: Readonly<Record<string, readonly string[]>> = {
  febrl4: ['febrl/febrl4a.csv.gz', 'febrl/febrl4b.csv.gz'],
  'fake-1000': ['splink/fake_1000.csv.gz'],
}

function fixtureFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function optionsOf(t: TestContext, name: string, more: Partial<LinkOptions> = {}): LinkOptions {
  return {
    model: readFixtureModel(name),
    lists: (LISTS[name] ?? []).map((path) => ({ name: path, path: join(VECTORS, path) })),
    settings: { folder: fixtureFolder(t) },
    seed: 'seed-1',
    today: '2026-11-27',
    floor: -100,
    ...more,
  }
}

async function scoresOf({ run, records }: Linkage, truth: string) {
  assert.ok(run)
  const person = await readColumn(run, truth, records)
  const list = await readColumn(run, undefined, records)
  const pairs = await readPairs(run)
  const isLink = run.plan.model.link === 'link'
  return evaluatePairs(pairs, isLink ? { person, list } : { person })
}

test('[N100] two files of Febrl: the pairs and the recall of the reference, F1 .9991', async (t) => {
  await withLinkage(optionsOf(t, 'febrl4', { keep: ['truth'] }), async (linkage) => {
    assert.deepEqual([linkage.records, linkage.candidates], [10_000, 31_956])
    const { at, best, truePairs, blockingRecall } = await scoresOf(linkage, 'truth')
    assert.equal(truePairs, 5000)
    assert.equal(blockingRecall.toFixed(4), '0.9998')
    // Splink's recorded scores have four decimals: .9991 at .5, .9996 at best.
    assert.ok(Number(at[0]?.f1.toFixed(4)) >= 0.9991, `F1 at .5: ${at[0]?.f1}`)
    assert.ok(Number(best.f1.toFixed(4)) >= 0.9995, `best F1: ${best.f1}`)
  })
})

test('[N100] a thousand records of Splink: its pairs, and at least its best F1', async (t) => {
  await withLinkage(optionsOf(t, 'fake-1000', { keep: ['cluster'] }), async (linkage) => {
    assert.deepEqual([linkage.records, linkage.candidates], [1000, 3989])
    const { best, truePairs, blockingRecall } = await scoresOf(linkage, 'cluster')
    assert.equal(truePairs, 2031)
    assert.equal(blockingRecall.toFixed(4), '0.8124')
    assert.ok(best.f1 >= 0.861, `best F1: ${best.f1}`)
  })
})

test('[N101] the same lists and seed give the same numbers and pairs', async (t) => {
  const read = (seed: string) =>
    withLinkage(optionsOf(t, 'fake-1000', { seed }), async ({ run, trained, findings }) => {
      assert.ok(run && trained)
      return { pairs: await readPairs(run), comparisons: trained.comparisons, findings }
    })
  const first = await read('a')
  assert.deepEqual(await read('a'), first)
})

test('[N102] progress names every stage, and holds numbers only', async (t) => {
  const told: LinkageProgress[] = []
  await withLinkage(optionsOf(t, 'fake-1000', { tell: (one) => told.push(one) }), async () => {})
  const stages = [...new Set(told.map(({ stage }) => stage))]
  assert.deepEqual(stages, ['load', 'block', 'pattern', 'u', 'em', 'prior', 'score'])
})

/** Splink's thousand, one of them with a name that no database compares. */
function listWithHangul(t: TestContext): string {
  const rows = gunzipSync(readFileSync(join(VECTORS, 'splink/fake_1000.csv.gz'))).toString('utf8')
  const path = join(fixtureFolder(t), 'list.csv')
  // The third cell of the first row is a surname.
  writeFileSync(path, rows.replace(/^([^\n]*\n[^,\n]*,[^,\n]*,)[^,\n]*/, '$1김'))
  return path
}

test('[N103] cancelled at any stage, a run leaves no file', async (t) => {
  const lists = [{ name: 'list', path: listWithHangul(t) }]
  for (const at of ['load', 'block', 'values', 'pattern', 'u', 'em', 'prior', 'score']) {
    const stop = new AbortController()
    const folder = fixtureFolder(t)
    const options = optionsOf(t, 'fake-1000', {
      lists,
      settings: { folder, signal: stop.signal },
      tell: ({ stage }) => {
        if (stage === at) stop.abort()
      },
    })
    await assert.rejects(
      withLinkage(options, async () => {}),
      (error) => error instanceof LinkageFault && error.code === 'cancelled',
      at,
    )
    assert.deepEqual(readdirSync(folder), [], at)
  }
})

test('[N111] every pair can be explained; its bars add up to its weight', async (t) => {
  await withLinkage(optionsOf(t, 'fake-1000', { floor: -5 }), async ({ run, trained, records }) => {
    assert.ok(run && trained)
    const { a, b, w } = await readPairs(run)
    const kept = new Set<string>()
    for (let n = 0; n < w.length; n++) kept.add(`${a[n]} ${b[n]}`)
    for (let n = 0; n < w.length; n += 97) {
      const { bars, weight, values } = await explainPair(run, trained, [b[n] ?? 0, a[n] ?? 0])
      const sum = bars.reduce((all, { bits }) => all + bits, 0)
      assert.ok(Math.abs(sum - weight) < 1e-9)
      // Weights of pairs are kept as short fractions.
      assert.ok(Math.abs(weight - (w[n] as number)) < 1e-5, `${weight} for ${w[n]}`)
      assert.equal(values, undefined)
    }
    const apart = [0, records - 1] as const
    assert.ok(!kept.has(apart.join(' ')))
    const { weight, values } = await explainPair(run, trained, apart, true)
    assert.ok(weight < -5)
    assert.ok(values?.get('first_name')?.every((value) => value === null || value !== ''))
  })
})
