// What prevents an undo, for every kind of record and every way of naming it.
import assert from 'node:assert/strict'
import {
  addClaim,
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  type Fixture,
  makeFixture,
  storeTest,
} from '../../fixture/store.ts'
import type { Writer } from '../ledger.ts'

type Work = (write: Writer) => Promise<void>

async function put({ ledger }: Fixture, work: Work): Promise<number> {
  return (await ledger.change(changeOf('subject'), work)).leaf
}

const undo = (fixture: Fixture, change: number) =>
  put(fixture, (write) => write.append('undo', { change: String(change) }))

const documentRow = (id: string, more: object = {}): Work => {
  return (write) => write.appendDocument({ ...documentOf(id, id), ...more }, id, Buffer.from(id))
}
const related = { kind: 'relays', basis: 'declared', state: 'rejected' } as const
const place = (id: string, more: object = {}): Work => {
  return (write) => write.append('place', { id, level: 'site', names: { en: id }, ...more })
}
const held = { ucdpPrec: 1, level: 'site', name: 'x', relation: 'in', stated: true } as const
const partOf = {
  op: 'vague',
  vague: 'most',
  unit: 'persons',
  measure: 'stock',
  partOf: { claim: 'base' },
} as const

const LIST = { id: 'x', title: 'x', space: 'x' } as const

/** What a base is, what builds on it, and what is named then. */
const CASES: [what: string, base: Work, on: Work, named: string][] = [
  ['claim of a document', documentRow('base'), claimRow({ doc: 'base' }), 'claim x'],
  [
    'document that depends on it',
    documentRow('base'),
    (write) => write.append('document_relation', { from: 'd', to: 'base', ...related }),
    'document d',
  ],
  [
    'document that it depends on',
    documentRow('base'),
    (write) => write.append('document_relation', { from: 'base', to: 'd', ...related }),
    'document d',
  ],
  [
    'relation to a claim',
    claimRow({}, 'base'),
    (write) => write.append('claim_relation', { from: 'x', type: 'refines', to: 'base' }),
    'claim x',
  ],
  [
    'relation from a claim',
    claimRow({}, 'base'),
    (write) => write.append('claim_relation', { from: 'base', type: 'refines', to: 'x' }),
    'claim x',
  ],
  [
    'event of a claim',
    claimRow({}, 'base'),
    (write) => write.append('event_link', { claim: 'base', event: 'e', role: 'about' }),
    'event e',
  ],
  [
    'part of the number of a claim',
    claimRow({}, 'base'),
    claimRow({ quantity: { ...partOf, span: { start: 0, end: 4, text: 'most' } } }),
    'claim x',
  ],
  ['speaker of a claim', agentRow('base'), claimRow({ chain: speaks('base') }), 'claim x'],
  [
    'other agent',
    agentRow('base'),
    (write) => write.append('agent_relation', { a: 'base', b: 'other', relation: 'same' }),
    'agent other',
  ],
  [
    'other agent, the other way round',
    agentRow('base'),
    (write) => write.append('agent_relation', { a: 'other', b: 'base', relation: 'same' }),
    'agent other',
  ],
  [
    'grade of an agent',
    agentRow('base'),
    (write) => write.append('grade', { agent: 'base', grade: 'C' }),
    'agent base',
  ],
  ['publisher', agentRow('base'), documentRow('d', { publisher: 'base' }), 'document d'],
  [
    'claim of an event',
    (write) => write.append('event', { id: 'base', title: 'a raid' }),
    (write) => write.append('event_link', { claim: 'x', event: 'base', role: 'part' }),
    'claim x',
  ],
  ['place inside', place('CN/base'), place('CN/base/mill'), 'place CN/base/mill'],
  [
    'event at a place',
    place('CN/base'),
    (write) => write.append('event', { id: 'e', title: 'a raid', place: 'CN/base' }),
    'event e',
  ],
  [
    'grade for a place',
    place('CN/base'),
    (write) => write.append('grade', { agent: 'a', grade: 'B', topic: { place: 'CN/base' } }),
    'agent a',
  ],
  [
    'claim at a place',
    place('CN/base'),
    claimRow({ places: [{ role: 'origin', gazetteer: 'CN/base', ...held }] }),
    'claim x',
  ],
  [
    'claim at a place by its other id',
    place('CN/base', { ids: ['other:1'] }),
    claimRow({ places: [{ role: 'origin', gazetteer: 'other:1', ...held }] }),
    'claim x',
  ],
  [
    'list in a document',
    documentRow('base'),
    (write) => write.append('list', { ...LIST, documents: ['d', 'base'] }),
    'list x',
  ],
  [
    'list of an origin',
    agentRow('base'),
    (write) => write.append('list', { ...LIST, origin: 'base' }),
    'list x',
  ],
  [
    'entry from an origin',
    agentRow('base'),
    (write) => write.append('list_entry', { id: 'n', list: 'x', person: 'p', origin: 'base' }),
    'list x',
  ],
  [
    'list at a place',
    place('base'),
    (write) => write.append('list', { ...LIST, place: 'base' }),
    'list x',
  ],
  [
    'entry of a list',
    (write) => write.append('list', { ...LIST, id: 'base' }),
    (write) => write.append('list_entry', { id: 'n', list: 'base', person: 'p' }),
    'list base',
  ],
  [
    'declaration about a list',
    (write) => write.append('list', { ...LIST, id: 'base' }),
    (write) => write.append('list_declaration', { list: 'base', duplicates: 'none' }),
    'list base',
  ],
  [
    'overlap of a list',
    (write) => write.append('list', { ...LIST, id: 'base' }),
    (write) =>
      write.append('overlap', {
        ...{ id: 'x', title: 'x', lists: ['d', 'base'] },
        cells: [{ pattern: '11', persons: 1 }],
      }),
    'overlap x',
  ],
]

