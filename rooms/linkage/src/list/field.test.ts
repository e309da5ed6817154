import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readModel } from '../model/read.ts'
import { withLinkage } from '../pair/link.ts'
import { readMentionIds, readPairs } from '../pair/link-result.ts'
import { levelsOf } from '../plan/stage-sql.ts'

const level = (when: object, label: string) => ({ when, label, m: 0.2, u: 0.2 })

/** Five levels of a birth year: the same year, bands touch, within 1, within 5, else. */
const BIRTH = {
  name: 'birth',
  levels: [
    { when: { null: ['birth'] }, label: 'missing' },
    level({ equal: 'birth' }, 'the same year'),
    level({ bands: 'birth', within: 0 }, 'bands touch'),
    level({ bands: 'birth', within: 1 }, 'within 1'),
    level({ bands: 'birth', within: 5 }, 'within 5'),
    level({ else: true }, 'different'),
  ],
}
const FAR = {
  name: 'far',
  levels: [
    { when: { null: ['lat', 'lon'] }, label: 'missing' },
    { ...level({ km: ['lat', 'lon'], at_most: 200 }, 'near'), m: 0.5, u: 0.5 },
    { ...level({ else: true }, 'far'), m: 0.5, u: 0.5 },
  ],
}
const SHARE = {
  name: 'aliases',
  levels: [
    { when: { null: ['alias'] }, label: 'missing' },
    { ...level({ share: 'alias', at_least: 1 }, 'one shared'), m: 0.5, u: 0.5 },
    { ...level({ else: true }, 'none'), m: 0.5, u: 0.5 },
  ],
}

const ROWS = [
  'id,age,year,counting,lat,lon,alias,all',
  'a,30,2010,k,42.89,129.51,Min;Chol,x',
  'b,29,2010,k,42.89,129.50,"Chol; Ho",x',
  'c,26,2010,k,39.03,125.75,Su,x',
  'd,,2010,k,,,,x',
]

/** Levels of all pairs of the four records by their ids. */
async function levelsWith(counting: string): Promise<Record<string, readonly number[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  try {
    const path = join(folder, 'list.csv')
    writeFileSync(path, `${ROWS.join('\n')}\n`)
    const { model, findings } = readModel({
      ...{ format: 'tumen-linkage-model/1', name: 'fields', id: 'id', prior: { probability: 0.5 } },
      prepare: [{ column: 'birth', op: 'birth_year', age: 'age', on: 'year', counting }],
      comparisons: [BIRTH, FAR, SHARE],
      blocking: [{ name: 'all', on: ['all'] }],
    })
    assert.deepEqual(findings, [])
    assert.ok(model)
    const settings = { folder: join(folder, 'work') }
    const lists = [{ name: 'list', path }]
    const options = { model, lists, settings, seed: 's', today: '2026-11-27', floor: -1000 }
    return await withLinkage(options, async ({ run }) => {
      assert.ok(run)
      const [ids, { a, b, p }] = [await readMentionIds(run), await readPairs(run)]
      const named = Array.from(p, (pattern, n) => [
        `${ids[a[n] ?? 0]}${ids[b[n] ?? 0]}`,
        levelsOf(pattern, model.comparisons),
      ])
      return Object.fromEntries(named)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('[N113] birth years from ages are bands, as wide as the way of counting leaves open', async () => {
  const births = async (counting: string) => {
    const levels = await levelsWith(counting)
    return ['ab', 'ac', 'bc', 'ad'].map((pair) => levels[pair]?.[0])
  }
  // By hand, korean: 1981, 1982, 1985: one apart, four apart, three apart.
  assert.deepEqual(await births('korean'), [2, 1, 1, -1])
  // By hand, international: 1979–80, 1980–81, 1983–84: touch, three apart, two apart.
  assert.deepEqual(await births('international'), [3, 1, 1, -1])
  // By hand, not stated: 1979–81, 1980–82, 1983–85: touch, two apart, one apart.
  assert.deepEqual(await births('unstated'), [3, 1, 2, -1])
})

test('[N113] distance is that of the great circle, and members of a list are shared', async () => {
  const levels = await levelsWith('korean')
  // By hand: two houses of one town, and a capital some 530 km away; Chol is shared.
  assert.deepEqual(levels.ab?.slice(1), [1, 1])
  assert.deepEqual(levels.ac?.slice(1), [0, 0])
  assert.deepEqual(levels.ad?.slice(1), [-1, -1])
})
