// Where the number of a figure is not that of the words beside it, the answer says who decided.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture, type Person } from '../../fixture/desk.ts'

interface Answer {
  quotes: Record<string, { decided?: { said: object; by?: string; on: string } }>
}

const fixture = await openFixture()
await addReport(fixture)
await fixture.ask('own', 'claim.record', { ...HELD, id: 'as-said' })
fixture.now.day = '2022-05-03'
const chosen = { ...HELD, id: 'chosen', op: 'about', value: 40 }
await fixture.ask('own', 'claim.record', chosen)
const QUESTION = { act: 'detention', place: 'CN/LN', at: '2022-04' }

test('[D572] a number that was decided otherwise says what the words say, by whom and when', async () => {
  const decided = { said: { op: 'at_least', value: 52 }, by: 'own', on: '2022-05-03' }
  for (const who of ['own', 'vie', 'edi'] satisfies Person[])
    for (const name of ['figure.ask', 'figure.explain']) {
      if (name === 'figure.explain' && who === 'edi') continue
      const { quotes } = await fixture.ask<Answer>(who, name, QUESTION)
      assert.deepEqual(quotes.chosen?.decided, decided, `${who} ${name}`)
      assert.equal(quotes['as-said']?.decided, undefined)
    }
  const counted = await fixture.ask<Answer>('sta', 'figure.ask', QUESTION)
  assert.ok(!JSON.stringify(counted).includes('decided'), 'who may not read words gets no account')
})

test('[D572] an amendment that only moves the day keeps what was decided, by whoever amends', async () => {
  fixture.now.day = '2022-05-05'
  const amended = { amends: 'chosen', reason: 'the day', at: '2022-04', id: 'later', op: 'nearly' }
  await fixture.ask('own', 'claim.amend', amended)
  const { quotes } = await fixture.ask<Answer>('own', 'figure.explain', QUESTION)
  const decided = { said: { op: 'at_least', value: 52 }, by: 'own', on: '2022-05-05' }
  assert.deepEqual(quotes.later?.decided, decided)
})
