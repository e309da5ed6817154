import assert from 'node:assert/strict'
import test from 'node:test'
import { fill, otherClaim, SECRET, shred } from '../../fixture/shred.ts'
import { changeOf, type Fixture, makeFixture, scopeOf, storeTest } from '../../fixture/store.ts'
import { KeptRows } from './kept-row.ts'

/** What two reads of figures find, as text, so that nothing can hide in them. */
async function readBoth({ ledger }: Fixture, knownAt?: string) {
  const known = knownAt === undefined ? {} : { knownAt }
  const claims = await ledger.read.claimsForFigure({ acts: ['detention'], ...known })
  const agents = await ledger.read.agents(['agent_1', 'agent_2', 'agent_1'])
  return JSON.stringify({ claims, agents })
}

storeTest('[L191] a read of kept rows finds what the first one found, day by day', async (t) => {
  const fixture = await makeFixture(t)
  const before = fixture.now.at
  await fill(fixture.ledger)
  const first = await readBoth(fixture)
  assert.equal(await readBoth(fixture), first)
  const early = new Date(Date.parse(before) - 1).toISOString()
  assert.doesNotMatch(await readBoth(fixture, early), /claim_a0/)
  assert.equal(await readBoth(fixture), first)
  const { leaf } = await fixture.ledger.change(changeOf('run_2'), async (write) => {
    await write.appendClaim(otherClaim('claim_c'), [scopeOf()])
  })
  const later = await readBoth(fixture)
  assert.match(later, /claim_c/)
  await fixture.ledger.change(changeOf('undo', { operation: 'change.undo' }), (write) =>
    write.append('undo', { change: String(leaf), reason: 'wrong' }),
  )
  assert.equal(await readBoth(fixture), first)
})

storeTest('[L191] what was shredded is not found among kept rows', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  assert.match(await readBoth(fixture), new RegExp(SECRET))
  await shred(fixture.ledger)
  const left = await readBoth(fixture)
  assert.doesNotMatch(left, new RegExp(SECRET))
  assert.match(left, /claim_b0/)
})

test('[L191] rows are kept in bounded space, and each is read where it is not kept', async () => {
  const rows = new KeptRows<'agent', number>('agent', 250)
  const asked: number[][] = []
  const read = async (missing: number[]) => {
    asked.push(missing)
    const body = JSON.stringify('x'.repeat(98))
    const rest = { body, leaf: 1, leaf_row: 0, recorded: '', by: 'u' }
    return missing.filter((seq) => seq < 9).map((seq) => ({ key: seq, seq, ...rest }))
  }
  const seqs = async (keys: number[]) => (await rows.of(keys, read)).map(({ seq }) => seq)
  assert.deepEqual(await seqs([1, 2]), [1, 2])
  assert.deepEqual(await seqs([2, 1]), [2, 1])
  assert.deepEqual(await seqs([1, 3, 9]), [1, 3])
  assert.deepEqual(await seqs([3, 1]), [3, 1])
  assert.deepEqual(asked, [[1, 2], [3, 9], [1]])
})
