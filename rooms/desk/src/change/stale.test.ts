// Two people at once: the second one is refused with what came between, and nothing is overruled
// unread. Source: issue 20, part 4.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { takeInSmall } from '../../fixture/linkage.ts'

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

test('[D788] whatever overwrites by its newest row says so to who has not seen that row', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  await addReport(fixture)
  await takeInSmall(fixture)
  await fixture.ask('ana', 'list.record', { id: 'L1', title: 'A list' })
  const file = Buffer.from('A redacted text.').toString('base64')
  const copy = { document: 'R1', bytes: file, mediaType: 'text/plain', tool: 'by hand' }
  const { id: derivative } = await fixture.ask<{ id: string }>('doc', 'evidence.derive', copy)
  const query = { kind: 'search', name: 'Held', query: { query: 'held' } }
  const { id } = await fixture.ask<{ id: string }>('ana', 'query.save', query)
  for (const [who, name, first, second] of [
    [...(['ana', 'agent.grade'] as const), { agent: 'harbour', grade: 'A' }, { grade: 'C' }],
    [
      ...(['ana', 'list.declare'] as const),
      ...[{ list: 'L1', duplicates: 'none' }, { duplicates: 'possible' }],
    ],
    [...(['ana', 'query.save'] as const), { ...query, id }, { name: 'Held, again' }],
    [
      ...(['rev', 'evidence.review'] as const),
      ...[{ derivative, decision: 'approved' }, { decision: 'refused' }],
    ],
    [...(['ana', 'mention.amend'] as const), { id: 'm1/1', report: 'p. 1' }, { report: 'p. 2' }],
  ] as const) {
    await fixture.ask(who, name, first)
    const newest = (await fixture.size()) - 1
    const late = await refused(fixture.ask(who, name, { ...first, ...second, seen: newest - 1 }))
    assert.deepEqual([late.code, late.details], ['stale', [{ leaf: newest }]], name)
    assert.equal((await fixture.size()) - 1, newest, 'nothing was stored')
    await fixture.ask(who, name, { ...first, ...second, seen: newest })
  }
})
