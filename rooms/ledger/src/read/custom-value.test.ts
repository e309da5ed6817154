// Values of fields of a group's own: the newest row holds, and what is under it stays.
import assert from 'node:assert/strict'
import { changeOf, type Fixture, makeFixture, storeTest } from '../../fixture/store.ts'

const DAYS = ['2019-08-10T10:00:00.000Z', '2019-08-11T10:00:00.000Z', '2019-08-12T10:00:00.000Z']
const FIELD = {
  id: 'fd_1',
  of: 'event',
  kind: 'text',
  sensitivity: 'public',
  names: { en: 'Vehicle' },
} as const
const VALUE = { id: 'fv_1', field: 'fd_1', event: 'e1', sensitivity: 'public' } as const

async function change(
  { ledger, now }: Fixture,
  day: number,
  work: Parameters<typeof ledger.change>[1],
) {
  now.at = DAYS[day] ?? ''
  return (await ledger.change(changeOf('e1'), work)).leaf
}

async function filled(fixture: Fixture): Promise<Record<'event' | 'field' | 'later', number>> {
  const event = await change(fixture, 0, async (write) => {
    await write.append('event', { id: 'e1', title: 'First' })
    await write.append('mention', { id: 'ls_1/a', list: 'ls_1', written: {}, name: 'Han' })
  })
  const field = await change(fixture, 0, (write) => write.append('custom_field', FIELD))
  await change(fixture, 0, async (write) => {
    await write.append('custom_value', { ...VALUE, value: 'bus' })
    const { event: _, ...rest } = VALUE
    await write.append('custom_value', { ...rest, id: 'fv_2', mention: 'ls_1/a', value: 'cart' })
  })
  const later = await change(fixture, 1, (write) =>
    write.append('custom_value', { ...VALUE, value: 'lorry' }),
  )
  return { event, field, later }
}

storeTest(
  '[L295] the newest row of a value is read, and what was before when undone',
  async (t) => {
    const fixture = await makeFixture(t)
    const { later } = await filled(fixture)
    const { read } = fixture.ledger
    const values = async (filter: Parameters<typeof read.customValues>[0]) =>
      (await read.customValues(filter)).map(({ row }) => row.value)
    assert.deepEqual(await values({}), ['lorry', 'cart'])
    assert.deepEqual(await values({ events: ['e1'] }), ['lorry'])
    assert.deepEqual(await values({ mentions: ['ls_1/a'] }), ['cart'])
    assert.deepEqual(await values({ mentions: ['ls_1/b'] }), [])
    assert.deepEqual(await values({ fields: ['fd_1'], ids: ['fv_2'] }), ['cart'])
    assert.deepEqual(await values({ fields: ['fd_2'] }), [])
    assert.deepEqual(await values({ events: ['e1'], knownAt: DAYS[0] ?? '' }), ['bus'])
    assert.equal((await read.customValueRows({ events: ['e1'] })).length, 2)
    await fixture.ledger.change(changeOf('e1', { operation: 'change.undo' }), (write) =>
      write.append('undo', { change: String(later) }),
    )
    assert.deepEqual(await values({ events: ['e1'] }), ['bus'])
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)

storeTest('[L296] what a value stands on is held by it', async (t) => {
  const fixture = await makeFixture(t)
  const { event, field } = await filled(fixture)
  await change(fixture, 2, (write) => write.append('custom_field', { ...FIELD, retired: true }))
  const { read } = fixture.ledger
  const under = async (leaf: number) => {
    const effect = read.effectOfUndo(leaf)
    assert.ok(effect)
    return (await read.dependants(effect)).map(({ kind, id }) => `${kind} ${id}`).sort()
  }
  assert.deepEqual(await under(event), ['event e1', 'event e1', 'mention ls_1/a'])
  const fields = await under(field)
  assert.ok(fields.length >= 2)
  assert.deepEqual([...new Set(fields)], ['custom_field fd_1'])
})

storeTest('[L310] an entry of a choice is held by the values that are it', async (t) => {
  const fixture = await makeFixture(t)
  const entry = (id: string) => ({ id, names: { en: id } })
  const choice = { ...FIELD, kind: 'choice' as const, choices: [entry('bus')] }
  await change(fixture, 0, async (write) => {
    await write.append('event', { id: 'e1', title: 'First' })
    await write.append('custom_field', choice)
  })
  const amend = (...ids: string[]) =>
    change(fixture, 1, (write) =>
      write.append('custom_field', { ...choice, choices: ['bus', ...ids].map(entry) }),
    )
  const set = (value: string) =>
    change(fixture, 1, (write) => write.append('custom_value', { ...VALUE, value }))
  const undo = (leaf: number) =>
    change(fixture, 2, (write) => write.append('undo', { change: String(leaf) }))
  const under = async (leaf: number) => {
    const effect = fixture.ledger.read.effectOfUndo(leaf)
    assert.ok(effect)
    return (await fixture.ledger.read.dependants(effect)).map(({ kind, id }) => `${kind} ${id}`)
  }
  const lorry = await amend('lorry')
  const bus = await set('bus')
  assert.deepEqual(await under(lorry), [], 'an entry that was there before does not hold it')
  const chosen = await set('lorry')
  assert.deepEqual(await under(lorry), ['custom_field fd_1'])
  // Said otherwise since, it is still what stood there.
  const later = await set('bus')
  assert.deepEqual(await under(lorry), ['custom_field fd_1'])
  for (const leaf of [later, chosen, bus, lorry]) await undo(leaf)
  // What is the entry does not come back without it, unless the field got it again.
  const returned = (leaf: number) => under(fixture.ledger.read.undoneBy(leaf) ?? -1)
  assert.deepEqual(await returned(bus), [])
  assert.deepEqual(await returned(chosen), ['custom_field fd_1'])
  const again = await amend('cart', 'lorry')
  assert.deepEqual(await returned(chosen), [])
  const second = await set('lorry')
  assert.deepEqual(await under(again), ['custom_field fd_1'])
  await undo(second)
  assert.deepEqual(await under(again), [])
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L297] a workspace of the format before opens, and takes fields', async (t) => {
  const fixture = await makeFixture(t)
  await change(fixture, 0, (write) => write.append('event', { id: 'e1', title: 'First' }))
  await fixture.tamper((database) => {
    database.exec('DROP TABLE custom_value; DROP TABLE custom_field')
    database.exec('DROP TABLE waiting_file; DELETE FROM migration WHERE number >= 40')
  })
  await change(fixture, 1, async (write) => {
    await write.append('custom_field', FIELD)
    await write.append('custom_value', { ...VALUE, value: 'bus' })
  })
  assert.equal((await fixture.ledger.read.customValues()).length, 1)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})
