// What a checklist calls covered, and whether anything is. Every picture is drawn.
import assert from 'node:assert/strict'
import test from 'node:test'
import { CHECK_ITEMS } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { addPicture, readyRedaction, type Shown, wholeRevision } from '../../fixture/picture.ts'

type Rendered = Output<'redaction.render'>

const BOX = { x: 20, y: 10, w: 16, h: 16 }

async function opened() {
  const fixture = await openFixture('self')
  const document = await addPicture(fixture)
  return { ...fixture, fixture, document }
}

const shown = ({ ask }: FixtureDesk, who: 'doc', redaction: string) =>
  ask<Shown>(who, 'redaction.show', { redaction })
const codeOf = async (asked: Promise<unknown>) => (await refused(asked)).code

test('[D1158] a checklist that says covered and no box that covers make no copy', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const done = CHECK_ITEMS.map((item) => ({ item, is: 'done' as const }))
  const ready = await readyRedaction(fixture, 'doc', document, { checklist: done })
  assert.deepEqual(ready.missing, ['nothing-covered'])
  const { id } = ready
  const render = async () => {
    const { revision } = await shown(fixture, 'doc', id)
    return ask<Rendered>('doc', 'redaction.render', { redaction: id, revision })
  }
  const revise = async (more: object) => {
    await ask('doc', 'redaction.revise', wholeRevision(await shown(fixture, 'doc', id), more))
  }
  assert.equal(await codeOf(render()), 'nothing-covered')
  // One line that says so is enough; a box that stays uncovered covers nothing.
  const [first, ...others] = done
  const one = [first, ...others.map(({ item }) => ({ item, is: 'absent' }))]
  await revise({ checklist: one, boxes: [{ ...BOX, state: 'dropped' }] })
  assert.equal(await codeOf(render()), 'nothing-covered')
  await revise({ checklist: one, boxes: [BOX] })
  assert.ok((await render()).derivative)
})

test('[D1158] nothing at all may be there, and then no box is needed', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const { id, revision, missing } = await readyRedaction(fixture, 'doc', document)
  assert.deepEqual(missing, [])
  const said = { redaction: id, revision }
  assert.ok((await ask<Rendered>('doc', 'redaction.render', said)).derivative)
})
