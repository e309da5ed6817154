import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readFixtureModel, VECTORS } from '../../fixture/data.ts'
import type { Comparison, LinkageModel } from '../model/model.ts'
import { DUCKDB, POSTGRES, SPARK } from './dialect.ts'
import { stageFile, stageTexts } from './stage-text.ts'

/** A model with round numbers at every level, since text is compared here and not weight. */
function numbered(name: string): LinkageModel {
  const model = readFixtureModel(name)
  const comparisons = model.comparisons.map(
    (one): Comparison => ({
      ...one,
      levels: one.levels.map((level, n) => (n === 0 ? level : { ...level, m: 0.5, u: 0.125 })),
    }),
  )
  return { ...model, comparisons }
}

const FILES = [
  ['synthetic', DUCKDB, true],
  ['synthetic', POSTGRES, true],
  ['synthetic', SPARK, true],
  ['mixed', DUCKDB, false],
  ['mixed', POSTGRES, false],
  ['mixed', SPARK, false],
] as const

test('[N112] each stage is a statement whose text is committed, for every engine', () => {
  for (const [name, dialect, isAscii] of FILES) {
    const path = `${VECTORS}/sql/${name}.${dialect.name}.sql`
    const text = stageFile({ model: numbered(name), dialect, isAscii, floor: -15 })
    assert.equal(text, readFileSync(path, 'utf8'), path)
  }
})

test('[N112] string functions stand only where the engine has them, and on ASCII only', () => {
  const named = /jaro|levenshtein|hamming|jaccard/
  const texts = (dialect: typeof DUCKDB, isAscii: boolean) =>
    stageTexts({ model: numbered('synthetic'), dialect, isAscii, floor: -15 })
      .map(([, sql]) => sql)
      .join('\n')
  assert.match(texts(DUCKDB, true), named)
  assert.doesNotMatch(texts(POSTGRES, true), named)
  assert.doesNotMatch(texts(SPARK, true), named)
  // In a column that is not all ASCII they see values only where these are.
  assert.match(texts(DUCKDB, false), /when l\."a_given" is not null and r\."a_given" is not null/)
})
