// Covering a PDF at the desk, page by page, to a copy that leaves. The letter is drawn; nobody in
// it exists.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { CHECK_ITEMS } from '@tumen/claim'
import type { Input, Output } from '@tumen/contract'
import { inspectDerivative } from '@tumen/intake'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { addPicture, lookAtParts, plainBoxes, type Shown } from '../../fixture/picture.ts'

const LETTER = new URL('../../../../vectors/redaction/held-letter.pdf', import.meta.url)
const BYTES = readFileSync(LETTER).toString('base64')
type Revision = Input<'redaction.revise'>
type Rendered = Output<'redaction.render'>

async function opened(names: string[] = []) {
  const fixture = await openFixture('self')
  const document = await addPicture(fixture, { language: 'en' }, BYTES)
  const begun = await fixture.ask<Output<'redaction.start'>>('doc', 'redaction.start', {
    ...{ document, names },
  })
  return { ...fixture, fixture, document, begun }
}

const show = ({ ask }: FixtureDesk, redaction: string, page?: number) =>
  ask<Shown>('doc', 'redaction.show', { redaction, ...(page && { page }) })

/** Says of one page that it was seen, with these boxes and what was found as it is given. */
async function revise(
  fixture: FixtureDesk,
  { id, page, ...more }: { id: string; page: number } & Partial<Revision>,
): Promise<void> {
  const shown = await show(fixture, id, page)
  const { revision } = shown
  const found = plainBoxes(shown).map((box) => ({ ...box, state: 'covered' as const }))
  const checklist = CHECK_ITEMS.map((item) => ({ item, is: 'absent' as const }))
  const asked = { redaction: id, revision, page, seen: [0], checklist, boxes: found }
  await lookAtParts(fixture.ask, 'doc', { redaction: id, page })
  await fixture.ask('doc', 'redaction.revise', { ...asked, ...more })
}

const NAME = { x: 148, y: 145, w: 160, h: 32, what: 'text' as const }

test('[D1110] a PDF has pages: each is a part to be looked at, and boxes are those of one page', async (t) => {
  const { fixture, begun } = await opened()
  t.after(fixture.close)
  const first = await show(fixture, begun.id)
  assert.deepEqual([first.page, first.width, first.height, first.tone], [1, 1240, 1754, 'colour'])
  assert.deepEqual(
    first.tiles.map(({ seen: _, ...tile }) => tile),
    [{ x: 0, y: 0, w: 1240, h: 1754 }],
  )
  await revise(fixture, { id: begun.id, page: 1 })
  const second = await show(fixture, begun.id, 2)
  assert.deepEqual(
    second.pages?.map(({ seen }) => seen),
    [true, false],
  )
  assert.deepEqual(second.missing, ['not-all-seen', 'suspects-undecided'])
  assert.deepEqual(
    second.boxes?.map(({ page, from }) => [page, from]),
    [[2, 'suggestion']],
  )
  await revise(fixture, { id: begun.id, page: 2 })
  const both = await show(fixture, begun.id)
  assert.deepEqual(both.missing, [])
  assert.deepEqual(
    both.pages?.map(({ covered }) => covered),
    [2, 1],
  )
})

test('[D1110] a revision that names no page, or one that is not there, changes nothing', async (t) => {
  const { fixture, begun, ask } = await opened()
  t.after(fixture.close)
  const asked = { redaction: begun.id, revision: 1, boxes: [] }
  for (const more of [{}, { page: 3 }]) {
    const { code, field } = await refused(ask('doc', 'redaction.revise', { ...asked, ...more }))
    assert.deepEqual([code, field], ['not-found', 'page'])
  }
  // A box of another page is none of this one, and a found one is not lost by leaving it out.
  const wrong = { ...asked, page: 2, boxes: [{ id: 'b1', x: 0, y: 0, w: 9, h: 9 }] }
  assert.equal((await refused(ask('doc', 'redaction.revise', wrong))).code, 'not-found')
  const lost = await refused(ask('doc', 'redaction.revise', { ...asked, page: 1 }))
  assert.equal(lost.code, 'drop-needs-reason')
  const beside = { ...NAME, x: 2000 }
  const far = revise(fixture, { id: begun.id, page: 2, boxes: [beside] })
  assert.ok((await refused(far)).code !== undefined)
})

test('[D1111] telephone, address and day wait for a person; a dropped one needs a reason', async (t) => {
  const { fixture, begun } = await opened()
  t.after(fixture.close)
  assert.deepEqual([begun.covered, begun.undecided], [0, 3])
  const { boxes = [] } = await show(fixture, begun.id, 2)
  const [day] = boxes
  assert.deepEqual([day?.what, day?.state, day?.from], ['text', 'undecided', 'suggestion'])
  const place = { id: day?.id ?? '', x: 1, y: 1, w: 9, h: 9, what: 'text' as const }
  const bare = revise(fixture, { id: begun.id, page: 2, boxes: [{ ...place, state: 'dropped' }] })
  assert.equal((await refused(bare)).code, 'drop-needs-reason')
  const said = { ...place, state: 'dropped', reason: 'harmless' } as const
  await revise(fixture, { id: begun.id, page: 2, boxes: [said] })
  assert.equal((await show(fixture, begun.id, 2)).dropped, 1)
})

