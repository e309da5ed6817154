// Covering a picture at the desk: from the first box to a copy that leaves, and what is refused on
// the way. Every picture is drawn.
import assert from 'node:assert/strict'
import test from 'node:test'
import { crc32 } from 'node:zlib'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import {
  addPicture,
  DRAWN_PICTURE,
  lookAtParts,
  pngPixels,
  readyRedaction,
  type Shown,
  wholeRevision,
  widePicture,
} from '../../fixture/picture.ts'
import { tilesOf } from './tile.ts'

type Rendered = Output<'redaction.render'>

const BOX = { x: 20, y: 10, w: 16, h: 16 }

async function opened(review: 'self' | 'second-person' = 'self') {
  const fixture = await openFixture(review)
  const document = await addPicture(fixture)
  return { ...fixture, fixture, document }
}

const shown = ({ ask }: FixtureDesk, who: Person, redaction: string) =>
  ask<Shown>(who, 'redaction.show', { redaction })

const codeOf = async (asked: Promise<unknown>) => (await refused(asked)).code

test('[D942] without a model a picture begins without boxes, and every box is drawn by hand', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const begun = await ask<Output<'redaction.start'>>('doc', 'redaction.start', { document })
  assert.deepEqual(
    [begun.plan, begun.revision, begun.covered, begun.undecided],
    ['manual', 1, 0, 0],
  )
  const first = await shown(fixture, 'doc', begun.id)
  assert.deepEqual([first.width, first.height, first.tiles.length], [64, 48, 1])
  assert.deepEqual(first.missing, ['not-all-seen', 'checklist-open'])
  await lookAtParts(ask, 'doc', { redaction: begun.id })
  const next = await ask<Output<'redaction.revise'>>(
    ...(['doc', 'redaction.revise', wholeRevision(first, { boxes: [BOX] })] as const),
  )
  assert.deepEqual([next.revision, next.covered], [2, 1])
  const second = await shown(fixture, 'doc', begun.id)
  assert.deepEqual(second.missing, [])
  const [box] = second.boxes ?? []
  assert.deepEqual([box?.id, box?.from, box?.state, box?.by], ['b1', 'hand', 'covered', 'doc'])
  const listed = await ask<Output<'redaction.list'>>('rev', 'redaction.list', { document })
  assert.deepEqual(
    listed.redactions.map(({ id, revision }) => [id, revision]),
    [[begun.id, 2]],
  )
})

test('[D1115] what is shown as filled is what the copy fills, out to the blocks of the file', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  // Blocks of 16 and two pixels around: 20 to 36 and 10 to 26 go from 14 to 50 and from 0 to 34.
  const filled = { box: 'b1', x: 14, y: 0, w: 36, h: 34 }
  assert.deepEqual(ready.regions, [filled])
  const asked = { redaction: ready.id, revision: ready.revision }
  await ask<Rendered>('doc', 'redaction.render', asked)
  const [copy] = await fixture.desk.ledger.read.redactionCopiesOf([document])
  assert.deepEqual(copy?.row.regions, [{ x0: 14, y0: 0, x1: 50, y1: 34 }])
})

test('[D943] nothing is made before all parts are seen, all boxes decided, the list answered', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  const { id } = ready
  const steps: [string, object, string][] = [
    ['undecided', { boxes: [{ ...BOX, state: 'undecided' }] }, 'suspects-undecided'],
    ['open list', { checklist: [] }, 'checklist-open'],
  ]
  for (const [what, more, code] of steps) {
    const now = await shown(fixture, 'doc', id)
    await ask('doc', 'redaction.revise', wholeRevision(now, { boxes: [BOX], ...more }))
    const { revision } = await shown(fixture, 'doc', id)
    const asked = ask('doc', 'redaction.render', { redaction: id, revision })
    assert.equal(await codeOf(asked), code, what)
  }
  // What one person has seen another one has not.
  const last = await shown(fixture, 'own', id)
  assert.ok(last.missing.includes('not-all-seen'))
  await ask('own', 'redaction.revise', wholeRevision(last, { boxes: [BOX], seen: [] }))
  const { revision } = await shown(fixture, 'own', id)
  assert.equal(
    await codeOf(ask('own', 'redaction.render', { redaction: id, revision })),
    'not-all-seen',
  )
  assert.deepEqual(
    (await ask<Output<'evidence.list'>>('own', 'evidence.list', { document })).derivatives,
    [],
  )
})

