// Covered copies that wait: who is told of them, and when they wait no more. All is drawn.
import assert from 'node:assert/strict'
import test from 'node:test'
import { itemText } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, openFixture, type Person } from '../../fixture/desk.ts'
import { addPicture, readyRedaction, type Shown, wholeRevision } from '../../fixture/picture.ts'

const BOX = { x: 20, y: 10, w: 16, h: 16 }

async function madeCopy(fixture: FixtureDesk, document: string) {
  const { id, revision } = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  const said = { redaction: id, revision }
  const made = await fixture.ask<Output<'redaction.render'>>('doc', 'redaction.render', said)
  return { redaction: id, derivative: made.derivative ?? assert.fail() }
}

const listFor = ({ ask }: FixtureDesk, who: Person, input: object = {}) =>
  ask<Output<'review.list'>>(who, 'review.list', input)
const namesFor = async (fixture: FixtureDesk, who: Person) =>
  (await listFor(fixture, who)).copies.map(({ derivative, by, decides }) => [
    ...[derivative, by, decides],
  ])

test('[D1160] a copy that was made waits for who may decide, and its maker learns that it does', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  const document = await addPicture(fixture)
  assert.deepEqual(await namesFor(fixture, 'rev'), [])
  const { derivative } = await madeCopy(fixture, document)
  assert.deepEqual(await namesFor(fixture, 'rev'), [[derivative, 'doc', true]])
  assert.deepEqual(await namesFor(fixture, 'doc'), [[derivative, 'doc', false]])
  const { counts, copies } = await listFor(fixture, 'rev', { limit: 0 })
  assert.deepEqual([counts.copies, copies], [1, []])
  // It stands with the whole queue alone.
  assert.deepEqual((await listFor(fixture, 'rev', { of: 'mine' })).copies, [])
  const judged = { derivative, decision: 'refused', reason: 'a face' }
  await fixture.ask('rev', 'evidence.review', judged)
  assert.deepEqual(await namesFor(fixture, 'rev'), [])
})

test('[D1160] handed in, changed since or of a closed picture it is not named', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  const document = await addPicture(fixture)
  const first = await madeCopy(fixture, document)
  const item = itemText({ kind: 'redaction', ids: [first.derivative] })
  await fixture.ask('doc', 'review.submit', { items: [item], comment: 'ready' })
  const { counts, reviews } = await listFor(fixture, 'rev')
  assert.deepEqual([counts.copies, counts.submitted, reviews[0]?.item], [0, 1, item])
  const other = await addPicture(fixture, { title: 'Another', sensitivity: 'restricted' })
  const second = await madeCopy(fixture, other)
  assert.deepEqual(await namesFor(fixture, 'rev'), [[second.derivative, 'doc', true]])
  assert.deepEqual(await namesFor(fixture, 'doc'), [[second.derivative, 'doc', false]])
  const shown = await fixture.ask<Shown>(
    ...(['doc', 'redaction.show', { redaction: second.redaction }] as const),
  )
  await fixture.ask('doc', 'redaction.revise', wholeRevision(shown, { boxes: [BOX, BOX] }))
  assert.deepEqual(await namesFor(fixture, 'rev'), [])
})
