// What becomes of rows whose change was undone: in every read, at every instant, after a restart.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  type Fixture,
  makeFixture,
  storeTest,
} from '../../fixture/store.ts'
import type { Ledger } from '../ledger.ts'
import { RECORD_TABLES, TABLE_NAMES } from '../table/record.ts'
import { STATED, WITNESSED } from '../table/schema.ts'
import { EVER, UndoneChanges } from './undone-change.ts'

const DAYS = ['2019-08-10', '2019-08-11', '2019-08-12', '2019-08-13', '2019-08-14']
const endOf = (day: string) => `${day}T23:59:59.999Z`

/** Undoes a change on a day; gives the leaf of the undo. */
async function undo(fixture: Fixture, change: number, day = DAYS[1]): Promise<number> {
  fixture.now.at = `${day}T10:00:00.000Z`
  const say = changeOf(String(change), { operation: 'change.undo' })
  const row = { change: String(change), reason: 'a slip' }
  return (await fixture.ledger.change(say, (write) => write.append('undo', row))).leaf
}

/** One row of every kind about a report, each in a change of its own; gives leaves by kind. */
async function fill({ ledger }: Fixture) {
  const leaves: Record<string, number> = {}
  const put = async (kind: string, work: Parameters<Ledger['change']>[1]) => {
    leaves[kind] = (await ledger.change(changeOf(kind), work)).leaf
  }
  await put('agent', (write) => write.append('agent', agentOf('agent_1')))
  await addDocument(ledger, 'doc_1', 'At least 52 were held.')
  leaves.document = leaves.agent === undefined ? 0 : leaves.agent + 1
  leaves.claim = await addClaim(ledger, claimOf('claim_1'))
  await addClaim(ledger, claimOf('claim_2'))
  const event = { id: 'event_1', title: 'The raid' }
  await put('event', (write) => write.append('event', event))
  const link = { claim: 'claim_1', event: 'event_1', role: 'about' } as const
  await put('link', (write) => write.append('event_link', link))
  const status = { claim: 'claim_1', status: 'accepted', reason: 'seen' } as const
  await put('status', (write) => write.append('claim_status', status))
  const relation = { from: 'claim_2', type: 'refines', to: 'claim_1' } as const
  await put('relation', (write) => write.append('claim_relation', relation))
  await put('grade', (write) => write.append('grade', { agent: 'agent_1', grade: 'B' }))
  return leaves
}

/** What a reader sees of each kind; nothing of it is missing before anything is undone. */
async function seen({ read }: Ledger, at?: string) {
  const claim = await read.claim('claim_1', at)
  const known = at === undefined ? {} : { knownAt: at }
  const figure = (await read.claimsForFigure({ acts: ['detention'], ...known })).find(
    (one) => one.claim.row.id === 'claim_1',
  )
  const linked = await read.claimsForFigure({ acts: ['detention'], event: 'event_1', ...known })
  const hits = await read.search({ all: [{ anyOf: ['at least 52'] }], none: [], ...known })
  return {
    agent: [(await read.agent('agent_1', at)) !== undefined, (await read.agents()).length > 0],
    document: [(await read.document('doc_1', at)) !== undefined, hits.length > 0],
    claim: [claim !== undefined, figure !== undefined],
    event: [(await read.event('event_1', at)) !== undefined],
    link: [claim?.events.length === 1, figure?.events.length === 1, linked.length === 1],
    status: [claim?.statuses.length === 1, figure?.statuses.length === 1],
    relation: [claim?.relations.length === 1, figure?.relations.length === 1],
    grade: [(await read.rows('grade', at)).length === 1],
  } as Record<string, boolean[]>
}

async function everyKind(
  t: TestContext,
  work: (fixture: Fixture, kind: string, leaf: number) => void,
) {
  const kinds = ['agent', 'document', 'claim', 'event', 'link', 'status', 'relation', 'grade']
  for (const kind of kinds) {
    const fixture = await makeFixture(t)
    const leaves = await fill(fixture)
    await work(fixture, kind, leaves[kind] as number)
  }
}

storeTest('[L64] rows of an undone change are in no read, and others stay', async (t) => {
  await everyKind(t, async (fixture, kind, leaf) => {
    const before = await seen(fixture.ledger)
    assert.ok(Object.values(before).flat().every(Boolean), kind)
    await undo(fixture, leaf)
    const after = await seen(fixture.ledger)
    assert.ok(!(after[kind] ?? []).some(Boolean), `${kind} ${JSON.stringify(after)}`)
    // Rows hang on a claim or a link, so those of an undone claim are not seen with it.
    const stays = { agent: kind !== 'agent', event: kind !== 'event', grade: kind !== 'grade' }
    for (const [other, isThere] of Object.entries(stays))
      if (other !== kind) assert.equal(after[other]?.some(Boolean), isThere, `${kind} ${other}`)
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  })
})