test('[D944] a revision follows the one that was seen, and every box of it is known or new', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  const old = { ...wholeRevision(ready), revision: 1 }
  assert.equal(await codeOf(ask('doc', 'redaction.revise', old)), 'stale')
  const strange = wholeRevision(ready, { boxes: [{ ...BOX, id: 'b9' }] })
  assert.equal(await codeOf(ask('doc', 'redaction.revise', strange)), 'not-found')
  const far = wholeRevision(ready, { seen: [7] })
  assert.equal(await codeOf(ask('doc', 'redaction.revise', far)), 'not-found')
  await ask('doc', 'redaction.revise', wholeRevision(ready, { seen: [] }))
  const after = await shown(fixture, 'doc', ready.id)
  assert.deepEqual(after.missing, [], 'what was seen stays seen')
  assert.deepEqual(after.boxes?.[0]?.at, ready.boxes?.[0]?.at, 'an unchanged box keeps its day')
})

test('[D1060] a box beside the picture is refused, since it would count and cover nothing', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  for (const beside of [{ x: -16 }, { y: -16 }, { x: 64 }, { y: 48 }]) {
    const boxes = [BOX, { ...BOX, ...beside }]
    const asked = ask('doc', 'redaction.revise', wholeRevision(ready, { boxes }))
    assert.equal(await codeOf(asked), 'findings')
  }
  const { revision, boxes } = await shown(fixture, 'doc', ready.id)
  assert.deepEqual([revision, boxes?.length], [ready.revision, 1])
  // Over an edge a box may reach.
  const over = [{ x: -15 }, { y: 47 }].map((place) => ({ ...BOX, ...place }))
  await ask('doc', 'redaction.revise', wholeRevision(ready, { boxes: over }))
  assert.equal((await shown(fixture, 'doc', ready.id)).boxes?.length, 2)
})

test('[D945] the copy is covered, holds nothing else, and never the digest of its original', async (t) => {
  const { fixture, document, ask, desk } = await opened()
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'doc', document, { boxes: [BOX], format: 'png' })
  const asked = { redaction: ready.id, revision: ready.revision }
  const made = await ask<Rendered>('doc', 'redaction.render', asked)
  assert.deepEqual([made.found, made.losses], [0, ['metadata']])
  const [stored] = await desk.ledger.read.derivativesById([made.derivative ?? ''])
  assert.ok(stored)
  const bytes = await desk.ledger.bytesOf(stored.row)
  const { at } = pngPixels(bytes)
  for (const [x, y] of [
    [20, 10],
    [35, 25],
    [28, 18],
    [14, 0],
  ] as const)
    assert.deepEqual(at(x, y), [32, 32, 32], `${x} ${y}`)
  assert.deepEqual(at(60, 44), [90, 120, 160])
  const { row: original } = (await desk.ledger.read.document(document)) ?? assert.fail()
  assert.ok(!JSON.stringify(stored).includes(original.bytesHash))
  assert.equal(await codeOf(ask('doc', 'redaction.render', asked)), 'already-exists')
  assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
})

test('[D946] a copy leaves after somebody else has judged it, and no more once its boxes change', async (t) => {
  const { fixture, document, ask } = await opened('second-person')
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'own', document, { boxes: [BOX] })
  const asked = { redaction: ready.id, revision: ready.revision }
  const { derivative } = await ask<Rendered>('own', 'redaction.render', asked)
  const judge = (who: Person) =>
    ask(who, 'evidence.review', { derivative, decision: 'approved', tiles: [0], reason: 'no face' })
  assert.equal(await codeOf(judge('own')), 'own-work')
  await lookAtParts(ask, 'rev', { redaction: ready.id, copy: derivative })
  await judge('rev')
  const goes = async () => {
    const plan = { profile: 'public', documents: [document] }
    const { objects } = await ask<Output<'bundle.preview'>>('ana', 'bundle.preview', plan)
    return objects
  }
  assert.equal(await goes(), 1)
  const before = await shown(fixture, 'own', ready.id)
  assert.equal(before.copies[0]?.decision, 'approved')
  await ask('own', 'redaction.revise', wholeRevision(before, { boxes: [{ ...BOX, w: 20 }] }))
  assert.equal(await goes(), 0)
  assert.equal(await codeOf(judge('rev')), 'wrong-state')
})

