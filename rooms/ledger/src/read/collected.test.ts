// What collections call claims: found again by either id, gone with an undo.
import assert from 'node:assert/strict'
import { changeOf, makeFixture, storeTest } from '../../fixture/store.ts'

const row = (claim: string, external?: string) => ({
  ...{ claim, run: 'ir_1' },
  ...(external && { external }),
})

storeTest(
  '[L293] claims and documents of files are found by either id and by collection',
  async (t) => {
    const { ledger } = await makeFixture(t)
    const first = await ledger.change(changeOf('ir_1'), async (write) => {
      await write.append('collected_claim', row('c1', 'north/1'))
      await write.append('collected_claim', row('c2', 'north/2'))
      await write.append('collected_claim', row('c3', 'northern/1'))
      await write.append('collected_claim', row('c4'))
    })
    const later = await ledger.change(changeOf('ir_2'), (write) =>
      write.append('collected_claim', row('c5', 'north/1')),
    )
    const { read } = ledger
    const claims = async (found: Promise<readonly { row: { claim: string } }[]>) =>
      (await found).map((one) => one.row.claim).join()
    assert.equal(await claims(read.collectedAs(['north/1', 'no/1'])), 'c1,c5')
    assert.equal(await claims(read.collectedIn('north')), 'c1,c2,c5')
    assert.equal(await claims(read.collectedClaims(['c4', 'c9'])), 'c4')
    await ledger.change(changeOf('ir_2', { operation: 'change.undo' }), (write) =>
      write.append('undo', { change: String(later.leaf) }),
    )
    assert.equal(await claims(read.collectedAs(['north/1'])), 'c1')
    assert.ok(first.leaf < later.leaf)
    await ledger.change(changeOf('ir_3'), async (write) => {
      for (const [n, external] of ['north/1', 'south/1'].entries())
        await write.append('collected_document', { document: `d${n}`, external, run: 'ir_3' })
    })
    const documents = async (found: ReturnType<typeof read.documentsCollectedIn>) =>
      (await found).map((one) => one.row.document).join()
    assert.equal(await documents(read.documentsCollectedAs(['south/1'])), 'd1')
    assert.equal(await documents(read.documentsCollectedIn('north')), 'd0')
    assert.deepEqual(await ledger.fsck({ all: true }), [])
  },
)

storeTest(
  '[L294] a workspace of the format before opens, and takes sheets of claims',
  async (t) => {
    const fixture = await makeFixture(t)
    await fixture.tamper((database) => {
      database.exec(
        'DROP TABLE collected_document; DROP TABLE collected_claim; DROP TABLE custom_value; ' +
          'DROP TABLE custom_field; DROP TABLE waiting_file; DELETE FROM migration WHERE number >= 38',
      )
    })
    await fixture.ledger.change(changeOf('ir_1'), (write) =>
      write.append('collected_claim', row('c1', 'north/1')),
    )
    assert.equal((await fixture.ledger.read.collectedIn('north')).length, 1)
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)
