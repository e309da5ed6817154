// Two people at once: the second one is refused with what came between, and nothing is overruled
// unread. Source: issue 20, part 4.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'

test('[D774] who has not seen the newest judgement is refused, and told which it is', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  await addReport(fixture)
  await fixture.ask('own', 'agent.record', { id: 'post', kind: 'outlet', name: { en: 'Post' } })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('own', 'event.record', { id: 'E1', title: 'Something' })
  const pair = { a: 'post', b: 'harbour' }
  const link = { event: 'E1', claims: ['c1'] }
  for (const [name, first, second] of [
    ['agent.relate', { ...pair, relation: 'same' }, { ...pair, relation: 'different' }],
    ['event.link', { ...link, role: 'about' }, { ...link, role: 'part' }],
  ] as const) {
    await fixture.ask('ana', name, { ...first, seen: 0 })
    const newest = (await fixture.size()) - 1
    const late = await refused(fixture.ask('rev', name, { ...second, seen: 0 }))
    assert.deepEqual([late.code, late.field, late.details], ['stale', 'seen', [{ leaf: newest }]])
    assert.equal((await fixture.size()) - 1, newest, 'nothing was stored')
    await fixture.ask('rev', name, { ...second, seen: newest })
    // Who says nothing of what they saw decides as before.
    await fixture.ask('rev', name, first)
  }
})

test('[D774] of two who judge at one moment the second is refused', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  await addReport(fixture)
  await fixture.ask('own', 'agent.record', { id: 'post', kind: 'outlet', name: { en: 'Post' } })
  const judge = (who: 'ana' | 'rev', relation: string) =>
    fixture.ask(who, 'agent.relate', { a: 'harbour', b: 'post', relation, seen: 0 })
  const both = await Promise.allSettled([judge('ana', 'same'), judge('rev', 'different')])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})
