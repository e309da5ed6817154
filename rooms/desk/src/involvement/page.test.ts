// Links a page at a time: what a page is, and how much is read for one. Names are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, openFixture, type Person } from '../../fixture/desk.ts'
import { mention, resolveSmall, writeMentions } from '../../fixture/linkage.ts'
import type { Desk } from '../operation.ts'
import { seenInvolvements } from './seen.ts'

type Links = Output<'involvement.list'>

const COUNT = 40

/** Links of forty persons to an event: some restricted, some taken back, some said again. */
async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await resolveSmall(fixture)
  await fixture.ask('own', 'event.record', { id: 'e1', title: 'The raid' })
  const numbers = Array.from({ length: COUNT }, (_, n) => n)
  await writeMentions(
    fixture,
    numbers.map((n) => mention('m1', `p${n}`, { name: `Han ${n}` })),
  )
  const link = (kept: (n: number) => boolean, more: object = {}) => {
    const persons = numbers.filter(kept).map((n) => `m1/p${n}`)
    return fixture.ask<{ ids: string[] }>('ana', 'involvement.record', {
      ...{ event: 'e1', persons, ...more },
    })
  }
  const { ids } = await link((n) => n % 3 !== 0)
  await link((n) => n % 3 === 0, { role: 'witness' })
  await fixture.ask('ana', 'involvement.withdraw', { ids: ids.slice(3, 6) })
  await link((n) => n === 1 || n === 20, { certainty: 'maybe' })
  return fixture
}

test('[D1270] pages of links are together what may be seen, in each order', async () => {
  const fixture = await opened()
  const walk = async (who: Person, order: string) => {
    const told: string[] = []
    let [after, total]: [string | undefined, number | undefined] = [undefined, undefined]
    do {
      const input: object = { limit: 7, order, ...(after !== undefined && { after }) }
      const page: Links = await fixture.ask(who, 'involvement.list', input)
      assert.equal(page.total === undefined, after !== undefined)
      told.push(...page.involvements.map(({ id }) => id))
      total ??= page.total
      after = page.next
    } while (after !== undefined)
    assert.equal(total, told.length)
    return told
  }
  const oldest = await walk('ana', 'oldest')
  assert.equal(oldest.length, COUNT - 3)
  assert.deepEqual(await walk('ana', 'newest'), oldest.toReversed())
  assert.deepEqual(await walk('ana', 'id'), oldest.toSorted())
  const fewer = await walk('doc', 'oldest')
  assert.equal(fewer.length, COUNT - 3 - Math.ceil(COUNT / 3))
  assert.deepEqual(
    fewer,
    oldest.filter((id) => fewer.includes(id)),
  )
  // Behind a link that is not theirs to see stands what stands behind none.
  const hidden = oldest.find((id) => !fewer.includes(id))
  for (const after of [hidden, 'none']) {
    const page = await fixture.ask<Links>('doc', 'involvement.list', { after, limit: 5 })
    assert.deepEqual(
      page.involvements.map(({ id }) => id),
      fewer.slice(0, 5),
    )
  }
  await fixture.close()
})

test('[D1270] a later page of links reads no others', async () => {
  const fixture = await opened()
  const { listInvolvements } = await import('./list.ts')
  const { ledger } = fixture.desk
  const actor = { account: 'ana', roles: ['analyst' as const] }
  const before = (await seenInvolvements(fixture.desk, actor, {}))[9]
  let rows = 0
  const counted = <A extends unknown[], R>(read: (...asked: A) => Promise<R[]>) => {
    return async (...asked: A) => {
      const found = await read(...asked)
      rows += found.length
      return found
    }
  }
  const { involvements, personMembers, mentionsById } = ledger.read
  const read = {
    ...ledger.read,
    involvements: counted(involvements),
    personMembers: counted(personMembers),
    mentionsById: counted(mentionsById),
  }
  const desk: Desk = { ...fixture.desk, ledger: Object.create(ledger, { read: { value: read } }) }
  const input = { after: before?.row.id ?? '', limit: 3, order: 'oldest' as const }
  const answer = await listInvolvements.run(desk, input, { actor, progress: { report() {} } })
  assert.equal(answer.involvements.length, 3)
  assert.ok(rows <= 1 + 4 + 3 + 3, `${rows} rows`)
  await fixture.close()
})