function claimRow(more: Parameters<typeof claimOf>[1], id = 'x'): Work {
  return (write) => write.appendClaim(claimOf(id, more), [])
}

function agentRow(id: string): Work {
  return (write) => write.append('agent', agentOf(id))
}

function speaks(agent: string) {
  const [link] = claimOf('x').chain.slice(-1)
  assert.ok(link)
  return [{ ...link, agent }]
}

async function standing(fixture: Fixture, change: number): Promise<string[]> {
  const effect = fixture.ledger.read.effectOfUndo(change)
  assert.ok(effect)
  const found = await fixture.ledger.read.dependants(effect)
  return found.map(({ kind, id, leaf }) => `${kind} ${id} ${leaf}`)
}

storeTest(
  '[L71] what names a record of a change is found, until it is undone itself',
  async (t) => {
    for (const [what, base, on, named] of CASES) {
      const fixture = await makeFixture(t)
      const first = await put(fixture, base)
      assert.deepEqual(await standing(fixture, first), [], what)
      const second = await put(fixture, on)
      assert.deepEqual(await standing(fixture, first), [`${named} ${second}`], what)
      assert.deepEqual(await standing(fixture, second), [], what)
      await undo(fixture, second)
      assert.deepEqual(await standing(fixture, first), [], what)
    }
  },
)

storeTest('[L71] rows of one change do not stand in its way', async (t) => {
  for (const [what, base, on] of CASES) {
    const fixture = await makeFixture(t)
    const leaf = await put(fixture, async (write) => {
      await base(write)
      await on(write)
    })
    assert.deepEqual(await standing(fixture, leaf), [], what)
  }
})

storeTest('[L71] what names an undone record cannot return before it', async (t) => {
  for (const [what, base, on] of CASES) {
    const fixture = await makeFixture(t)
    const first = await put(fixture, base)
    const second = await put(fixture, on)
    const back = await undo(fixture, second)
    assert.deepEqual(await standing(fixture, back), [], what)
    const under = await undo(fixture, first)
    const [missing, ...more] = await standing(fixture, back)
    assert.match(missing ?? '', new RegExp(`^[a-z]+ (CN/)?base ${first}$`), what)
    assert.deepEqual(more, [], what)
    // The lower one may return, and then the upper one.
    assert.deepEqual(await standing(fixture, under), [], what)
    await undo(fixture, under)
    assert.deepEqual(await standing(fixture, back), [], what)
  }
})

storeTest('[L71] at most a hundred are named, of many in an import too', async (t) => {
  const fixture = await makeFixture(t)
  const agent = await put(fixture, agentRow('agent_1'))
  const many = await put(fixture, async (write) => {
    for (let n = 0; n < 300; n++) await write.appendClaim(claimOf(`claim_${n}`), [])
  })
  assert.equal((await standing(fixture, agent)).length, 100)
  assert.deepEqual(await standing(fixture, many), [])
  const next = { chain: speaks('agent_2') }
  await addClaim(fixture.ledger, claimOf('after', next), [])
  await put(fixture, async (write) => {
    for (let n = 0; n < 150; n++)
      await write.append('claim_relation', { from: 'after', type: 'refines', to: `claim_${n}` })
  })
  const named = await standing(fixture, many)
  assert.deepEqual(named, [`claim after ${many + 2}`])
})
