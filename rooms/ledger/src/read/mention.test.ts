// Lists with names and persons in the store: the newest row holds, as known on a day.
import assert from 'node:assert/strict'
import { ROWS } from '../../fixture/row.ts'
import { changeOf, type Fixture, makeFixture, storeTest } from '../../fixture/store.ts'
import type { Page } from '../ledger.ts'

const DAYS = [
  '2019-08-10T10:00:00.000Z',
  '2019-08-11T10:00:00.000Z',
  '2019-08-12T10:00:00.000Z',
] as const

async function mention({ ledger, now }: Fixture, at: string, rows: [id: string, name: string][]) {
  now.at = at
  const { leaf } = await ledger.change(changeOf('ls_1'), async (write) => {
    for (const [id, name] of rows)
      await write.append('mention', { id, list: id.split('/')[0] as string, written: {}, name })
  })
  return leaf
}

async function undo({ ledger, now }: Fixture, at: string, leaf: number): Promise<void> {
  now.at = at
  const change = changeOf('ls_1', { operation: 'change.undo' })
  await ledger.change(change, (write) => write.append('undo', { change: String(leaf) }))
}

storeTest('[L106] the newest row of a mention holds, as known on each day', async (t) => {
  const fixture = await makeFixture(t)
  await mention(fixture, DAYS[0], [
    ['ls_1/a', 'Kim'],
    ['ls_1/b', 'Han'],
    ['ls_2/a', 'Ri'],
  ])
  const later = await mention(fixture, DAYS[1], [
    ['ls_1/b', '한'],
    ['ls_1/a', '김'],
  ])
  const { read } = fixture.ledger
  const names = async (lists: string[], as?: { knownAt?: string; countedAt?: string }) =>
    (await read.mentions(lists, as)).map(({ row }) => row.name)
  assert.deepEqual(await names(['ls_1']), ['김', '한'])
  assert.deepEqual(await names(['ls_1', 'ls_2'], { knownAt: DAYS[0] }), ['Kim', 'Han', 'Ri'])
  assert.deepEqual(await read.mentionCounts(), [
    { list: 'ls_1', mentions: 2 },
    { list: 'ls_2', mentions: 1 },
  ])
  await undo(fixture, DAYS[2], later)
  assert.deepEqual(await names(['ls_1']), ['Kim', 'Han'])
  assert.deepEqual(await names(['ls_1'], { knownAt: DAYS[1] }), ['김', '한'])
  assert.deepEqual(await read.mentionIds(['ls_1', 'no']), ['ls_1/a', 'ls_1/b'])
  const found = await read.mentionsById(['ls_2/a', 'ls_1/b', 'no'])
  assert.deepEqual(
    found.map(({ row }) => row.name),
    ['Han', 'Ri'],
  )
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L106] whose a mention is says the newest row that counts', async (t) => {
  const fixture = await makeFixture(t)
  const join = async (at: string, rows: [person: string, mention: string][]) => {
    fixture.now.at = at
    const { leaf } = await fixture.ledger.change(changeOf('pe_1'), async (write) => {
      for (const [person, of] of rows) await write.append('person_member', { person, mention: of })
    })
    return leaf
  }
  await join(DAYS[0], [
    ['pe_1', 'ls_1/a'],
    ['pe_2', 'ls_1/b'],
  ])
  const leaf = await join(DAYS[1], [['pe_1', 'ls_1/b']])
  const members = async (as?: { knownAt: string }) =>
    (await fixture.ledger.read.personMembers(as)).map(({ row }) => `${row.mention} ${row.person}`)
  assert.deepEqual(await members(), ['ls_1/a pe_1', 'ls_1/b pe_1'])
  assert.deepEqual(await members({ knownAt: DAYS[0] }), ['ls_1/a pe_1', 'ls_1/b pe_2'])
  await undo(fixture, DAYS[2], leaf)
  assert.deepEqual(await members(), ['ls_1/a pe_1', 'ls_1/b pe_2'])
})

storeTest('[L107] pairs are those of the run, all or of some mentions', async (t) => {
  const fixture = await makeFixture(t)
  const pair = (run: string, a: string, b: string, millibits: number) => {
    return { run, a, b, millibits, pattern: 1, rules: 1 }
  }
  await fixture.ledger.change(changeOf('lr_1'), async (write) => {
    await write.append('linkage_pair', pair('lr_1', 'l/a', 'l/b', -1500))
    await write.append('linkage_pair', pair('lr_1', 'l/a', 'l/c', 9000))
    await write.append('linkage_pair', pair('lr_2', 'l/a', 'l/b', 1))
  })
  const weights = async (run: string, of?: string[]) =>
    (await fixture.ledger.read.linkagePairs(run, of)).map(({ row }) => row.millibits)
  assert.deepEqual(await weights('lr_1'), [-1500, 9000])
  assert.deepEqual(await weights('lr_1', ['l/b']), [-1500])
  assert.deepEqual(await weights('lr_1', []), [])
  assert.deepEqual(await weights('lr_2', ['l/a']), [1])
})

