// Two agents of one name: one voice at least, two at most, until somebody judges.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Figure } from '@tumen/figure'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'

interface Answer {
  figure: Figure
}

async function originsOf(names: [string, string], relation?: 'same' | 'different') {
  const fixture = await openFixture()
  const population = 'KP'
  for (const [n, name] of names.entries()) {
    const agent = `paper-${n}`
    await addReport(fixture, `N${n}`)
    await fixture.ask('own', 'agent.record', { id: agent, kind: 'outlet', name: { en: name } })
    const said = { document: `N${n}`, chain: [agent], anonymity: 'named', population }
    await fixture.ask('own', 'claim.record', { ...HELD, ...said, affected: 'people', id: `c${n}` })
  }
  if (relation) await fixture.ask('rev', 'agent.relate', { a: 'paper-0', b: 'paper-1', relation })
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  const { figure } = await fixture.ask<Answer>('own', 'figure.ask', question)
  return figure.figure
}

test('[D477] two agents of one name are one voice at least, until somebody judges', async () => {
  const [one, two] = ['A Daily', ' a daily']
  assert.deepEqual(await originsOf([one, two]), [1, 2])
  assert.deepEqual(await originsOf([one, two], 'different'), [2, 2])
  assert.deepEqual(await originsOf([one, two], 'same'), [1, 1])
  assert.deepEqual(await originsOf([one, 'Another Daily']), [2, 2])
})