test('[D1112] names that are given are looked for, and stand nowhere after', async (t) => {
  const { fixture, begun, ask } = await opened(['Lim Haneul'])
  t.after(fixture.close)
  assert.equal(begun.undecided, 4)
  const rows = await fixture.desk.ledger.read.redactionsById([begun.id])
  assert.ok(!JSON.stringify(rows).includes('Haneul'))
  const log = await ask('own', 'log.list', {}).catch(() => ({}))
  assert.ok(!JSON.stringify(log).includes('Haneul'))
})

test('[D1113] the copy is a new PDF of covered pages; the same page of it can be looked at', async (t) => {
  const { fixture, begun, ask, document } = await opened()
  t.after(fixture.close)
  const { id } = begun
  const early = ask('doc', 'redaction.render', { redaction: id, revision: 1 })
  assert.equal((await refused(early)).code, 'not-all-seen')
  const shown = await show(fixture, id, 1)
  const decided = plainBoxes(shown).map((box) => ({ ...box, state: 'covered' as const }))
  await revise(fixture, { id, page: 1, boxes: [...decided, NAME], tone: 'grey' })
  await revise(fixture, { id, page: 2 })
  const { revision, tone } = await show(fixture, id)
  assert.equal(tone, 'grey')
  const made = await ask<Rendered>('doc', 'redaction.render', { redaction: id, revision })
  const [derivative] = await fixture.desk.ledger.read.derivativesById([made.derivative ?? ''])
  assert.equal(derivative?.row.mediaType, 'application/pdf')
  assert.ok(derivative)
  const bytes = await fixture.desk.ledger.bytesOf(derivative.row)
  assert.equal(inspectDerivative(bytes, 'application/pdf'), 'passed')
  assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /Haneul|Sora|139/)
  const [copy] = await fixture.desk.ledger.read.redactionCopiesOf([document])
  const { x0 = 1, x1 = 0, y0 } = copy?.row.regions.find(({ y0: top }) => top === 141) ?? {}
  assert.deepEqual([x0 % 16, x1 - x0 >= 160, y0], [0, true, 141], 'what was really filled')
  assert.deepEqual(new Set(copy?.row.regions.map(({ page }) => page)), new Set([1, 2]))
  for (const page of [1, 2]) {
    const look = { redaction: id, copy: made.derivative, page, tile: 0 }
    const seen = await ask<Output<'redaction.picture'>>('doc', 'redaction.picture', look)
    assert.deepEqual([seen.width, seen.height], [1240, 1754])
  }
  const again = ask('doc', 'redaction.render', { redaction: id, revision })
  assert.equal((await refused(again)).code, 'already-exists')
})

/** A place where nothing stands. */
const FAR = { ...NAME, y: 900 }

test('[D1114] a second copy covers on each page what one that was let go covers there', async (t) => {
  const { fixture, begun, ask } = await opened()
  t.after(fixture.close)
  const { id } = begun
  await revise(fixture, { id, page: 1 })
  const second = await show(fixture, id, 2)
  const [box = assert.fail()] = plainBoxes(second)
  await revise(fixture, { id, page: 2, boxes: [{ ...box, state: 'covered' }, FAR] })
  const ready = await show(fixture, id)
  const made = await ask<Rendered>('doc', 'redaction.render', {
    ...{ redaction: id, revision: ready.revision },
  })
  const review = { derivative: made.derivative, decision: 'approved' as const }
  // Parts are counted over all pages: who looked at the first alone has not looked at all.
  const first = ask('rev', 'evidence.review', { ...review, tiles: [0] })
  assert.equal((await refused(first)).code, 'not-all-seen')
  for (const page of [1, 2])
    await lookAtParts(ask, 'rev', { redaction: id, page, copy: made.derivative })
  await ask('rev', 'evidence.review', { ...review, tiles: [0, 1] })
  const reviews = await fixture.desk.ledger.read.rows('derivative_review')
  assert.ok(reviews.some(({ row }) => row.decision === 'approved'))
  // The same place on the other page does not make up for it.
  await revise(fixture, { id, page: 2, boxes: [{ ...box, state: 'covered' }] })
  const shown = plainBoxes(await show(fixture, id, 1))
  const boxes = [...shown.map((one) => ({ ...one, state: 'covered' as const })), FAR]
  await revise(fixture, { id, page: 1, boxes })
  const { revision } = await show(fixture, id)
  const less = ask('doc', 'redaction.render', { redaction: id, revision })
  assert.equal((await refused(less)).code, 'less-than-before')
})
