import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { differenceSchema, figureSchema } from '@tumen/contract'
import { type Case, caseToInput, diffFigures, type Figure, reckon } from '@tumen/figure'

const folder = new URL('../../../../vectors/figure/', import.meta.url)
const cases = ['cases.json', 'cases-rules.json'].flatMap(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case[],
)

function figureOf(one: Case): Figure {
  const { question, evidence } = caseToInput(one)
  return reckon(question, evidence)
}

test('[D49] the allow-list of a figure lets everything out that the reckoning says', () => {
  for (const one of cases) {
    const figure = figureOf(one)
    assert.deepEqual(figureSchema.parse(figure), figure, one.id)
  }
})

test('[D49] the allow-list of a difference lets everything out that it says', () => {
  const nothing = figureOf({ ...(cases[0] as Case), claims: [] })
  for (const one of cases) {
    const difference = diffFigures(nothing, figureOf(one))
    assert.deepEqual(differenceSchema.parse(difference), difference, one.id)
  }
})

test('[D49] mutation test: a field that the allow-list does not name stays inside', () => {
  const figure = { ...figureOf(cases[0] as Case), secret: 'CANARY-59-SECRET' }
  assert.ok(!JSON.stringify(figureSchema.parse(figure)).includes('CANARY'))
})
