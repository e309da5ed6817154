// Shredding in the store: what goes, what stays and how the log reports it. Everything here is
// invented.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  digestOf,
  fill,
  findings,
  OTHER,
  otherClaim,
  SECRET,
  SHRED,
  shred,
  TEXT,
} from '../../fixture/shred.ts'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  type Fixture,
  makeFixture,
  openRaw,
  storeTest,
} from '../../fixture/store.ts'
import { bodyOf } from '../table/stored-row.ts'

storeTest(
  '[L125] a shredding takes all that holds words of a document, and nothing else',
  async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    const { read } = fixture.ledger
    const planned = await read.shredPlan('doc_1')
    const done = await shred(fixture.ledger)
    assert.deepEqual({ ...done, staying: [] }, planned)
    assert.deepEqual(done.documents, ['doc_1'])
    assert.deepEqual(done.claims, ['claim_a0', 'claim_a1', 'claim_a2', 'claim_1'])
    assert.deepEqual(done.agents, ['agent_1'])
    const rows = { document: 1, document_relation: 1, claim: 4, claim_status: 1, agent: 1 }
    assert.deepEqual(done.rows, rows)
    assert.deepEqual(
      [done.leaves, done.partLeaves],
      [
        [1, 4],
        [2, 3, 5],
      ],
    )
    assert.equal(await read.document('doc_1'), undefined)
    assert.equal(await read.documentText('doc_1'), undefined)
    assert.deepEqual(await read.search({ all: [{ anyOf: [SECRET] }], none: [] }), [])
    assert.equal((await read.search({ all: [{ anyOf: ['52'] }], none: [] })).length, 1)
    const left = (await read.claims({})).map(({ claim }) => claim.row.id)
    assert.deepEqual(left, ['claim_b0', 'claim_b1', 'claim_b2'])
    assert.deepEqual((await read.claim('claim_b1'))?.statuses.length, 1)
    assert.deepEqual(
      (await read.agents()).map(({ row }) => row.id),
      ['agent_paper'],
    )
    assert.deepEqual(await findings(fixture), [])
  },
)

storeTest(
  '[L126] the check is clean before and after, also for what is left of a leaf',
  async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    await fixture.ledger.checkpoint()
    assert.deepEqual(await findings(fixture), [])
    await shred(fixture.ledger)
    await fixture.ledger.checkpoint()
    assert.deepEqual(await findings(fixture), [])
    await fixture.reopen()
    assert.deepEqual(await findings(fixture), [])
    await addClaim(fixture.ledger, otherClaim('claim_9'))
    await shred(fixture.ledger, 'doc_2')
    assert.deepEqual(await findings(fixture), [])
    assert.deepEqual(await fixture.ledger.read.claims({}), [])
  },
)

storeTest('[L125] all documents of the same bytes go, undone ones too', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const again = changeOf('doc_3', { operation: 'document.add' })
  const { leaf } = await fixture.ledger.change(again, (write) =>
    write.appendDocument(documentOf('doc_3', TEXT), TEXT, Buffer.from(TEXT)),
  )
  await fixture.ledger.change(changeOf('doc_3', { operation: 'change.undo' }), (write) =>
    write.append('undo', { change: String(leaf), reason: SECRET }),
  )
  const { documents, rows } = await shred(fixture.ledger)
  assert.deepEqual([documents, rows.undo], [['doc_1', 'doc_3'], 1])
  assert.equal(fixture.ledger.read.undone().size, 0)
  assert.deepEqual(await findings(fixture), [])
})

storeTest('[L125] a speaker of it whom another document names stays', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const passedOn = { ...agentOf('agent_9'), anonymity: 'unnamed', scope: 'doc_1' } as const
  await fixture.ledger.change(changeOf('agent_9', { operation: 'agent.record' }), (write) =>
    write.append('agent', passedOn),
  )
  await addClaim(fixture.ledger, otherClaim('claim_9', 'agent_9'))
  assert.deepEqual((await shred(fixture.ledger)).agents, ['agent_1'])
  assert.deepEqual((await fixture.ledger.read.agent('agent_9'))?.row, passedOn)
  assert.deepEqual((await shred(fixture.ledger, 'doc_2')).agents, ['agent_9'])
})

