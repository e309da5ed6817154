import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finished, fixtureTable, near, recordedRows, vector } from '../../fixture/table.ts'
import { bootstrapJob } from '../log-linear/bootstrap.ts'
import { averageByAic } from '../log-linear/model-average.ts'
import { pooledStrata, type StrataOptions, type Stratum, strataJob } from './stratum.ts'

const LISTS = ['A', 'B', 'C']
const PATTERNS = ['100', '010', '001', '110', '101', '011', '111']
const stratum = (name: string, ...counts: number[]): Stratum => {
  const cells = counts.map((count, i): [string, number] => [PATTERNS[i] as string, count])
  return { name, table: fixtureTable(LISTS, cells) }
}
const NORTH = stratum('north', 60, 48, 40, 18, 14, 12, 6)
const SOUTH = stratum('south', 90, 30, 35, 16, 20, 9, 8)

test('[M102] strata of Gaza give the recorded averages, and their sum the recorded total', () => {
  const { strata_age_sex: cells, lists } = vector<{
    strata_age_sex: Record<string, [string, number][]>
    lists: string[]
  }>('tables/gaza3')
  const row = recordedRows('gaza3', 'AIC').find(({ call }) => call.includes('stratum'))
  assert.ok(row)
  const { strata, N } = row.result as {
    strata: Record<string, { n0: number; lo: number; hi: number }>
    N: number
  }
  let total = 0
  // Of those whose sex is not known no total is recorded.
  for (const [name, own] of Object.entries(cells).filter(([one]) => one in strata)) {
    const table = fixtureTable(lists, own)
    const average = averageByAic(table)
    assert.ok(average, name)
    near(average.estimate - table.persons, strata[name]?.n0 as number, 1e-7, name)
    near(average.low - table.persons, strata[name]?.lo as number, 1e-7, name)
    near(average.high - table.persons, strata[name]?.hi as number, 1e-7, name)
    total += average.estimate - table.persons
  }
  near(29_271 + total, N, 1e-7, 'total')
})

test('[M102] the total adds estimates and replicates, and is narrower than added limits', () => {
  const options: StrataOptions = { replicates: 400, seed: 3n, select: 'stepwise' }
  const both = finished(strataJob([NORTH, SOUTH], options))
  const alone = [NORTH, SOUTH].map(({ table }) => finished(bootstrapJob(table, options)))
  const sum = alone.reduce((all, { estimate }) => all + estimate, 0)
  assert.ok(both.total)
  near(both.total.estimate, sum, 1e-12)
  const side = (level: string) =>
    both.strata.reduce((all, { printed }) => all + (printed?.[level] as number), 0)
  const { '0.025': low = 0, '0.975': high = 0 } = both.total.printed
  assert.ok(low > side('0.025') && high < side('0.975'))
  assert.ok(low < sum && sum < high)
  assert.equal(both.persons, 198 + 208)
  assert.deepEqual(finished(strataJob([NORTH, SOUTH], options)), both)
})

test('[M102] one stratum is the bootstrap itself, but for its streams', () => {
  const one = finished(strataJob([NORTH], { replicates: 2000, seed: 5n }))
  const plain = finished(bootstrapJob(NORTH.table, { replicates: 2000, seed: 5n }))
  assert.equal(one.total?.estimate, plain.estimate)
  near(one.total?.printed['0.975'] as number, plain.printed['0.975'] as number, 0.1)
  near(one.total?.printed['0.025'] as number, plain.printed['0.025'] as number, 0.1)
})

test('[M102] a stratum without an estimate leaves no total, and says why', () => {
  const apart = stratum('apart', 20, 15, 9, 0, 0, 0, 0)
  const { total, strata, findings } = finished(strataJob([NORTH, apart], { replicates: 20 }))
  assert.equal(total, undefined)
  assert.ok(strata[0]?.estimate && strata[1]?.estimate === undefined)
  assert.ok(findings.some(({ kind, about }) => kind === 'no_overlap' && about === 'apart'))
})

test('[M103] strata of fewer than thirty persons are put together and said to be', () => {
  const tiny = (name: string, n: number) => stratum(name, n, 0, 0, 0, 0, 0, 0)
  const names = (strata: Stratum[]) => pooledStrata(strata).strata.map(({ name }) => name)
  assert.deepEqual(names([tiny('a', 29), NORTH, SOUTH]), ['south', 'a+north'])
  assert.deepEqual(names([tiny('a', 30), NORTH]), ['a', 'north'])
  assert.deepEqual(names([tiny('a', 10), tiny('b', 20), NORTH]), ['north', 'a+b'])
  assert.deepEqual(names([tiny('a', 5), tiny('b', 6), SOUTH, NORTH]), ['south', 'a+b+north'])
  assert.deepEqual(names([tiny('a', 5)]), ['a'])
  const { strata, findings } = pooledStrata([tiny('a', 29), NORTH])
  assert.equal(strata[0]?.table.persons, 29 + 198)
  assert.deepEqual(findings, [
    { code: 'W5', kind: 'pooled', about: 'a', values: { persons: 29, least: 30 } },
  ])
})

test('[M102] strata of other lists, and names that stand twice, are problems', () => {
  const other = { name: 'north', table: fixtureTable(['A', 'B'], [['11', 40]]) }
  assert.deepEqual(strataJob([]), { problems: [{ code: 'no_strata' }] })
  assert.deepEqual(strataJob([NORTH, other]), {
    problems: [
      { code: 'lists_differ', at: 1 },
      { code: 'name_twice', at: 1 },
    ],
  })
})
