// Shredding in the store: what goes, what stays and how the log tells of it. Everything here is
// invented.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Ledger } from './ledger.ts'
import type { ShredPlan } from './shredder.ts'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  makeTrial,
  scopeOf,
  storeTest,
  type Trial,
} from './trial-store.test.ts'

const SECRET = 'CANARY-45-SECRET'
const TEXT = `At least 52 were held, ${SECRET} said.`

/** Two documents, of which the first is to go; claims, agents and rows about both. */
async function fill(ledger: Ledger): Promise<void> {
  await ledger.change(changeOf('doc_1', { operation: 'document.add' }), async (write) => {
    write.say({ digest: digestOf(TEXT), media: 'text/plain', size: TEXT.length })
    await write.append('agent', { ...agentOf('agent_paper'), kind: 'outlet' })
    const document = { ...documentOf('doc_1', TEXT), title: SECRET, publisher: 'agent_paper' }
    const lineage = { hashes: [1n, 2n], signs: [{ key: `name:${SECRET}` }] }
    await write.appendDocument(document, TEXT, Buffer.from(TEXT), lineage)
  })
  await addDocument(ledger, 'doc_2', 'Another report of 52.')
  await ledger.change(changeOf('run_1', { operation: 'claim.import' }), async (write) => {
    for (let n = 0; n < 3; n++) await write.appendClaim(claimOf(`claim_a${n}`), [scopeOf()])
    for (let n = 0; n < 3; n++) {
      await write.appendClaim(claimOf(`claim_b${n}`, { doc: 'doc_2' }), [scopeOf()])
    }
    await write.append('agent', { ...agentOf('agent_1'), name: { und: SECRET }, scope: 'doc_1' })
  })
  await addClaim(ledger, claimOf('claim_1'))
  const statuses = changeOf('claim_1', { operation: 'claim.accept' })
  await ledger.change(statuses, async (write) => {
    await write.append('claim_status', { claim: 'claim_1', status: 'accepted', reason: SECRET })
    await write.append('claim_status', { claim: 'claim_b1', status: 'accepted', reason: 'so' })
  })
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

async function shred(ledger: Ledger, document = 'doc_1'): Promise<ShredPlan> {
  const change = changeOf('log', { operation: 'evidence.shred' })
  const { result } = await ledger.change(change, (write) =>
    write.shred({ document, reason: 'danger' }),
  )
  assert.ok(result)
  return result
}

const sound = async ({ ledger }: Trial) =>
  (await ledger.fsck({ all: true, scopesOf: () => [scopeOf()] })).map((one) => JSON.stringify(one))

storeTest(
  '[L125] a shredding takes all that holds words of a document, and nothing else',
  async (t) => {
    const trial = await makeTrial(t)
    await fill(trial.ledger)
    const { read } = trial.ledger
    const planned = await read.shredPlan('doc_1')
    const done = await shred(trial.ledger)
    assert.deepEqual(done, planned)
    assert.deepEqual(done.documents, ['doc_1'])
    assert.deepEqual(done.claims, ['claim_a0', 'claim_a1', 'claim_a2', 'claim_1'])
    assert.deepEqual(done.agents, ['agent_1'])
    assert.deepEqual(done.rows, { document: 1, claim: 4, claim_status: 1, agent: 1 })
    assert.deepEqual(
      [done.leaves, done.partLeaves],
      [
        [1, 4],
        [3, 5],
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
    assert.deepEqual(await sound(trial), [])
  },
)

storeTest(
  '[L126] the check is clean before and after, also for what is left of a leaf',
  async (t) => {
    const trial = await makeTrial(t)
    await fill(trial.ledger)
    await trial.ledger.checkpoint()
    assert.deepEqual(await sound(trial), [])
    await shred(trial.ledger)
    await trial.ledger.checkpoint()
    assert.deepEqual(await sound(trial), [])
    await trial.reopen()
    assert.deepEqual(await sound(trial), [])
    await addClaim(trial.ledger, claimOf('claim_9', { doc: 'doc_2' }))
    await shred(trial.ledger, 'doc_2')
    assert.deepEqual(await sound(trial), [])
    assert.deepEqual(await trial.ledger.read.claims({}), [])
  },
)

storeTest('[L127] no file of the folder is left of its bytes', async (t) => {
  const trial = await makeTrial(t)
  await fill(trial.ledger)
  const objects = () =>
    readdirSync(join(trial.folder, 'objects'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.includes('/'),
    ).length
  assert.equal(objects(), 2)
  await shred(trial.ledger)
  assert.equal(objects(), 1)
})
