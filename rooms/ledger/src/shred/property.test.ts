// Any workspace, and any of its documents shredded in any order: the check finds nothing before and
// after, and what is left is what never named a document that went. Everything is invented.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findings, shred } from '../../fixture/shred.ts'
import {
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  makeFixture,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import type { Ledger, Writer } from '../ledger.ts'

/** What a step does to document `d`: alone, or as part of the change of the step before. */
interface Step {
  what: 'claim' | 'status' | 'agent' | 'relation' | 'undo'
  d: number
  isTogether: boolean
}

const DOCUMENTS = 3

const STEPS = fc.array(
  fc.record<Step>({
    what: fc.constantFrom('claim', 'status', 'agent', 'relation', 'undo'),
    d: fc.integer({ min: 0, max: DOCUMENTS - 1 }),
    isTogether: fc.boolean(),
  }),
  { minLength: 4, maxLength: 24 },
)
const ORDER = fc.shuffledSubarray([0, 1, 2], { minLength: 1 })

/** Documents 0 and 1 in a change each, the last two in one; two of them share an agent. */
async function addDocuments(ledger: Ledger): Promise<void> {
  const append = async (write: Writer, d: number) => {
    const text = `Report number ${d} of a river.`
    await write.append('agent', { ...agentOf(`ag_${d}`), scope: `doc_${d}` })
    await write.appendDocument(documentOf(`doc_${d}`, text), text, Buffer.from(text))
  }
  const add = (ids: readonly number[]) =>
    ledger.change(changeOf(`doc_${ids[0]}`, { operation: 'document.add' }), async (write) => {
      for (const d of ids) await append(write, d)
    })
  await add([0])
  await add([1, 2])
}

/** Plays the steps, those that belong together in one change. */
async function play(ledger: Ledger, steps: readonly Step[]): Promise<void> {
  const parts: Step[][] = []
  for (const step of steps) {
    const last = parts.at(-1)
    if (step.isTogether && step.what !== 'undo' && last?.[0]?.what !== 'undo' && last)
      last.push(step)
    else parts.push([step])
  }
  let made = 0
  for (const part of parts) {
    const size = (await ledger.head()).size
    await ledger.change(changeOf(`run_${made}`, { operation: 'claim.import' }), async (write) => {
      for (const step of part) await playOne(write, step, { n: made++, size })
    })
  }
}

async function playOne(
  write: Writer,
  { what, d }: Step,
  { n, size }: { n: number; size: number },
): Promise<void> {
  const doc = `doc_${d}`
  const claim = `claim_${d}_${n}`
  if (what === 'claim') await write.appendClaim(claimOf(claim, { doc }), [scopeOf()])
  if (what === 'agent') await write.append('agent', { ...agentOf(`ag_${d}_${n}`), scope: doc })
  if (what === 'undo') await write.append('undo', { change: String(1 + (n % (size - 1))) })
  if (what === 'status') {
    await write.appendClaim(claimOf(claim, { doc }), [scopeOf()])
    await write.append('claim_status', { claim, status: 'accepted', reason: 'seen' })
  }
  if (what === 'relation') {
    const to = `doc_${(d + 1) % DOCUMENTS}`
    const row = { from: doc, to, kind: 'reprint_of', basis: 'text', state: 'proposed' } as const
    await write.append('document_relation', row)
  }
}

storeTest(
  '[L126] whatever was recorded and shredded in whatever order, the check is clean',
  async (t) => {
    const property = fc.asyncProperty(STEPS, ORDER, async (steps, order) => {
      const fixture = await makeFixture(t)
      await addDocuments(fixture.ledger)
      await play(fixture.ledger, steps)
      await fixture.ledger.checkpoint()
      for (const d of order) {
        await shred(fixture.ledger, `doc_${d}`)
        assert.deepEqual(await findings(fixture), [])
      }
      await fixture.reopen()
      assert.deepEqual(await findings(fixture), [])
      const gone = order.map((d) => `doc_${d}`)
      const { read } = fixture.ledger
      const rows = await read.rowsAbout(gone, 1000)
      assert.deepEqual(
        rows.filter(({ table }) => table !== 'tombstone' && table !== 'undo'),
        [],
      )
      const left = (await read.claims({ limit: 1000 })).map(({ claim }) => claim.row.doc)
      assert.ok(left.every((doc) => !gone.includes(doc)))
      await fixture.ledger.close()
    })
    await fc.assert(property, { numRuns: 8 })
  },
)
