// What the desk owes the contracts: a body each, where its name says, no refusal that no contract
// lists, and the words of the rooms that contracts cannot import.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import {
  BUNDLE_PROFILES,
  contractList,
  contracts,
  ESTIMATE_FINDING_CODES,
  ESTIMATE_FINDING_KINDS,
  HEAD_HOLDERS,
  INSPECTIONS,
  SELECTIONS,
  STORY_KINDS,
} from '@tumen/contract'
import * as custody from '@tumen/custody'
import * as estimate from '@tumen/estimate'
import * as intake from '@tumen/intake'
import * as reading from '@tumen/reading'
import { actorOf, openFixture, refused } from '../fixture/desk.ts'
import { callByName } from './call.ts'
import { loadOperation } from './operations.ts'
import { Refusal } from './refusal.ts'

const fixture = await openFixture()

test('[O5] the body of noun.verb stands in noun/verb.ts', async () => {
  const variables = new Map(Object.entries(contracts).map(([name]) => [name, variableOf(name)]))
  for (const { name } of contractList) {
    const path = name.includes('.') ? name.replace('.', '/') : `${name}/${name}`
    const source = readFileSync(new URL(`./${path}.ts`, import.meta.url), 'utf8')
    assert.match(source, new RegExp(`= implement\\(\\s*${variables.get(name)},`), name)
    assert.equal((await loadOperation(name))?.contract.name, name)
  }
})

function variableOf(name: string): string {
  return name.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

test('[O6] the desk is told of a refusal that no contract lists, and the asker gets it', async () => {
  const told: string[] = []
  const ledger = new Proxy(fixture.desk.ledger, {
    get: () => {
      throw new Refusal('quote-ambiguous', 'id')
    },
  })
  const call = { actor: actorOf('own'), progress: { report: () => undefined } }
  const desk = {
    ...fixture.desk,
    ledger,
    unlisted: (name: string, code: string) => void told.push(`${name} ${code}`),
  }
  const { code, field } = await refused(callByName(desk, 'event.show', { id: 'e1' }, call))
  assert.deepEqual([code, field], ['quote-ambiguous', 'id'])
  assert.deepEqual(told, ['event.show quote-ambiguous'])
  // The desks of the tests fail there.
  const strict = { ...fixture.desk, ledger }
  await assert.rejects(callByName(strict, 'event.show', { id: 'e1' }, call), assert.AssertionError)
  await refused(fixture.ask('own', 'event.show', { id: 'not there' }))
  assert.equal(told.length, 1)
})

test('[O7] words that contracts share with rooms they cannot import are those of the rooms', () => {
  assert.deepEqual(BUNDLE_PROFILES, custody.BUNDLE_PROFILES)
  assert.deepEqual(HEAD_HOLDERS, custody.HEAD_HOLDERS)
  assert.deepEqual(ESTIMATE_FINDING_CODES, Object.keys(estimate.FINDING_KINDS))
  assert.deepEqual(ESTIMATE_FINDING_KINDS, [
    ...new Set(Object.values(estimate.FINDING_KINDS).flat()),
  ])
  assert.deepEqual(SELECTIONS, estimate.SELECTIONS)
  assert.deepEqual(INSPECTIONS, intake.INSPECTIONS)
  assert.deepEqual(STORY_KINDS, reading.STORY_KINDS)
})
