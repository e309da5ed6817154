// In a process of its own, because the grammar of Spark takes seconds to load.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SparkSQL } from 'dt-sql-parser'
import { readFixtureModel } from '../../fixture/data.ts'
import { personListModel } from '../model/person-list-model.ts'
import { readModel } from '../model/read.ts'
import { type Dialect, DUCKDB, SPARK } from './dialect.ts'
import { stageTexts } from './stage-text.ts'

/** The settings that the desk links lists of persons with. */
const PERSONS = 'persons'
const MODELS = ['synthetic', 'mixed', 'febrl4', 'historical-wide', 'fake-1000', PERSONS] as const
const spark = new SparkSQL()

function textsOf(name: string, dialect: Dialect): readonly (readonly [string, string])[] {
  const model = name === PERSONS ? readModel(personListModel()).model : readFixtureModel(name)
  assert.ok(model)
  const comparisons = model.comparisons.map((one) => ({
    ...one,
    levels: one.levels.map((level, n) => (n === 0 ? level : { ...level, m: 0.5, u: 0.125 })),
  }))
  const isAscii = name !== 'mixed' && name !== PERSONS
  return stageTexts({ model: { ...model, comparisons }, dialect, isAscii, floor: -15 })
}

test('[N175] every statement for Spark is one by Spark’s own grammar', () => {
  for (const name of MODELS) {
    for (const [stage, sql] of textsOf(name, SPARK)) {
      assert.deepEqual(spark.validate(`${sql};`), [], `${name}, ${stage}`)
      assert.equal(spark.splitSQLByStatement(`${sql};`)?.length, 1, `${name}, ${stage}`)
    }
  }
})

test('[N175] the grammar refuses what another engine says otherwise', () => {
  const refused = textsOf('synthetic', DUCKDB).filter(
    ([, sql]) => spark.validate(`${sql};`).length > 0,
  )
  // Whole quotients are `//` there.
  assert.ok(refused.some(([stage]) => stage === 'score'))
  assert.notEqual(spark.validate('select a frm t;').length, 0)
})
