// The history of a record: every row, what it changed, and nothing that is not to be read.
import assert from 'node:assert/strict'
import test from 'node:test'
import { leafOf, rowsOf, undo } from '../../fixture/change.ts'
import { addReport, HELD, openFixture, type Person } from '../../fixture/desk.ts'

test('[D90] a history has every row, oldest first, with what each changed', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const quote = ['About 80 people were arrested in China']
  const amended = { ...HELD, id: 'c2', quote, number: 'About 80', act: 'arrest', place: 'China' }
  await fixture.ask('own', 'claim.amend', {
    ...amended,
    amends: 'c1',
    reason: 'the wrong sentence',
  })
  const first = await rowsOf(fixture, 'vie', 'c1')
  assert.deepEqual(first, await rowsOf(fixture, 'vie', 'c2'))
  assert.deepEqual(
    first.map(({ table, id, operation }) => [table, id, operation]),
    [
      ['claim', 'c1', 'claim.record'],
      ['claim', 'c2', 'claim.amend'],
      ['claim_relation', 'c2', 'claim.amend'],
      ['claim_status', 'c1', 'claim.amend'],
    ],
  )
  const all = first[0]?.changes ?? []
  assert.ok(all.every(({ before, after }) => before === undefined && after !== undefined))
  const changes = new Map(first[1]?.changes.map((one) => [one.path, one]))
  const act = { path: 'proposition.act', before: 'detention', after: 'arrest' }
  assert.deepEqual([changes.get('proposition.act')?.before, act.after], [act.before, 'arrest'])
  assert.deepEqual(changes.get('quantity.value')?.after, 80)
  assert.ok(!changes.has('doc') && !changes.has('published'))
  await fixture.close()
})

test('[D90] a row is compared with the one that counted when it came', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const grade = (letter: string) =>
    leafOf(fixture, 'own', 'agent.grade', { agent: 'harbour', grade: letter })
  await grade('B')
  const slip = await grade('E')
  const undone = await undo(fixture, 'own', slip)
  await grade('C')
  const rows = await rowsOf(fixture, 'vie', 'harbour')
  const told = rows.slice(1).map(({ leaf, undone, undoes, changes }) => ({
    ...{ leaf, undone, undoes },
    grade: changes.find(({ path }) => path === 'grade'),
  }))
  assert.deepEqual(
    told.map(({ grade, undone, undoes }) => [grade?.before, grade?.after, undone, undoes]),
    [
      [undefined, 'B', undefined, undefined],
      ['B', 'E', true, undefined],
      [undefined, undefined, undefined, slip],
      ['B', 'C', undefined, undefined],
    ],
  )
  assert.equal(told[2]?.leaf, undone)
  await fixture.close()
})

test('[D91] restricted fields and the words of hidden changes are in no history', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const chain = ['harbour', 'a nurse']
  const kept = { anonymity: 'anonymous_on_request', anonymityReason: 'works there' }
  const noted = { ...HELD, id: 'noted', chain, ...kept, problems: ['who told us'] }
  await fixture.ask('doc', 'claim.record', noted)
  const shown = async (who: Person) => JSON.stringify(await rowsOf(fixture, who, 'noted'))
  for (const who of ['vie', 'edi'] as const)
    assert.ok(!/who told us|works there/.test(await shown(who)), who)
  for (const who of ['doc', 'ana'] as const) assert.match(await shown(who), /who told us/)
  // An outlet that came along with a hidden document is hidden with it.
  const text = { title: 'S', text: 'A secret.', language: 'en', published: '2022-04' }
  const secret = { ...text, id: 'S1', publisher: 'Inland Post', sensitivity: 'restricted' }
  await fixture.ask('ana', 'document.add', secret)
  const named = async (who: Person) => {
    const asked = { name: 'inland' }
    return (await fixture.ask<{ agents: { id: string }[] }>(who, 'agent.list', asked)).agents
  }
  assert.deepEqual(await named('vie'), [])
  const [{ id: outlet } = { id: '' }] = await named('ana')
  assert.equal((await rowsOf(fixture, 'ana', outlet))[0]?.operation, 'document.add')
  await assert.rejects(rowsOf(fixture, 'vie', outlet), { code: 'not-found' })
  await fixture.close()
})
