// Mutation tests: each broken rule makes a named case fail. A rule that no case needs is not a
// rule.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type Case, judgeCase } from '../case/case.ts'
import { reckonWith } from './reckon.ts'
import { ALL_RULES, type RuleSwitches } from './switch.ts'

const VECTORS = new URL('../../../../vectors/figure/', import.meta.url)
const cases: Case[] = ['cases.json', 'cases-rules.json'].flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, VECTORS), 'utf8')) as Case[],
)

/** Ids of the cases that go red without a rule. */
function redWithout(rule: keyof RuleSwitches): string[] {
  const broken = { ...ALL_RULES, [rule]: false }
  return cases
    .filter((one) => {
      const differences = judgeCase(one, (question, evidence) =>
        reckonWith(question, evidence, broken),
      )
      return differences.length > 0
    })
    .map((one) => one.id)
}

test('[F25] without it E04 goes red: an origin would contest its own revision', () => {
  const red = redWithout('supersession')
  assert.ok(red.includes('E04'), red.join(' '))
})

test('[F35] without (4) D06 and G02 go red: arrests in two places would not be added', () => {
  const red = redWithout('pointActsApart')
  assert.ok(red.includes('D06') && red.includes('G02'), red.join(' '))
})

test('[F36a] without it G23 and G25 go red: a city would outweigh its country on that day', () => {
  const red = redWithout('partCeilings')
  assert.ok(red.includes('G23') && red.includes('G25'), red.join(' '))
})

test('[F51] without it B02 and G21 go red: two anonymous voices would count twice', () => {
  const red = redWithout('mayBeOne')
  assert.ok(red.includes('B02') && red.includes('G21'), red.join(' '))
})

test('[F20] without its reprint clause E05 goes red: a withdrawn number would live on', () => {
  assert.deepEqual(redWithout('reprintsLeave'), ['E05'])
})

test('[F16] without it G03 goes red: one incident would pass for the total of its week', () => {
  const red = redWithout('incidentLimit')
  assert.ok(red.includes('G03'), red.join(' '))
})

test('[F9] with all rules on no case is red', () => {
  assert.deepEqual(
    cases.filter((one) => judgeCase(one).length > 0).map((one) => one.id),
    [],
  )
})