test('[D947] by the queue of reviews: handed in, locked, accepted by another; withdrawn, it leaves no more', async (t) => {
  const { fixture, document, ask } = await opened('second-person')
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'ana', document, { boxes: [BOX] })
  const asked = { redaction: ready.id, revision: ready.revision }
  const { derivative } = await ask<Rendered>('ana', 'redaction.render', asked)
  const item = `redaction ${derivative}`
  const comment = 'ready'
  await ask('ana', 'review.submit', { items: [item], comment })
  assert.equal((await shown(fixture, 'rev', ready.id)).copies[0]?.review, 'submitted')
  await ask('ana', 'review.assign', { items: [item], reviewers: ['rev'], comment })
  const again = wholeRevision(ready, { boxes: [BOX] })
  assert.equal(await codeOf(ask('ana', 'redaction.revise', again)), 'locked-for-review')
  assert.equal(await codeOf(ask('ana', 'redaction.withdraw', asked)), 'locked-for-review')
  await lookAtParts(ask, 'rev', { redaction: ready.id, copy: derivative })
  await ask('rev', 'review.decide', { item, decision: 'accepted', comment, tiles: [0] })
  const accepted = await shown(fixture, 'ana', ready.id)
  assert.deepEqual(
    [accepted.copies[0]?.review, accepted.copies[0]?.decision],
    ['accepted', 'approved'],
  )
  const gone = await ask<Output<'redaction.withdraw'>>('ana', 'redaction.withdraw', asked)
  assert.equal(gone.state, 'withdrawn')
  assert.equal((await shown(fixture, 'ana', ready.id)).copies[0]?.decision, 'refused')
  const last = { ...asked, revision: gone.revision }
  assert.equal(await codeOf(ask('ana', 'redaction.render', last)), 'wrong-state')
})

test('[D1073] who lets a copy go has looked at each part of it, through every door', async (t) => {
  const { fixture, ask } = await opened('second-person')
  t.after(fixture.close)
  const document = await addPicture(fixture, { title: 'Wide' }, widePicture())
  const ready = await readyRedaction(fixture, 'ana', document, { boxes: [BOX] })
  const all = ready.tiles.map((_, n) => n)
  assert.ok(all.length > 1)
  const asked = { redaction: ready.id, revision: ready.revision }
  const { derivative } = await ask<Rendered>('ana', 'redaction.render', asked)
  const approve = (tiles?: number[]) =>
    ask('rev', 'evidence.review', { derivative, decision: 'approved', ...(tiles && { tiles }) })
  const unseen = [undefined, [], all.slice(1), [...all.slice(1), 999]]
  for (const tiles of unseen) assert.equal(await codeOf(approve(tiles)), 'not-all-seen')
  // To name every part is not to have opened it.
  assert.equal(await codeOf(approve(all)), 'part-not-opened')
  const rev3 = { account: 'rev-3', roles: ['reviewer' as const] }
  const on = { redaction: ready.id, copy: derivative }
  for (const who of ['rev', 'own'] as const) await lookAtParts(ask, who, on)
  for (const tile of all) await askAs(fixture.desk, rev3, 'redaction.picture', { ...on, tile })
  const item = `redaction ${derivative}`
  await ask('ana', 'review.submit', { items: [item], comment: 'ready' })
  await ask('ana', 'review.assign', { items: [item], reviewers: ['rev', 'own'], comment: 'look' })
  const decide = (who: Person, more: object) =>
    ask(who, 'review.decide', { item, decision: 'accepted', comment: 'none', ...more })
  // What another person looked at is not one's own: each of two looks at all.
  assert.equal(await codeOf(decide('rev', { tiles: all.slice(1) })), 'not-all-seen')
  await decide('rev', { tiles: all })
  assert.equal(await codeOf(decide('own', {})), 'not-all-seen')
  assert.equal(
    (await shown(fixture, 'own', ready.id)).tiles.some(({ seen }) => seen),
    false,
  )
  // To say no, nobody has to look on.
  await decide('own', { decision: 'rejected' })
  const settle = (tiles: number[]) =>
    askAs(fixture.desk, rev3, 'review.settle', {
      ...{ item, decision: 'accepted', comment: 'none', tiles },
    })
  assert.equal(await codeOf(settle([])), 'not-all-seen')
  await settle(all)
  assert.equal((await shown(fixture, 'ana', ready.id)).copies[0]?.decision, 'approved')
  const steps = await fixture.desk.ledger.read.rows('review_step')
  const kept = steps.flatMap(({ row }) => (row.tiles ? [row.tiles] : []))
  assert.deepEqual(kept, [all, all])
})

