import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Act, ClaimStatusName } from '@tumen/claim'
import fc from 'fast-check'
import {
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  makeFixture,
  openRaw,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import { RecordedInstants } from '../change/recorded-instant.ts'
import { connect } from '../dialect/connection.ts'
import type { ClaimFilter, Ledger, Page } from '../ledger.ts'
import { KeptTables } from './kept-row.ts'
import { seqsOfClaims } from './list-claim.ts'

const ACTS: readonly Act[] = ['detention', 'arrest']
const PATHS = ['CN', 'CN/LN', 'CN/LN/x', 'CN/LNX', '']
const STATUSES: readonly ClaimStatusName[] = [
  ...(['live', 'accepted', 'superseded', 'retracted', 'reopened'] as const),
]

/** Sixty claims that differ in everything a list may ask for, and what is true of each. */
async function fill(ledger: Ledger) {
  const all = Array.from({ length: 60 }, (_, n) => {
    const agent = `agent_${n % 4}`
    const status = n % 3 === 0 ? STATUSES[(n / 3) % 6] : undefined
    const isReviewed = n % 2 === 0
    return {
      id: `claim_${(n * 37) % 60}`,
      doc: `doc_${n % 5}`,
      origin: agent,
      agents: [`agent_paper_${n % 2}`, agent],
      act: ACTS[n % 2] as Act,
      path: PATHS[(n * 3) % 5] as string,
      isReviewed,
      status,
      isRevoked: n % 11 === 5,
    }
  })
  await ledger.change(changeOf('run_1'), async (write) => {
    for (const one of all) {
      const { id, doc, origin, agents, act, path } = one
      const base = claimOf(id)
      const chain = base.chain.map((link, n) => ({ ...link, agent: agents[n] as string }))
      const proposition = { ...base.proposition, act }
      const extraction = { method: 'human', reviewed: one.isReviewed } as const
      const claim = claimOf(id, { doc, origin, chain, proposition, extraction })
      await write.appendClaim(claim, [scopeOf({ act, path })])
      if (one.status)
        await write.append('claim_status', { claim: id, status: one.status, reason: 'r' })
      const row = { from: 'claim_0', type: 'retracts', to: id } as const
      if (one.isRevoked) await write.append('claim_relation', row)
    }
  })
  return all
}

type One = Awaited<ReturnType<typeof fill>>[number]

function fits(one: One, filter: ClaimFilter): boolean {
  const { doc, origin, origins, agent, act, within, state } = filter
  const isDecided = one.status !== undefined && one.status !== 'live'
  const isWaiting = one.status === 'reopened' || !(one.isReviewed || isDecided)
  const isGone = (isDecided && one.status !== 'accepted') || one.isRevoked
  return (
    (doc === undefined || one.doc === doc) &&
    (origin === undefined || one.origin === origin) &&
    (origins === undefined || origins.includes(one.origin)) &&
    (agent === undefined || one.agents.includes(agent)) &&
    (act === undefined || one.act === act) &&
    (within === undefined || `${one.path}/`.startsWith(`${within}/`)) &&
    (state !== 'undecided' || isWaiting) &&
    (state !== 'touched' || isGone)
  )
}

/** The head that a claim of these must have. */
function headOf(one: Awaited<ReturnType<typeof fill>>[number] | undefined) {
  const { id, doc, agents, status } = one ?? assert.fail('it is one of them')
  const [by, sensitivity] = ['u-1', 'public']
  return { id, doc, by, sensitivity, agents, isDecided: status !== undefined }
}

async function idsOf(ledger: Ledger, filter: ClaimFilter & Page): Promise<string[]> {
  return (await ledger.read.claims(filter)).map(({ claim }) => claim.row.id)
}

storeTest(
  '[L94] [L306] a list shows exactly what fits all filters, whichever of them leads',
  async (t) => {
    const { ledger, folder } = await makeFixture(t)
    const all = await fill(ledger)
    const one = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const asked = fc.record({
      doc: one('doc_0', 'doc_3', 'doc_9'),
      origin: one('agent_1', 'agent_2'),
      origins: one([], ['agent_1'], ['agent_2', 'agent_3', 'agent_9']),
      agent: one('agent_paper_0', 'agent_3'),
      act: one(...ACTS),
      within: one('CN', 'CN/LN', 'KR'),
      state: one('undecided', 'touched'),
    })
    const database = openRaw(join(folder, 'ledger.db'))
    t.after(() => database.close())
    const store = connect(database)
    const undone = ledger.read.undone()
    const look = { store, undone, instants: new RecordedInstants(), kept: new KeptTables() }
    // Few, many, or both: then another filter leads, and a place is gathered in steps or met.
    const limit = fc.constantFrom(0, 10, 30_000)
    const first = fc.constantFrom(1, 5, 500)
    const bounds = fc.record({ ofFilter: limit, ofPlace: limit, ofPlaceAlone: limit, first })
    await fc.assert(
      fc.asyncProperty(asked, bounds, async (fields, few) => {
        const given = Object.entries(fields).filter(([, value]) => value !== undefined)
        const filter = Object.fromEntries(given) as ClaimFilter
        const expected = all.filter((claim) => fits(claim, filter)).map(({ id }) => id)
        assert.deepEqual(await idsOf(ledger, filter), expected)
        assert.deepEqual(await idsOf(ledger, { ...filter, order: 'newest' }), expected.toReversed())
        assert.deepEqual(await idsOf(ledger, { ...filter, order: 'id' }), expected.toSorted())
        const heads = await ledger.read.claimHeads(filter)
        assert.deepEqual(
          heads,
          expected.map((id) => headOf(all.find((claim) => claim.id === id))),
        )
        const oldest = await seqsOfClaims(look, { ...filter, limit: 7 }, few)
        const numbers = oldest.map((seq) => all[seq - 1]?.id)
        assert.deepEqual(numbers, expected.slice(0, 7))
        const newest = await seqsOfClaims(look, { ...filter, order: 'newest' }, few)
        assert.deepEqual(
          newest.map((seq) => all[seq - 1]?.id),
          expected.toReversed(),
        )
      }),
      { numRuns: 150 },
    )
  },
)

storeTest('[L93] pages of every order hold every row once, by recording or by id', async (t) => {
  const { ledger } = await makeFixture(t)
  const all = (await fill(ledger)).map(({ id }) => id)
  const orders = { oldest: all, newest: all.toReversed(), id: all.toSorted() }
  for (const order of ['oldest', 'newest', 'id'] as const) {
    const seen: string[] = []
    for (let after: string | undefined; ; after = seen.at(-1)) {
      const page = await idsOf(ledger, { order, limit: 7, ...(after ? { after } : {}) })
      seen.push(...page)
      if (page.length < 7) break
    }
    assert.deepEqual(seen, orders[order])
    if (order === 'id') {
      // Where an id would stand says where the page begins, also where nothing has it.
      const [first = '', second] = seen
      const next = await idsOf(ledger, { order, limit: 1, after: `${first}!` })
      assert.deepEqual(next, [second])
      continue
    }
    const start = await idsOf(ledger, { order, limit: 3, after: 'nobody' })
    assert.deepEqual(start, seen.slice(0, 3), 'an id that is not there begins at the first')
  }
})

storeTest('[L95] documents are listed by language and publisher, agents by document', async (t) => {
  const { ledger } = await makeFixture(t)
  for (const [n, language] of ['en', 'ko', 'en', 'ko'].entries()) {
    const text = `text ${n}`
    const document = { ...documentOf(`doc_${n}`, text), language, publisher: `agent_${n >> 1}` }
    await ledger.change(changeOf(document.id), (write) =>
      write.appendDocument(document, text, Buffer.from(text)),
    )
  }
  await addDocument(ledger, 'doc_4', 'nobody published this')
  const documents = async (page: Parameters<typeof ledger.read.documents>[0]) =>
    (await ledger.read.documents(page)).map(({ row }) => row.id)
  assert.deepEqual(await documents({ language: 'ko' }), ['doc_1', 'doc_3'])
  assert.deepEqual(await documents({ language: 'en', order: 'newest' }), [
    'doc_4',
    'doc_2',
    'doc_0',
  ])
  assert.deepEqual(await documents({ language: 'en', publisher: 'agent_1' }), ['doc_2'])
  assert.deepEqual(await documents({ publisher: 'agent_1', after: 'doc_2' }), ['doc_3'])
  const byId = { publisher: 'agent_1', after: 'doc_2', order: 'id' } as const
  assert.deepEqual(await documents(byId), ['doc_3'])
  await ledger.change(changeOf('run_2'), async (write) => {
    await write.append('agent', agentOf('named'))
    for (const n of [1, 2, 3]) {
      const scope = `doc_${n % 2}`
      await write.append('agent', { ...agentOf(`anon_${n}`), anonymity: 'unnamed', scope })
    }
  })
  const agents = async (page: Parameters<typeof ledger.read.agentPage>[0]) =>
    (await ledger.read.agentPage(page)).map(({ row }) => row.id)
  assert.deepEqual(await agents({ scope: 'doc_1' }), ['anon_1', 'anon_3'])
  assert.deepEqual(await agents({ order: 'newest', limit: 2 }), ['anon_3', 'anon_2'])
  assert.deepEqual(await agents({ kind: 'outlet', limit: 2 }), [])
  const { kind } = agentOf('named')
  assert.deepEqual(await agents({ kind, order: 'newest', limit: 2 }), ['anon_3', 'anon_2'])
})

storeTest(
  '[L193] who withdrew a statement is told, whichever row says it, until undone',
  async (t) => {
    const { ledger } = await makeFixture(t)
    const claim = (id: string, origin: string) => {
      const base = claimOf(id)
      const chain = base.chain.map((link, n, all) =>
        n === all.length - 1 ? { ...link, agent: origin } : link,
      )
      return claimOf(id, { origin, chain })
    }
    await ledger.change(changeOf('run_1'), async (write) => {
      for (const origin of ['a', 'b', 'c', 'd', 'e'])
        await write.appendClaim(claim(`of_${origin}`, origin), [scopeOf()])
      const status = (of: string, status: ClaimStatusName) =>
        write.append('claim_status', { claim: `of_${of}`, status, reason: 'r' })
      await status('b', 'withdrawn_by_source')
      await status('c', 'superseded')
      await write.append('claim_relation', { from: 'of_a', type: 'corrects', to: 'of_d' })
    })
    assert.deepEqual(await ledger.read.withdrawnOrigins(), ['b'])
    const { leaf } = await ledger.change(changeOf('of_e'), (write) =>
      write.append('claim_relation', { from: 'of_a', type: 'retracts', to: 'of_e' }),
    )
    assert.deepEqual(await ledger.read.withdrawnOrigins(), ['b', 'e'])
    const undo = changeOf(String(leaf), { operation: 'change.undo' })
    const row = { change: String(leaf), reason: 'a slip' }
    await ledger.change(undo, (write) => write.append('undo', row))
    assert.deepEqual(await ledger.read.withdrawnOrigins(), ['b'])
  },
)
