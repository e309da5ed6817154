// The list of changes, and what of it is told to whom.
import assert from 'node:assert/strict'
import test from 'node:test'
import { leafOf, listed, rowsOf, undo } from '../../fixture/change.ts'
import {
  addReport,
  type FixtureDesk,
  HELD,
  openFixture,
  type Person,
  refused,
} from '../../fixture/desk.ts'

test('[D83] changes come newest first, a page at a time, and say what was undone', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const claim = await leafOf(fixture, 'own', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('rev', 'log.checkpoint', {})
  const undone = await undo(fixture, 'own', claim)
  const { changes, next } = await listed(fixture, 'vie')
  assert.deepEqual(
    changes.map(({ operation, subject, by }) => [operation, subject, by]),
    [
      ['change.undo', 'c1', 'own'],
      ['claim.record', 'c1', 'own'],
      ['document.add', 'R1', 'own'],
      ['agent.record', 'harbour', 'own'],
    ],
  )
  assert.equal(next, undefined)
  assert.deepEqual([changes[0]?.undoes, changes[0]?.undone], [claim, undefined])
  assert.deepEqual([changes[1]?.undoes, changes[1]?.undone], [undefined, true])
  const page = await listed(fixture, 'vie', { limit: 2 })
  assert.deepEqual([page.changes, page.next], [changes.slice(0, 2), claim])
  const rest = await listed(fixture, 'vie', { limit: 2, before: claim })
  assert.deepEqual([rest.changes, rest.next], [changes.slice(2), undefined])
  await undo(fixture, 'own', undone)
  const again = (await listed(fixture, 'vie')).changes
  assert.deepEqual(
    again.slice(0, 3).map((one) => one.undone ?? false),
    [false, true, false],
  )
  await fixture.close()
})

/** Two people at work; in one of the two worlds somebody keeps a secret beside it. */
async function workOf(withSecret: boolean): Promise<FixtureDesk> {
  const fixture = await openFixture()
  const secret = async (work: () => Promise<unknown>) => withSecret && (await work())
  await addReport(fixture)
  await secret(() => addReport(fixture, 'S1', { sensitivity: 'restricted' }))
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await secret(async () => {
    await fixture.ask('ana', 'claim.record', { ...HELD, id: 's1', sensitivity: 'restricted' })
    const waiting = { ...HELD, id: 's2', document: 'S1', number: '52', relations: [] }
    await fixture.ask('ana', 'claim.record', { ...waiting, sensitivity: 'restricted' })
    await fixture.ask('ana', 'claim.retract', { claim: 's1', why: 'origin_withdraws', reason: 'x' })
    const query = { kind: 'search', name: 'mine', query: { query: 'secret' } }
    await fixture.ask('ana', 'query.save', query)
  })
  await fixture.ask('own', 'event.record', { id: 'e1', title: 'Something' })
  await secret(async () => {
    await fixture.ask('ana', 'event.link', { claims: ['s1'], event: 'e1' })
    await fixture.ask('ana', 'document.relate', {
      ...{ from: 'R1', to: 'S1', kind: 'relays', basis: 'declared' },
    })
    const agent = { kind: 'person', anonymity: 'unnamed', scope: 'S1' }
    await fixture.ask('ana', 'agent.record', { id: 'hidden-nurse', ...agent })
    const relation = { a: 'harbour', b: 'hidden-nurse', relation: 'different' }
    const related = await leafOf(fixture, 'ana', 'agent.relate', relation)
    await undo(fixture, 'ana', related)
  })
  const link = await leafOf(fixture, 'own', 'event.link', { claims: ['c1'], event: 'e1' })
  await undo(fixture, 'own', link)
  return fixture
}

test('[D84] who may not read a record sees no change about it: no row, no page, no next', async () => {
  const [plain, deep] = [await workOf(false), await workOf(true)]
  const told = async (fixture: FixtureDesk, who: Person, limit: number) => {
    const pages: object[] = []
    for (let before: number | undefined; ; ) {
      const page = await listed(fixture, who, {
        limit,
        ...(before === undefined ? {} : { before }),
      })
      pages.push(page.changes.map(({ leaf: _, undoes, ...rest }) => ({ ...rest, is: !!undoes })))
      if (page.next === undefined) return pages
      before = page.next
    }
  }
  for (const limit of [1, 2, 3, 5, 100])
    for (const who of ['vie', 'edi'] as const)
      assert.deepEqual(await told(deep, who, limit), await told(plain, who, limit), `${limit}`)
  const all = JSON.stringify(await listed(deep, 'vie'))
  assert.ok(!/s1|s2|S1|hidden-nurse|mine/.test(all))
  // The guard is what does it: who may read such records sees every change.
  assert.equal((await listed(deep, 'ana')).changes.length, (await deep.size()) - 1)
  await plain.close()
  await deep.close()
})

test('[D84] the history of a record tells nothing of records that are not there', async () => {
  const [plain, deep] = [await workOf(false), await workOf(true)]
  for (const id of ['R1', 'c1', 'e1', 'harbour']) {
    const told = async (fixture: FixtureDesk) =>
      (await rowsOf(fixture, 'vie', id)).map(({ leaf: _, undoes, ...rest }) => ({
        ...rest,
        is: !!undoes,
      }))
    assert.deepEqual(await told(deep), await told(plain), id)
  }
  for (const id of ['S1', 's1', 's2', 'hidden-nurse', 'nowhere']) {
    const { code, field, details } = await refused(rowsOf(deep, 'vie', id))
    assert.deepEqual({ code, field, details }, { code: 'not-found', field: 'id', details: [] }, id)
  }
  assert.ok((await rowsOf(deep, 'ana', 's1')).length > 1)
  await plain.close()
  await deep.close()
})

test('[D84] a change of many rows is seen by one row that is open, however late', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const { claim } = await fixture.ask<{ claim: object }>('own', 'claim.show', { id: 'c1' })
  const hidden = Array.from({ length: 60 }, (_, n) => {
    return { ...claim, id: `s${n}`, sensitivity: 'restricted' }
  })
  await fixture.ask('ana', 'claim.import', { claims: hidden })
  const mixed = hidden.map((one) => ({ ...one, id: `t${one.id}` }))
  await fixture.ask('ana', 'claim.import', { claims: [...mixed, { ...claim, id: 'open' }] })
  const imports = async (who: Person) =>
    (await listed(fixture, who)).changes.filter(({ operation }) => operation === 'claim.import')
  assert.equal((await imports('vie')).length, 1)
  assert.equal((await imports('ana')).length, 2)
  await fixture.close()
})