storeTest(
  '[L125] what stays and speaks of it is named beforehand, and counts are exact',
  async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    const { read } = fixture.ledger
    await fixture.ledger.change(changeOf('run_2'), async (write) => {
      for (const id of ['event_1', 'event_2']) await write.append('event', { id, title: 'A night' })
      const links = { event_1: ['claim_1'], event_2: ['claim_1', 'claim_b1'] }
      for (const [event, claims] of Object.entries(links))
        for (const claim of claims)
          await write.append('event_link', { claim, event, role: 'about' })
      const list = { title: 'Names', space: 's' }
      await write.append('list', { id: 'list_1', ...list, documents: ['doc_2', 'doc_1'] })
      await write.append('list', { id: 'list_2', ...list, documents: ['doc_2'] })
      const nothing = { documents: [], derivatives: [], claims: [], objects: 0, bytes: 0 }
      const sealed = { manifestHash: 'a'.repeat(64), ...nothing }
      await write.append('bundle_seal', { bundle: 'bu_1', ...sealed, documents: ['doc_1'] })
      await write.append('bundle_seal', { bundle: 'bu_2', ...sealed, claims: ['claim_a2'] })
      await write.append('bundle_seal', { bundle: 'bu_3', ...sealed, documents: ['doc_2'] })
      await write.append('claim_relation', { from: 'claim_1', type: 'corrects', to: 'claim_b2' })
    })
    const { events, lists, bundles, revoked } = await shred(fixture.ledger)
    assert.deepEqual(
      { events, lists, bundles, revoked },
      {
        events: ['event_1'],
        lists: ['list_1'],
        bundles: ['bu_1', 'bu_2'],
        revoked: ['claim_b2'],
      },
    )
    const { document, claim, event_link: links, tombstone } = await read.counts()
    assert.deepEqual([document, claim, links, tombstone], [1, 3, 1, 6])
    assert.deepEqual(await findings(fixture), [])
  },
)

/** How many object files there are. */
function objectCount({ folder }: Fixture): number {
  const names = readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.includes('/')).length
}

storeTest('[L127] the object and the key of a record go, and those of no other', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const bytes = 'a smaller one'
  const derived = (id: string, document: string) => ({
    ...{ id, document, from: 'a'.repeat(64), mediaType: 'text/plain', bytes: bytes.length },
    ...{ bytesHash: digestOf(bytes).slice(7), tool: 'scissors' },
  })
  for (const one of [derived('dv_1', 'doc_1'), derived('dv_2', 'doc_2')]) {
    const change = changeOf(one.document, { operation: 'evidence.derive' })
    await fixture.ledger.change(change, (write) => write.appendDerivative(one, Buffer.from(bytes)))
  }
  assert.equal(objectCount(fixture), 4)
  assert.deepEqual((await shred(fixture.ledger)).derivatives, ['dv_1'])
  assert.equal(objectCount(fixture), 2)
  const left = await fixture.ledger.bytesOf(derived('dv_2', 'doc_2'))
  assert.equal(Buffer.from(left).toString(), bytes)
  await assert.rejects(fixture.ledger.bytesOf(documentOf('doc_1', TEXT)), {
    code: 'missing-object',
  })
  await shred(fixture.ledger, 'doc_2')
  assert.equal(objectCount(fixture), 0)
  assert.deepEqual(await findings(fixture), [])
})

/** Leaves with an opening that names the digest of one of the candidates. */
function leavesNaming(fixture: Fixture, candidates: readonly string[]): number[] {
  const digests = new Set(candidates.map(digestOf))
  const database = openRaw(join(fixture.folder, 'ledger.db'))
  const query = database.prepare('SELECT idx, bytes FROM custody_opening ORDER BY idx, row')
  const rows = query.all() as { idx: number; bytes: Buffer }[]
  database.close()
  return rows.flatMap(({ idx, bytes }) =>
    digests.has(JSON.parse(bytes.toString()).o.digest) ? [idx] : [],
  )
}

storeTest('[L130] who holds the file finds its leaf before, and afterwards nobody', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const { read } = fixture.ledger
  const [document, claim] = [await read.document('doc_1'), await read.claim('claim_1')]
  assert.ok(document && claim)
  const rows = [bodyOf('document', document.row), bodyOf('claim', claim.claim.row)]
  const candidates = ['a file', TEXT, 'another', ...rows.map((body) => `${body}\n`)]
  // The leaf names the bytes, the first one of its lines the record.
  assert.deepEqual(leavesNaming(fixture, candidates), [1, 1, 4])
  await shred(fixture.ledger)
  assert.deepEqual(leavesNaming(fixture, candidates), [])
})

storeTest('[L131] an id is not given again, and a repeated call is refused', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  await fill(ledger)
  const change = changeOf('claim_9', { idempotency: { key: 'k', input: SECRET } })
  const record = () => ledger.change(change, (write) => write.appendClaim(claimOf('claim_9'), []))
  await record()
  assert.equal((await record()).replayed, true)
  await shred(ledger)
  await assert.rejects(record(), { code: 'key-reused' })
  await assert.rejects(addClaim(ledger, claimOf('claim_9')), { code: 'duplicate' })
  await assert.rejects(addDocument(ledger, 'doc_1', OTHER), { code: 'duplicate' })
  await addDocument(ledger, 'doc_9', TEXT)
  assert.deepEqual(await findings(fixture), [])
})