storeTest(
  '[L108] all rows of mentions that were amended by hand are read, and of no others',
  async (t) => {
    const fixture = await makeFixture(t)
    const write = async (at: string, id: string, name: string, run?: string) => {
      fixture.now.at = at
      const row = { id, list: 'ls_1', written: {}, name, ...(run !== undefined && { run }) }
      return fixture.ledger.change(changeOf('ls_1'), (writer) => writer.append('mention', row))
    }
    await write(DAYS[0], 'ls_1/a', 'Kim', 'ir_1')
    await write(DAYS[0], 'ls_1/b', 'Han', 'ir_1')
    const { leaf } = await write(DAYS[1], 'ls_1/a', '김')
    await write(DAYS[1], 'ls_1/a', 'Gim', 'ir_2')
    const names = async (list: string) =>
      (await fixture.ledger.read.amendedMentions([list])).map(({ row }) => row.name)
    assert.deepEqual(await names('ls_1'), ['Kim', '김', 'Gim'])
    assert.deepEqual(await names('ls_2'), [])
    await undo(fixture, DAYS[2], leaf)
    assert.deepEqual(await names('ls_1'), [])
  },
)

storeTest('[L275] the newest row of each link of a person to an event is read', async (t) => {
  const fixture = await makeFixture(t)
  const link = (id: string, of: string, event: string, more: object = {}) => ({
    ...{ id, mention: of, event, role: 'victim', certainty: 'certain' },
    ...{ sensitivity: 'public', ...more },
  })
  const write = async (rows: object[]) => {
    const work = fixture.ledger.change(changeOf('e1'), async (into) => {
      for (const row of rows) await into.append('involvement', row as never)
    })
    return (await work).leaf
  }
  await write([
    link('iv_1', 'ls_1/a', 'e1', { claim: 'c1' }),
    link('iv_2', 'ls_1/b', 'e1'),
    link('iv_3', 'ls_1/a', 'e2'),
  ])
  const later = await write([
    link('iv_2', 'ls_1/b', 'e1', { certainty: 'maybe' }),
    link('iv_1', 'ls_1/a', 'e1', { claim: 'c1', withdrawn: true }),
  ])
  const { read } = fixture.ledger
  const told = async (filter?: Parameters<typeof read.involvements>[0]) =>
    (await read.involvements(filter)).map(
      ({ row }) => `${row.id} ${row.withdrawn ? 'withdrawn' : row.certainty}`,
    )
  assert.deepEqual(await told(), ['iv_1 withdrawn', 'iv_2 maybe', 'iv_3 certain'])
  assert.deepEqual(await told({ event: 'e1' }), ['iv_1 withdrawn', 'iv_2 maybe'])
  assert.deepEqual(await told({ mentions: ['ls_1/a'] }), ['iv_1 withdrawn', 'iv_3 certain'])
  assert.deepEqual(await told({ mentions: [] }), [])
  assert.deepEqual(await told({ claim: 'c1' }), ['iv_1 withdrawn'])
  assert.deepEqual(await told({ ids: ['iv_3', 'no'] }), ['iv_3 certain'])
  const ids = (page: Page, filter = {}) => read.involvementIds(filter, page)
  assert.deepEqual(await ids({ limit: 2 }), ['iv_1', 'iv_2'])
  assert.deepEqual(await ids({ after: 'iv_2' }), ['iv_3'])
  assert.deepEqual(await ids({ after: 'iv_3', order: 'newest' }), ['iv_2', 'iv_1'])
  assert.deepEqual(await ids({ after: 'iv_1', order: 'id' }), ['iv_2', 'iv_3'])
  assert.deepEqual(await ids({ order: 'newest' }, { mentions: ['ls_1/a'] }), ['iv_3', 'iv_1'])
  assert.deepEqual(await ids({ after: 'iv_3' }, { event: 'e1' }), ['iv_1', 'iv_2'])
  await undo(fixture, DAYS[2], later)
  assert.deepEqual(await told({ event: 'e1' }), ['iv_1 certain', 'iv_2 certain'])
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L277] a workspace of the format before opens, and takes links', async (t) => {
  const fixture = await makeFixture(t)
  await fixture.tamper((database) => {
    database.exec('DROP TABLE involvement; DROP TABLE event_relation; DROP TABLE content_mark')
    database.exec(
      'DROP TABLE bundle_taken; DROP TABLE collected_document; DROP TABLE collected_claim',
    )
    database.exec('DROP TABLE custom_value; DROP TABLE custom_field')
    database.exec('DROP TABLE waiting_file; DELETE FROM migration WHERE number >= 31')
  })
  await fixture.ledger.change(changeOf('e1'), async (write) => {
    await write.append('involvement', {
      ...{ id: 'iv_1', mention: 'ls_1/a', event: 'e1', role: 'victim', certainty: 'certain' },
      sensitivity: 'public',
    })
  })
  assert.equal((await fixture.ledger.read.involvements()).length, 1)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest(
  '[L280] a workspace of the format before opens, and takes bundles of partners',
  async (t) => {
    const fixture = await makeFixture(t)
    await fixture.tamper((database) => {
      database.exec(
        'DROP TABLE bundle_taken; DROP TABLE collected_document; DROP TABLE collected_claim; ' +
          'DROP TABLE custom_value; DROP TABLE custom_field; DROP TABLE waiting_file; ' +
          'DELETE FROM migration WHERE number >= 34',
      )
    })
    const row = ROWS.bundle_taken
    assert.ok(row)
    await fixture.ledger.change(changeOf('bt_1'), async (write) =>
      write.append('bundle_taken', row),
    )
    assert.equal((await fixture.ledger.read.rows('bundle_taken')).length, 1)
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)
