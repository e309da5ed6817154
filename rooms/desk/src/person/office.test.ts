// Persons that two offices know by mentions of their own: what one decides about its mentions
// leaves the other's who they were. Names are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openFixture } from '../../fixture/desk.ts'
import { resolveSmall } from '../../fixture/linkage.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import type { Actor } from '../operation.ts'

const ALL: Actor = { account: 'own', roles: ['analyst', 'reviewer'] }

/** One list each of two, and on them two people whom both know, and one whom each knows alone. */
async function opened() {
  const fixture = await openFixture()
  await resolveSmall(fixture)
  const { north, south } = await twoOffices(fixture)
  for (const [id, group] of [
    ['m1', north],
    ['m2', south],
  ])
    await fixture.ask('rev', 'record.assign', { kind: 'list', id, groups: [group] })
  const members = await fixture.desk.ledger.read.personMembers()
  const personOf = (mention: string) =>
    members.find(({ row }) => row.mention === mention)?.row.person ?? assert.fail(mention)
  const show = (actor: Actor, id: string) =>
    askAs<Output<'person.show'>>(fixture.desk, actor, 'person.show', { id })
  /** Joins two, and gives the id that stays and the one that goes. */
  const merge = async (actor: Actor, a: string, b: string) => {
    const input = { a, b, reason: 'a nickname' }
    const { persons } = await askAs<Output<'person.merge'>>(
      ...([fixture.desk, actor, 'person.merge', input] as const),
    )
    return persons[0] === a ? [a, b] : [b, a]
  }
  const offices = {
    north: heldIn('ana-n', north, ['analyst']),
    south: heldIn('ana-s', south, ['analyst']),
  }
  return { fixture, personOf, show, merge, ...offices }
}

const idsOf = ({ mentions }: Output<'person.show'>) => mentions.map(({ mention }) => mention.id)

test('[D1142] who is joined in one office stays who they were in the other, which learns nothing of it', async () => {
  const { fixture, personOf, show, merge, north, south } = await opened()
  const both = [personOf('m1/1'), personOf('m1/2')] as const
  assert.deepEqual([personOf('m2/1'), personOf('m2/2')], both)
  const before = [await show(north, both[0]), await show(north, both[1])]
  const [kept = '', gone = ''] = await merge(south, ...both)
  assert.deepEqual([await show(north, both[0]), await show(north, both[1])], before)
  const { lineage } = await askAs<Output<'person.lineage'>>(
    ...([fixture.desk, north, 'person.lineage', { id: gone }] as const),
  )
  assert.deepEqual(lineage, [])
  for (const id of both) {
    const shown = await show(south, id)
    assert.deepEqual([shown.person.id, idsOf(shown)], [kept, ['m2/1', 'm2/2']])
    assert.deepEqual([shown.lineage.length, shown.lineage[0]?.by], [1, 'ana-s'])
  }
  const rest = gone === both[1] ? 'm1/2' : 'm1/1'
  assert.deepEqual(
    [(await show(ALL, kept)).mentions.length, idsOf(await show(ALL, gone))],
    [3, [rest]],
  )
  // Who knows all of it joins the rest as well, and then all of it leads on.
  const [last = ''] = await merge(ALL, ...both)
  for (const id of both) {
    const shown = await show(ALL, id)
    assert.deepEqual([shown.person.id, shown.mentions.length], [last, 4])
    assert.deepEqual(idsOf(await show(north, id)), ['m1/1', 'm1/2'])
  }
})

test('[D1143] a foreign person that is joined with a known one is named to nobody who did not know it', async () => {
  const { personOf, show, merge, north, south } = await opened()
  const ends = [personOf('m1/3'), personOf('m2/3')] as const
  const [kept = '', gone = ''] = await merge(ALL, ...ends)
  const [office, mention, other] =
    kept === ends[0] ? [north, 'm1/3', south] : [south, 'm2/3', north]
  const shown = await show(office, kept)
  assert.deepEqual([idsOf(shown), shown.lineage], [[mention], []])
  // The office of the other sees where its id went.
  const ways = (await show(other, gone)).lineage.map(({ from, to }) => [from, to])
  assert.deepEqual(ways, [[gone, kept]])
  assert.equal((await show(ALL, kept)).lineage.length, 1)
})