storeTest(
  '[L126] the files of a leaf still give its list when rows of it were shredded',
  async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    const { read } = fixture.ledger
    const before = await read.leafFiles(3, [3])
    await shred(fixture.ledger)
    assert.deepEqual(await read.leafFiles(3, [3]), before)
    assert.deepEqual((await read.leafFiles(3, [0]))?.rows, [])
    assert.equal(await read.leafFiles(1), undefined)
  },
)

/** Adds documents of the same bytes, each for its groups; those of nobody are everybody's. */
async function addOwned({ ledger }: Fixture, owned: Record<string, string[]>): Promise<void> {
  for (const [id, groups] of Object.entries(owned)) {
    await addDocument(ledger, id, TEXT)
    if (groups.length === 0) continue
    await ledger.change(changeOf(id, { operation: 'record.assign' }), (write) =>
      write.append('belonging', { kind: 'document', record: id, groups }),
    )
  }
}

storeTest('[L224] what goes is in the same hands, as far as the asker may know', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  const owned = { a: ['north'], b: ['north', 'south'], c: ['south'], d: [], e: ['east'], f: [] }
  await addOwned(fixture, owned)
  const told: Record<string, string> = {}
  for (const groups of [['north'], ['south'], ['north', 'east'], undefined]) {
    const { read } = groups ? ledger.reaching({ groups }) : ledger
    for (const id of Object.keys(owned)) {
      const plan = await read.shredPlan(id)
      if (plan)
        told[`${id} ${groups ?? 'all'}`] = `${plan.documents.join('')} ${plan.staying.join('')}`
    }
  }
  assert.deepEqual(told, {
    ...{ 'a north': 'ab df', 'b north': 'ab df', 'd north': 'df ab', 'f north': 'df ab' },
    ...{ 'b south': 'bc df', 'c south': 'bc df', 'd south': 'df bc', 'f south': 'df bc' },
    ...{ 'a north,east': 'ab def', 'b north,east': 'ab def', 'd north,east': 'df abe' },
    ...{ 'e north,east': 'e abdf', 'f north,east': 'df abe' },
    ...{ 'a all': 'ab cdef', 'b all': 'abc def', 'c all': 'bc adef' },
    ...{ 'd all': 'df abce', 'e all': 'e abcdf', 'f all': 'df abce' },
  })
  await ledger.change(SHRED, (write) => write.shred({ documents: ['a', 'b'], reason: 'wish' }))
  const left = (await ledger.read.documents()).map(({ row }) => row.id)
  assert.deepEqual(left, ['c', 'd', 'e', 'f'])
  assert.equal(Buffer.from(await ledger.bytesOf(documentOf('c', TEXT))).toString(), TEXT)
  assert.deepEqual(await findings(fixture), [])
})

storeTest('[L225] that a foreign document copies one goes along, and is not told', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  await addOwned(fixture, { a: ['north'], c: ['south'] })
  const { read } = ledger.reaching({ groups: ['north'] })
  const before = await read.shredPlan('a')
  await ledger.change(changeOf('c', { operation: 'document.relate' }), (write) =>
    write.append('document_relation', {
      ...{ from: 'c', to: 'a', kind: 'reprint_of', basis: 'text', state: 'proposed' },
    }),
  )
  assert.ok(before)
  assert.deepEqual((await read.shredPlan('a'))?.rows, before.rows)
  await ledger.change(SHRED, (write) => write.shred({ documents: ['a'], reason: 'wish' }))
  assert.equal((await ledger.read.counts()).document_relation, 0)
  assert.deepEqual(await findings(fixture), [])
})

storeTest(
  '[L276] a link of a person goes with the claim or document on which it rests',
  async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    const rest: object[] = [{ claim: 'claim_1' }, { document: 'doc_1' }, { claim: 'claim_b1' }, {}]
    await fixture.ledger.change(changeOf('e1'), async (write) => {
      for (const [n, more] of rest.entries())
        await write.append('involvement', {
          ...{
            id: `iv_${n}`,
            mention: 'ls_1/a',
            event: 'e1',
            role: 'victim',
            certainty: 'certain',
          },
          ...{ sensitivity: 'public', ...more },
        })
    })
    const { rows } = await shred(fixture.ledger)
    assert.equal(rows.involvement, 2)
    const left = await fixture.ledger.read.involvements()
    assert.deepEqual(
      left.map(({ row }) => row.id),
      ['iv_2', 'iv_3'],
    )
  },
)
