// Texts that were corrected by hand, in the store: which one counts, and that nothing of them is
// left. Everything here is invented.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { findings, shred } from '../../fixture/shred.ts'
import { addDocument, changeOf, type Fixture, makeFixture, storeTest } from '../../fixture/store.ts'
import { MIGRATIONS } from '../dialect/migration.ts'
import { sha256Hex } from '../evidence/object-file.ts'

const LAYER = { losses: [], findings: [], pages: [0, 10] }
const FIRST = 'heron one\nford two'

/** Corrects a page of a text. */
function correct({ ledger }: Fixture, id: string, text: string, more: object = {}) {
  const row = { id, document: 'doc_1', page: 1, reason: 'misread', layer: LAYER, ...more }
  return ledger.change(changeOf(id, { operation: 'document.correct' }), (write) =>
    write.appendTextLayer({ ...row, textHash: sha256Hex(text) }, text),
  )
}

async function corrected(t: TestContext) {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', FIRST)
  await addDocument(fixture.ledger, 'doc_2', 'another reed')
  await correct(fixture, 'tl_1', 'egret one\nford two')
  fixture.now.at = '2031-01-01T10:00:00.000Z'
  await correct(fixture, 'tl_2', 'egret one\nmill two', { of: 'tl_1', page: 2 })
  const find = async (word: string, knownAt?: string) => {
    const asked = { all: [{ anyOf: [word] }], none: [], ...(knownAt ? { knownAt } : {}) }
    return (await fixture.ledger.read.search(asked)).map(({ document }) => document.row.id)
  }
  return { fixture, find }
}

storeTest(
  '[L250] search finds the newest text that counts, and each text is read by id',
  async (t) => {
    const { fixture, find } = await corrected(t)
    const { read } = fixture.ledger
    assert.equal(await read.documentText('doc_1'), FIRST)
    assert.equal(await read.layerText('tl_1'), 'egret one\nford two')
    assert.deepEqual([await find('egret'), await find('mill')], [['doc_1'], ['doc_1']])
    assert.deepEqual([await find('heron'), await find('ford')], [[], []])
    // Words of two corrections together, and a phrase over the edge of a corrected page.
    assert.deepEqual([await find('egret one mill'), await find('reed')], [['doc_1'], ['doc_2']])
    const layers = await read.textLayersOf(['doc_1'])
    assert.deepEqual(
      layers.map(({ row }) => [row.id, row.of]),
      [
        ['tl_1', undefined],
        ['tl_2', 'tl_1'],
      ],
    )
    const [first] = await read.textLayersOf(['doc_1'])
    assert.deepEqual(await find('ford', first?.recorded), ['doc_1'])
    await fixture.ledger.change(changeOf('log', { operation: 'change.undo' }), (write) =>
      write.append('undo', { change: String(layers[1]?.leaf), reason: 'slip' }),
    )
    assert.deepEqual([await find('mill'), await find('ford')], [[], ['doc_1']])
    assert.equal(await read.layerText('tl_2'), undefined)
    assert.deepEqual(await findings(fixture), [])
  },
)

storeTest('[L251] a shredding takes every text, and the check knows an altered one', async (t) => {
  const { fixture, find } = await corrected(t)
  const done = await shred(fixture.ledger)
  assert.equal(done.rows.text_layer, 2)
  assert.deepEqual([await find('egret'), await find('heron'), await find('mill')], [[], [], []])
  assert.deepEqual(await fixture.ledger.read.textLayersOf(['doc_1']), [])
  assert.deepEqual(await findings(fixture), [])
  const other = await corrected(t)
  await other.fixture.tamper((database) => {
    database.exec("UPDATE layer_text SET text = 'egret two' WHERE layer = 1")
  })
  const found = await other.fixture.ledger.fsck({ all: true })
  assert.ok(found.some(({ what, table }) => what === 'text-digest' && table === 'text_layer'))
})

storeTest('[L252] a workspace of the format before opens and takes a corrected text', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', FIRST)
  assert.ok(MIGRATIONS.some(({ number }) => number === 25))
  await fixture.tamper((database) => {
    database.exec('DROP TABLE layer_text; DROP TABLE text_layer')
    database.exec('DELETE FROM migration WHERE number = 25')
  })
  await correct(fixture, 'tl_1', 'egret one\nford two')
  assert.equal(await fixture.ledger.read.layerText('tl_1'), 'egret one\nford two')
  assert.deepEqual(await findings(fixture), [])
})