storeTest('[L64] as known before the undo they still count', async (t) => {
  await everyKind(t, async (fixture, kind, leaf) => {
    const [day = ''] = DAYS
    const before = await seen(fixture.ledger, endOf(day))
    await undo(fixture, leaf)
    const same = await seen(fixture.ledger, endOf(day))
    // Not as known: what `agents()` gives of all agents now.
    before.agent?.pop()
    same.agent?.pop()
    assert.deepEqual(same, before, kind)
  })
})

storeTest('[L64] lists, texts, bytes and pages leave them out and lose no place', async (t) => {
  const fixture = await makeFixture(t)
  const { read } = fixture.ledger
  const leaves = new Map<string, number>()
  for (let n = 0; n < 6; n++) {
    const text = n < 2 ? 'The same.' : `Report ${n}.`
    const document = documentOf(`doc_${n}`, text)
    const change = changeOf(`doc_${n}`, { operation: 'document.add' })
    const work = fixture.ledger.change(change, (write) =>
      write.appendDocument(document, text, Buffer.from(text)),
    )
    leaves.set(`doc_${n}`, (await work).leaf)
    leaves.set(`claim_${n}`, await addClaim(fixture.ledger, claimOf(`claim_${n}`)))
  }
  for (const id of ['doc_1', 'doc_3', 'claim_1', 'claim_3'])
    await undo(fixture, leaves.get(id) as number)
  const documents = await read.documents({ limit: 3 })
  assert.deepEqual(
    documents.map(({ row }) => row.id),
    ['doc_0', 'doc_2', 'doc_4'],
  )
  // A page may begin after a row that was undone meanwhile.
  assert.deepEqual(
    (await read.documents({ after: 'doc_3' })).map(({ row }) => row.id),
    ['doc_4', 'doc_5'],
  )
  const claims = await read.claims({ doc: 'doc_1', limit: 3 })
  assert.deepEqual(
    claims.map(({ claim }) => claim.row.id),
    ['claim_0', 'claim_2', 'claim_4'],
  )
  assert.equal(await read.documentText('doc_1'), undefined)
  assert.equal(await read.documentText('doc_1', EVER), 'The same.')
  const { bytesHash } = documentOf('', 'The same.')
  assert.equal((await read.documentsOfBytes(bytesHash)).length, 1)
})

storeTest('[L64] the state of a claim is told without undone rows', async (t) => {
  const fixture = await makeFixture(t)
  const waiting = { extraction: { method: 'human', reviewed: false } } as const
  await addClaim(fixture.ledger, claimOf('claim_1', waiting))
  const set = (status: 'accepted' | 'retracted') =>
    fixture.ledger.change(changeOf('claim_1'), (write) =>
      write.append('claim_status', { claim: 'claim_1', status, reason: 'seen' }),
    )
  const states = async () => {
    const found = (['undecided', 'touched'] as const).map((state) =>
      fixture.ledger.read.claims({ state }),
    )
    return (await Promise.all(found)).map((claims) => claims.length)
  }
  const accepted = await set('accepted')
  assert.deepEqual(await states(), [0, 0])
  await undo(fixture, accepted.leaf)
  assert.deepEqual(await states(), [1, 0])
  const retracted = await set('retracted')
  assert.deepEqual(await states(), [0, 1])
  await undo(fixture, retracted.leaf)
  assert.deepEqual(await states(), [1, 0])
})

storeTest('[L65] an undone undo brings rows back, and each day keeps its answer', async (t) => {
  const fixture = await makeFixture(t)
  const { read } = fixture.ledger
  const leaf = await addClaim(fixture.ledger, claimOf('claim_1'))
  const first = await undo(fixture, leaf, DAYS[1])
  const second = await undo(fixture, first, DAYS[2])
  const third = await undo(fixture, second, DAYS[3])
  const states = await Promise.all(
    DAYS.map(async (day) => (await read.claim('claim_1', endOf(day))) !== undefined),
  )
  assert.deepEqual(states, [true, false, true, false, false])
  assert.equal(await read.claim('claim_1'), undefined)
  assert.deepEqual([read.undoneBy(leaf), read.undoneBy(first)], [first, undefined])
  assert.equal(read.undoneBy(second), third)
  assert.deepEqual([...read.undone()].toSorted(), [leaf, second].toSorted())
  assert.equal(read.undone(EVER).size, 0)
})

