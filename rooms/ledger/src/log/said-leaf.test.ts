// What a leaf says besides its rows: the digest of bytes that a bundle shows without the row, and
// how the check compares it with the rows of the batch.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  agentOf,
  changeOf,
  documentOf,
  makeFixture,
  openingsOf,
  storeTest,
} from '../../fixture/store.ts'
import type { Ledger } from '../ledger.ts'

const TEXT = 'At least 52 were held.'
const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** A document whose leaf says `told` of its bytes. */
function addSaid(ledger: Ledger, told: Record<string, string | number>, id = 'doc_1') {
  const change = changeOf(id, { operation: 'document.add' })
  return ledger.change(change, async (write) => {
    write.say(told)
    await write.appendDocument(documentOf(id, TEXT), TEXT, Buffer.from(TEXT))
  })
}

storeTest('[L110] a leaf that says something names its one row by a list, too', async (t) => {
  const fixture = await makeFixture(t)
  const told = { digest: digestOf(TEXT), media: 'text/plain', size: TEXT.length }
  const { leaf } = await addSaid(fixture.ledger, told)
  const [own, row] = await openingsOf(fixture, leaf)
  assert.deepEqual(own?.said.o, { ...told, count: 1, list: digestOf(`${row?.c}\n`) })
  assert.equal(row?.said.k, 'document.add')
  assert.equal(row?.said.w, null)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L110] a leaf says its facts once, and not those of its rows', async (t) => {
  const { ledger } = await makeFixture(t)
  const twice = ledger.change(changeOf('x'), async (write) => {
    write.say({ size: 1 })
    write.say({ size: 2 })
  })
  await assert.rejects(twice, { name: 'AssertionError' })
  const count = ledger.change(changeOf('x'), async (write) => write.say({ count: 7 }))
  await assert.rejects(count, { name: 'AssertionError' })
  assert.equal((await ledger.head()).size, 1)
})

storeTest('[L111] a digest in the opening that no row of the leaf holds is named', async (t) => {
  const { ledger } = await makeFixture(t)
  const named = async () => (await ledger.fsck({ all: true })).map(({ what, leaf }) => [what, leaf])
  await addSaid(ledger, { digest: digestOf('another'), media: 'text/plain', size: 7 })
  assert.deepEqual(await named(), [['leaf-digest', 1]])
  await addSaid(ledger, { digest: digestOf(TEXT), media: 'image/png', size: 22 }, 'doc_2')
  assert.deepEqual((await named()).at(-1), ['leaf-digest', 2])
  await addSaid(ledger, { digest: digestOf(TEXT), media: 'text/plain', size: 22 }, 'doc_3')
  await ledger.change(changeOf('x'), async (write) => {
    write.say({ digest: digestOf(TEXT) })
    await write.append('agent', agentOf('agent_1'))
  })
  assert.deepEqual(await named(), [
    ['leaf-digest', 1],
    ['leaf-digest', 2],
    ['leaf-digest', 4],
  ])
})