test('[D948] a second copy covers at least what one that was let go covers', async (t) => {
  const { fixture, document, ask } = await opened('second-person')
  t.after(fixture.close)
  const first = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  const made = await ask<Rendered>('doc', 'redaction.render', {
    ...{ redaction: first.id, revision: first.revision },
  })
  const less = await readyRedaction(fixture, 'doc', document, { boxes: [{ ...BOX, y: 40, h: 5 }] })
  const again = { redaction: less.id, revision: less.revision }
  // Nobody has let the first one go: nobody has it.
  const kept = await ask<Rendered>('doc', 'redaction.render', again)
  assert.ok(kept.derivative)
  await lookAtParts(ask, 'rev', { redaction: first.id, copy: made.derivative })
  await ask('rev', 'evidence.review', {
    derivative: made.derivative,
    decision: 'approved',
    tiles: [0],
  })
  const third = await readyRedaction(fixture, 'doc', document, { boxes: [] })
  const refusal = ask('doc', 'redaction.render', { redaction: third.id, revision: 2 })
  assert.equal(await codeOf(refusal), 'less-than-before')
})

test('[D949] boxes are restricted: who drew them and who may read such fields; others see none', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const ready = await readyRedaction(fixture, 'own', document, { boxes: [BOX] })
  assert.equal((await shown(fixture, 'rev', ready.id)).boxes?.length, 1)
  const foreign = await shown(fixture, 'doc', ready.id)
  assert.equal(foreign.boxes, undefined)
  assert.equal(foreign.mayRevise, false)
  const asked = { ...wholeRevision(ready), boxes: [] }
  assert.equal(await codeOf(ask('doc', 'redaction.revise', asked)), 'not-found')
  assert.equal(await codeOf(ask('vie', 'redaction.show', { redaction: ready.id })), 'not-allowed')
  const history = JSON.stringify(await ask('doc', 'record.history', { id: ready.id }))
  assert.doesNotMatch(history, /"path":"boxes|"path":"seen/)
  const closed = await addPicture(fixture, { sensitivity: 'restricted', title: 'Another' })
  const own = await ask<Output<'redaction.start'>>('doc', 'redaction.start', { document: closed })
  const other = await addPicture(fixture, { title: 'x' })
  assert.ok(other)
  assert.equal((await shown(fixture, 'doc', own.id)).id, own.id)
})

test('[D950] a part of the picture is shown in grey until somebody asks for its colours', async (t) => {
  const { fixture, document, ask } = await opened()
  t.after(fixture.close)
  const { id } = await readyRedaction(fixture, 'doc', document)
  const pixel = async (more: object) => {
    const asked = { redaction: id, tile: 0, ...more }
    const { png } = await ask<Output<'redaction.picture'>>('doc', 'redaction.picture', asked)
    const { width, at } = pngPixels(Buffer.from(png, 'base64'))
    return [width, ...at(0, 0)]
  }
  assert.equal((await pixel({})).length, 2, 'one grey')
  assert.deepEqual(await pixel({ colour: true }), [64, 90, 120, 160])
  assert.equal(
    await codeOf(ask('doc', 'redaction.picture', { redaction: id, tile: 1 })),
    'not-found',
  )
})

