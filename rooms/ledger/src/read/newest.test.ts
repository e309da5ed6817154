// Events and places that are amended: the newest row holds, and nobody amends by accident.
import assert from 'node:assert/strict'
import { changeOf, type Fixture, makeFixture, storeTest } from '../../fixture/store.ts'
import type { Page } from '../ledger.ts'

const DAYS = ['2019-08-10T10:00:00.000Z', '2019-08-11T10:00:00.000Z', '2019-08-12T10:00:00.000Z']

async function change(
  { ledger, now }: Fixture,
  day: number,
  work: Parameters<typeof ledger.change>[1],
) {
  now.at = DAYS[day] ?? ''
  return (await ledger.change(changeOf('e1'), work)).leaf
}

async function three(fixture: Fixture): Promise<number> {
  await change(fixture, 0, async (write) => {
    await write.append('event', { id: 'e2', title: 'Second', external: 'files/2' })
    await write.append('event', { id: 'e1', title: 'First', external: 'files/1', run: 'ir_1' })
    await write.append('event', { id: 'e3', title: 'Third', external: 'other/1' })
  })
  return change(fixture, 1, async (write) => {
    await write.amend('event', { id: 'e2', title: 'Second, amended', external: 'files/2' })
  })
}

storeTest('[L290] the newest row of an event is read, wherever it is looked for', async (t) => {
  const fixture = await makeFixture(t)
  const later = await three(fixture)
  const { read } = fixture.ledger
  const titles = (found: readonly { row: { title: string } }[]) => found.map(({ row }) => row.title)
  const page = async (asked: Page) => titles(await read.events(asked))
  assert.deepEqual(await page({}), ['Second, amended', 'First', 'Third'])
  assert.deepEqual(await page({ after: 'e2', limit: 1 }), ['First'])
  assert.deepEqual(await page({ order: 'newest' }), ['Third', 'First', 'Second, amended'])
  assert.deepEqual(await page({ order: 'newest', after: 'e1' }), ['Second, amended'])
  assert.deepEqual(await page({ order: 'id' }), ['First', 'Second, amended', 'Third'])
  assert.deepEqual(titles(await read.eventsById(['e1', 'e2'])), ['Second, amended', 'First'])
  assert.deepEqual(titles(await read.eventsByExternal(['files/2', 'no/1'])), ['Second, amended'])
  assert.deepEqual(await read.eventIdsOf('files'), ['e2', 'e1'])
  assert.equal((await read.event('e2'))?.leaf, later)
  await fixture.ledger.change(changeOf('e1', { operation: 'change.undo' }), (write) =>
    write.append('undo', { change: String(later) }),
  )
  assert.equal((await read.event('e2'))?.row.title, 'Second')
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest(
  '[L291] a first row of what is there is a duplicate, and rows hold what is under them',
  async (t) => {
    const fixture = await makeFixture(t)
    await three(fixture)
    const place = { id: 'CN/X', level: 'site', names: { en: 'X' } } as const
    await change(fixture, 1, (write) => write.append('place', place))
    const again = (work: Parameters<typeof fixture.ledger.change>[1]) => change(fixture, 2, work)
    const duplicate = { code: 'duplicate' }
    await assert.rejects(
      again((write) => write.append('event', { id: 'e1', title: 'Another' })),
      duplicate,
    )
    await assert.rejects(
      again((write) => write.append('place', place)),
      duplicate,
    )
    await assert.rejects(
      again(async (write) => {
        await write.append('event', { id: 'e9', title: 'Nine' })
        await write.append('event', { id: 'e9', title: 'Nine again' })
      }),
      duplicate,
    )
    assert.equal(await fixture.ledger.read.event('e9'), undefined)
    const { read } = fixture.ledger
    const first = (await read.rowsAbout(['e2'], 10)).map(({ leaf }) => leaf)
    const effect = read.effectOfUndo(Math.min(...first))
    assert.ok(effect)
    const found = await read.dependants(effect)
    assert.deepEqual(
      found.map(({ kind, id }) => `${kind} ${id}`),
      ['event e2'],
    )
  },
)

storeTest('[L292] a workspace of the format before opens, and takes later rows', async (t) => {
  const fixture = await makeFixture(t)
  await change(fixture, 0, async (write) => {
    await write.append('event', { id: 'e1', title: 'First' })
    await write.append('place', { id: 'CN/X', level: 'site', names: { en: 'X' } })
  })
  await fixture.tamper((database) => {
    database.exec('DROP TABLE collected_document; DROP TABLE collected_claim')
    database.exec('DROP TABLE custom_value; DROP TABLE custom_field')
    for (const table of ['event', 'place']) {
      database.exec(`DROP INDEX ${table}_id`)
      if (table === 'event') database.exec('DROP INDEX event_external')
      database.exec(`ALTER TABLE ${table} RENAME TO now`)
      database.exec(`CREATE TABLE ${table} (seq INTEGER NOT NULL, id TEXT NOT NULL,
        body TEXT NOT NULL, leaf INTEGER NOT NULL, leaf_row INTEGER NOT NULL,
        recorded TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (seq), UNIQUE (leaf, leaf_row),
        UNIQUE (id), FOREIGN KEY (leaf) REFERENCES custody_leaf (idx)
          DEFERRABLE INITIALLY DEFERRED) STRICT`)
      database.exec(
        `INSERT INTO ${table} SELECT seq, id, body, leaf, leaf_row, recorded, by FROM now`,
      )
      database.exec('DROP TABLE now')
    }
    database.exec('DROP TABLE waiting_file; DELETE FROM migration WHERE number >= 37')
  })
  await change(fixture, 1, async (write) => {
    await write.amend('event', { id: 'e1', title: 'First, amended' })
    await write.amend('place', { id: 'CN/X', level: 'site', names: { en: 'Y' } })
  })
  const { read } = fixture.ledger
  assert.deepEqual(
    (await read.events()).map(({ row }) => row.title),
    ['First, amended'],
  )
  assert.equal((await read.rows('place')).length, 2)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})