storeTest('[L65] what an undo would do is told before it is done', async (t) => {
  const marks = new UndoneChanges()
  const mark = (change: number, leaf: number) =>
    marks.add({ change, leaf, recorded: `${DAYS[0]}T10:00:00.000Z` })
  assert.deepEqual(marks.effectOf(3), { root: 3, returns: false })
  mark(3, 5)
  assert.equal(marks.effectOf(3), undefined)
  assert.deepEqual(marks.effectOf(5), { root: 3, returns: true })
  mark(5, 6)
  assert.deepEqual(marks.effectOf(6), { root: 3, returns: false })
  mark(3, 7)
  // The rows are gone by another undo, so bringing this one back would change nothing.
  assert.equal(marks.effectOf(6), undefined)
  t.diagnostic('no store')
})

storeTest('[L66] an id of an undone row stays taken, and no row is lost', async (t) => {
  const fixture = await makeFixture(t)
  const leaf = await addClaim(fixture.ledger, claimOf('claim_1'))
  await addDocument(fixture.ledger, 'doc_1', 'text')
  await undo(fixture, leaf)
  await undo(fixture, leaf + 1)
  await assert.rejects(addClaim(fixture.ledger, claimOf('claim_1')), { code: 'duplicate' })
  await assert.rejects(addDocument(fixture.ledger, 'doc_1', 'text'), { code: 'duplicate' })
  const { claim, document, undo: undos } = await fixture.ledger.read.counts()
  assert.deepEqual([claim, document, undos], [1, 1, 2])
  assert.equal((await fixture.ledger.read.claim('claim_1', EVER))?.claim.leaf, leaf)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L66] an undo names a change before it', async (t) => {
  const fixture = await makeFixture(t)
  await addClaim(fixture.ledger, claimOf('claim_1'))
  await assert.rejects(undo(fixture, 2), /before it/)
  assert.equal((await fixture.ledger.head()).size, 2)
})

storeTest('[L67] what was undone is known again after a restart', async (t) => {
  const fixture = await makeFixture(t)
  const leaf = await addClaim(fixture.ledger, claimOf('claim_1'))
  const first = await undo(fixture, leaf)
  await fixture.reopen()
  assert.equal(await fixture.ledger.read.claim('claim_1'), undefined)
  assert.equal(fixture.ledger.read.undoneBy(leaf), first)
  await undo(fixture, first, DAYS[2])
  await fixture.reopen()
  assert.ok(await fixture.ledger.read.claim('claim_1'))
})

/** What later formats brought. */
const LATER = [
  ...TABLE_NAMES.filter((table) => RECORD_TABLES[table].since !== undefined),
  ...['lineage_hash', 'lineage_sign', 'lineage_entry', 'claim_scope_due'],
  ...['item', 'item_group', 'item_row', 'access_entry', 'layer_text', 'waiting_file'],
  ...[...WITNESSED, ...STATED].map(({ name }) => name),
]

storeTest(
  '[L67] a workspace of the first format gets what it lacks when it is opened',
  async (t) => {
    const fixture = await makeFixture(t)
    const leaf = await addClaim(fixture.ledger, claimOf('claim_1'))
    const size = (await fixture.ledger.head()).size
    await fixture.tamper((database) => {
      for (const table of LATER) database.exec(`DROP TABLE "${table}"`)
      database.exec('DELETE FROM migration WHERE number > 1')
      const lists = database
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%json_extract%'",
        )
        .pluck()
        .all()
      const own = ['claim_act', 'claim_scope_claim', 'chain_link_origin']
      for (const name of [...lists, ...own]) database.exec(`DROP INDEX IF EXISTS "${name}"`)
    })
    assert.equal((await fixture.ledger.head()).size, size)
    await undo(fixture, leaf)
    assert.equal(await fixture.ledger.read.claim('claim_1'), undefined)
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)

storeTest('[L68] without what was undone nothing is read, and the check runs', async (t) => {
  const fixture = await makeFixture(t)
  await undo(fixture, await addClaim(fixture.ledger, claimOf('claim_1')))
  let page = 0
  await fixture.tamper((database) => {
    page = database
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'undo'")
      .pluck()
      .get() as number
  })
  await fixture.ledger.close()
  const path = join(fixture.folder, 'ledger.db')
  const bytes = readFileSync(path)
  const at = (page - 1) * 4096 + 100
  bytes[at] = (bytes[at] as number) ^ 1
  writeFileSync(path, bytes)
  await fixture.reopen()
  await assert.rejects(fixture.ledger.read.claims({}), { code: 'damaged' })
  const findings = await fixture.ledger.fsck({ all: false })
  assert.ok(findings.some(({ code }) => code === 'FS0'))
})