test('[D951] what is no picture is not begun; a destroyed one takes boxes and copies along', async (t) => {
  const { fixture, document, ask, desk } = await opened()
  t.after(fixture.close)
  const text = { title: 'T', text: 'Words.', language: 'en', published: '2022-04-01' }
  const { id } = await ask<{ id: string }>('doc', 'document.add', text)
  assert.equal(await codeOf(ask('doc', 'redaction.start', { document: id })), 'not-understood')
  const ready = await readyRedaction(fixture, 'own', document, { boxes: [BOX] })
  await ask('own', 'redaction.render', { redaction: ready.id, revision: ready.revision })
  const plan = await ask<{ token: string }>('own', 'evidence.check-shred', { document })
  await ask('own', 'evidence.shred', { document, reason: 'danger', token: plan.token })
  assert.equal(await codeOf(ask('own', 'redaction.show', { redaction: ready.id })), 'not-found')
  assert.deepEqual(await desk.ledger.read.redactionsOf([document]), [])
  assert.deepEqual(await desk.ledger.read.redactionCopiesOf([document]), [])
  assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
})

test('[D952] the parts together are the whole picture, none larger than a screen', () => {
  for (const [width, height] of [
    [1, 1],
    [1024, 768],
    [1025, 769],
    [4000, 3000],
    [800, 9000],
  ] as const) {
    const tiles = tilesOf(width, height)
    for (const { x, y, w, h } of tiles) {
      assert.ok(w <= 1024 && h <= 768 && x >= 0 && y >= 0)
      assert.ok(x + w <= width && y + h <= height)
    }
    const has = (px: number, py: number) =>
      tiles.some(({ x, y, w, h }) => px >= x && px < x + w && py >= y && py < y + h)
    for (let n = 0; n < 2000; n++) {
      const [px, py] = [(n * 7919) % width, (n * 104_729) % height]
      assert.ok(has(px, py), `${width} ${height}: ${px} ${py}`)
    }
    assert.ok(has(width - 1, height - 1))
  }
})

test('[D953] of another office one learns nothing: foreign and missing are refused alike', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { desk } = fixture
  const { north, south } = await twoOffices(fixture)
  const theirs = heldIn('ana-n', north, ['analyst'])
  const mine = heldIn('ana-s', south, ['analyst', 'reviewer'])
  const document = (
    await askAs<{ id: string }>(desk, theirs, 'document.add', {
      ...{ title: 'A picture', published: '2022-04-10', language: 'en', bytes: DRAWN_PICTURE },
    })
  ).id
  const { id } = await askAs<{ id: string }>(desk, theirs, 'redaction.start', { document })
  assert.ok(await askAs(desk, theirs, 'redaction.show', { redaction: id }))
  const asked: [string, (document: string, redaction: string) => object][] = [
    ['redaction.start', (of) => ({ document: of })],
    ['redaction.list', (of) => ({ document: of })],
    ['redaction.show', (_, redaction) => ({ redaction })],
    ['redaction.picture', (_, redaction) => ({ redaction, tile: 0 })],
    ['redaction.picture', (_, redaction) => ({ redaction, tile: 0, copy: 'c' })],
    ['redaction.revise', (_, redaction) => ({ redaction, revision: 1, boxes: [] })],
    ['redaction.render', (_, redaction) => ({ redaction, revision: 1 })],
    ['redaction.withdraw', (_, redaction) => ({ redaction, revision: 1 })],
  ]
  for (const [name, input] of asked) {
    const told = async (...of: [string, string]) => {
      const refusal = await refused(askAs(desk, mine, name, input(...of)))
      return [refusal.code, refusal.field, refusal.details]
    }
    assert.deepEqual(await told(document, id), await told('none', 'none'), name)
  }
})

/** The drawn picture once more as another file: a remark stands in it. */
function resaved(): string {
  const file = Buffer.from(DRAWN_PICTURE, 'base64')
  const chunk = Buffer.concat([Buffer.from('tEXtComment\0again', 'latin1')])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(chunk.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(chunk))
  return Buffer.concat([file.subarray(0, 33), size, chunk, sum, file.subarray(33)]).toString(
    'base64',
  )
}

