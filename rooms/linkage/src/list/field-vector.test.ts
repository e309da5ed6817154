// Prepared fields and their levels against the vectors, which were made by hand.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readVector } from '../../fixture/data.ts'
import { withDuckdb } from '../engine/duckdb.ts'
import { readRows } from '../engine/engine.ts'
import { readModel } from '../model/read.ts'
import { withLinkage } from '../pair/link.ts'
import { readMentionIds, readPairs } from '../pair/link-result.ts'
import { literal } from '../plan/literal.ts'
import { levelsOf } from '../plan/stage-sql.ts'
import { dateBandSql, knownSql, sexSql } from './field-sql.ts'

interface Vectors {
  readonly known: readonly (readonly [string, string | null])[]
  readonly sex: readonly (readonly [string, string | null])[]
  readonly partial_date: readonly (readonly [string, readonly [string, string] | null])[]
  readonly place: readonly (readonly [string, string, number])[]
  readonly date: readonly (readonly [string, string, number])[]
}

const VECTORS = readVector('fields.json') as Vectors
const DAY_MS = 86_400_000

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What expressions over `cell` make of a cell. */
function preparedBy(t: TestContext, expressions: readonly string[], cells: readonly string[]) {
  return withDuckdb({ folder: folderOf(t) }, async (engine) => {
    const made: (string | number | null)[][] = []
    for (const cell of cells) {
      const sql = `select ${expressions.join(', ')} from (select ${literal(cell)} as cell) s`
      made.push((await readRows(engine, sql))[0] ?? [])
    }
    return made
  })
}

test('[N183] words for unknown and masks are no value; anything else stays as it is', async (t) => {
  const made = await preparedBy(
    t,
    [knownSql('cell')],
    VECTORS.known.map(([cell]) => cell),
  )
  for (const [n, [cell, expected]] of VECTORS.known.entries()) {
    assert.equal(made[n]?.[0], expected, cell)
  }
})

test('[N183] a sex is f or m in the words of the lists, and nothing otherwise', async (t) => {
  const made = await preparedBy(
    t,
    [sexSql('cell')],
    VECTORS.sex.map(([cell]) => cell),
  )
  for (const [n, [cell, expected]] of VECTORS.sex.entries()) {
    assert.equal(made[n]?.[0], expected, cell)
  }
})

test('[N184] part of a date is the days that it leaves open, an impossible one is no value', async (t) => {
  const cells = VECTORS.partial_date.map(([cell]) => cell)
  const made = await preparedBy(t, dateBandSql('cell', '2026-11-27'), cells)
  for (const [n, [cell, expected]] of VECTORS.partial_date.entries()) {
    const days = expected?.map((day) => Date.parse(day) / DAY_MS) ?? [null, null]
    assert.deepEqual(made[n], days, cell)
  }
})

const level = (when: object, label: string) => ({ when, label, m: 0.2, u: 0.2 })

const MODEL = {
  ...{ format: 'tumen-linkage-model/1', name: 'fields', id: 'id', prior: { probability: 0.5 } },
  prepare: [
    { column: 'province', op: 'match', of: 'place', pattern: '^[^/]+/[^/]+', group: 0 },
    { column: 'city', op: 'match', of: 'place', pattern: '^[^/]+/[^/]+/[^/]+', group: 0 },
    { column: 'when', op: 'partial_date', of: 'date' },
  ],
  comparisons: [
    {
      name: 'place',
      levels: [
        { when: { null: ['place'] }, label: 'missing' },
        level({ equal: 'place' }, 'the same'),
        level({ contains: 'place' }, 'one contains the other'),
        level({ equal: 'city' }, 'the same city'),
        level({ equal: 'province' }, 'the same province'),
        level({ else: true }, 'different'),
      ],
    },
    {
      name: 'date',
      levels: [
        { when: { null: ['when'] }, label: 'missing' },
        level({ equal: 'when' }, 'the same day'),
        level({ bands: 'when', within: 0 }, 'touch'),
        level({ bands: 'when', within: 31 }, 'within 31 days'),
        level({ bands: 'when', within: 365 }, 'within a year'),
        level({ else: true }, 'different'),
      ],
    },
  ],
  blocking: [{ name: 'pair', on: ['pair'] }],
}

/** Levels of one comparison over pairs of cells of one column. */
async function levelsOfPairs(
  t: TestContext,
  column: 'place' | 'date',
  pairs: readonly (readonly [string, string, number])[],
): Promise<(number | undefined)[]> {
  const folder = folderOf(t)
  const path = join(folder, 'list.csv')
  const other = column === 'place' ? 'date' : 'place'
  // The other column has two values, so that nothing is left out for saying nothing.
  const lines = pairs.flatMap(([a, b], n) => [`${n}a,${n},${a},`, `${n}b,${n},${b},`])
  const filled =
    column === 'place' ? ['x,x,kp,2019', 'y,y,cn,2020'] : ['x,x,2019,kp', 'y,y,2020,cn']
  writeFileSync(path, [`id,pair,${column},${other}`, ...lines, ...filled].join('\n'))
  const { model, findings } = readModel(MODEL)
  assert.deepEqual(findings, [])
  assert.ok(model)
  const settings = { folder: join(folder, 'work') }
  const lists = [{ name: 'list', path }]
  const options = { model, lists, settings, seed: 's', today: '2026-11-27', floor: -1000 }
  return withLinkage(options, async ({ run, findings }) => {
    assert.ok(run, JSON.stringify(findings))
    const [ids, { a, p }] = [await readMentionIds(run), await readPairs(run)]
    const at = column === 'place' ? 0 : 1
    const found = new Map(
      Array.from(p, (pattern, n) => [
        Number.parseInt(ids[a[n] ?? 0] ?? '', 10),
        levelsOf(pattern, model.comparisons)[at],
      ]),
    )
    return pairs.map((_, n) => found.get(n))
  })
}

test('[N184] dates of which parts are missing agree by the days that they leave open', async (t) => {
  const levels = await levelsOfPairs(t, 'date', VECTORS.date)
  for (const [n, [a, b, expected]] of VECTORS.date.entries()) {
    assert.equal(levels[n], expected, `${a} and ${b}`)
  }
})

test('[N185] places agree by their path: the same, one in the other, one city, one province', async (t) => {
  const levels = await levelsOfPairs(t, 'place', VECTORS.place)
  for (const [n, [a, b, expected]] of VECTORS.place.entries()) {
    assert.equal(levels[n], expected, `${a} and ${b}`)
  }
})