test('[D1050] a picture that a person has turned is shown, covered and written as they saw it', async (t) => {
  const { fixture, document, ask, desk } = await opened()
  t.after(fixture.close)
  // The square of the picture, from 20, 10 to 36, 26 of 64 by 48, where each turn brings it.
  const squares = [
    { turn: 1, size: [48, 64], box: { x: 22, y: 20, w: 16, h: 16 } },
    { turn: 2, size: [64, 48], box: { x: 28, y: 22, w: 16, h: 16 } },
    { turn: 3, size: [48, 64], box: { x: 10, y: 28, w: 16, h: 16 } },
  ]
  for (const { turn, size, box } of squares) {
    const { id } = await ask<Shown>('doc', 'redaction.start', { document, turn })
    const first = await shown(fixture, 'doc', id)
    assert.deepEqual([first.turn, first.width, first.height], [turn, ...size])
    const asked = { redaction: id, tile: 0, colour: true }
    const { png } = await ask<Output<'redaction.picture'>>('doc', 'redaction.picture', asked)
    const picture = pngPixels(Buffer.from(png, 'base64'))
    assert.deepEqual([picture.width, picture.height], size)
    const [inside, outside] = [picture.at(box.x + 1, box.y + 1), picture.at(box.x - 1, box.y + 1)]
    assert.notDeepEqual(inside, outside)
    assert.deepEqual(picture.at(box.x + 15, box.y + 15), inside)
    const all = wholeRevision(first, { boxes: [box], format: 'png' })
    await ask('doc', 'redaction.revise', all)
    const made = await ask<Rendered>('doc', 'redaction.render', { redaction: id, revision: 2 })
    const [stored] = await desk.ledger.read.derivativesById([made.derivative ?? ''])
    assert.ok(stored)
    const copy = pngPixels(await desk.ledger.bytesOf(stored.row))
    assert.deepEqual([copy.width, copy.height], size)
    for (const at of [0, 15]) assert.deepEqual(copy.at(box.x + at, box.y + at), [32, 32, 32])
  }
  const wrong = ask('doc', 'redaction.start', { document, turn: 4 })
  await assert.rejects(wrong)
})

test('[D1051] a second copy covers as much as one that was let go, however each was turned', async (t) => {
  const { fixture, document, ask } = await opened('second-person')
  t.after(fixture.close)
  const first = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  const asked = { redaction: first.id, revision: first.revision }
  const { derivative } = await ask<Rendered>('doc', 'redaction.render', asked)
  await lookAtParts(ask, 'rev', { redaction: first.id, copy: derivative })
  await ask('rev', 'evidence.review', { derivative, decision: 'approved', tiles: [0] })
  const covering = async (box: { x: number; y: number; w: number; h: number }) => {
    const { id } = await ask<Shown>('doc', 'redaction.start', { document, turn: 1 })
    await lookAtParts(ask, 'doc', { redaction: id })
    const all = wholeRevision(await shown(fixture, 'doc', id), { boxes: [box] })
    await ask('doc', 'redaction.revise', all)
    return ask<Rendered>('doc', 'redaction.render', { redaction: id, revision: 2 })
  }
  // The same numbers are another place of the turned picture.
  assert.equal(await codeOf(covering(BOX)), 'less-than-before')
  // By hand: a quarter clockwise brings 20, 10 of a height of 48 to 48 - 10 - 16, 20.
  assert.ok((await covering({ x: 22, y: 20, w: 16, h: 16 })).derivative)
})

test('[D1052] a picture that looks like one of which a copy may leave is told, within what one may read', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  const { ask } = fixture
  const document = await addPicture(fixture, { sensitivity: 'restricted' })
  const again = await addPicture(fixture, { title: 'Once more' }, resaved())
  const second = await readyRedaction(fixture, 'ana', again, { boxes: [BOX] })
  const first = await readyRedaction(fixture, 'doc', document, { boxes: [BOX] })
  assert.deepEqual((await shown(fixture, 'ana', second.id)).alike, [], 'no copy was let go')
  const asked = { redaction: first.id, revision: first.revision }
  const { derivative } = await ask<Rendered>('doc', 'redaction.render', asked)
  await lookAtParts(ask, 'rev', { redaction: first.id, copy: derivative })
  await ask('rev', 'evidence.review', { derivative, decision: 'approved', tiles: [0] })
  const told = async (who: Person) => (await shown(fixture, who, second.id)).alike
  assert.deepEqual(await told('rev'), [{ document }])
  assert.deepEqual((await shown(fixture, 'doc', first.id)).alike, [], 'not itself')
  const foreign = await ask('ana', 'document.show', { id: document }).then(
    () => [{ document }],
    () => [],
  )
  assert.deepEqual(await told('ana'), foreign)
  assert.doesNotMatch(JSON.stringify(await shown(fixture, 'ana', second.id)), /"look"/)
})
