// A film is covered at the desk: from its first second to a copy that leaves. It is painted; nobody
// in it exists.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { CHECK_ITEMS } from '@tumen/claim'
import type { Input, Output } from '@tumen/contract'
import { inspectDerivative, Sandbox } from '@tumen/intake'
import { checkFiles, filesOf, foundBy, type Keys, makeFixtureBundle } from '../../fixture/bundle.ts'
import { type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { addPicture, lookAtParts, type Shown } from '../../fixture/picture.ts'

const FILM = readFileSync(
  new URL('../../../../vectors/redaction/two-heads.mp4', import.meta.url),
).toString('base64')
const skip =
  (await new Sandbox().placeOf('ffmpeg')) === undefined &&
  'no isolated ffmpeg, so no film is opened'
if (skip) process.stdout.write(`# skipped: ${skip}\n`)

type Revision = Input<'redaction.revise'>
type Span = NonNullable<Revision['spans']>[number]
const WHOLE: Span = { from: 1, to: 25, what: 'whole' }
const SECONDS = [1, 2, 3]

/** A film that somebody has begun to cover. */
async function begun(review: 'self' | 'second-person' = 'self') {
  const fixture = await openFixture(review)
  const document = await addPicture(fixture, {}, FILM)
  const { id } = await fixture.ask<Output<'redaction.start'>>(
    ...(['own', 'redaction.start', { document }] as const),
  )
  return { ...fixture, fixture, document, id }
}

const shown = (ask: FixtureDesk['ask'], redaction: string, page = 1, who: Person = 'own') =>
  ask<Shown>(who, 'redaction.show', { redaction, page })

/** What is said of a film; of one second whether it was looked at. */
async function revise(
  ask: FixtureDesk['ask'],
  redaction: string,
  { page = 1, ...more }: Partial<Revision>,
) {
  const { revision } = await shown(ask, redaction)
  const checklist = CHECK_ITEMS.map((item) => ({ item, is: 'done' as const }))
  const said = { redaction, revision, page, boxes: [], checklist, ...more }
  return ask<Output<'redaction.revise'>>('own', 'redaction.revise', said)
}

/** Looks at each second, saves the spans, and makes the copy. */
async function copied(ask: FixtureDesk['ask'], id: string, spans: Span[]): Promise<string> {
  for (const page of SECONDS) {
    await lookAtParts(ask, 'own', { redaction: id, page })
    await revise(ask, id, { page, spans: page === 1 ? spans : await said(ask, id), seen: [0] })
  }
  const { revision, missing } = await shown(ask, id)
  assert.deepEqual(missing, [])
  const asked = { redaction: id, revision }
  const made = await ask<Output<'redaction.render'>>('own', 'redaction.render', asked)
  assert.deepEqual(made.losses, ['metadata', 'sound'])
  return made.derivative ?? assert.fail()
}

/** The spans as they are, to be said again. */
async function said(ask: FixtureDesk['ask'], id: string): Promise<Span[]> {
  const { spans = [] } = await shown(ask, id)
  return spans.map(({ by: _, at: __, source: ___, ...span }) => span)
}

test('[D1279] a film has seconds, each a column of its pictures, opened as parts are', {
  skip,
}, async (t) => {
  const { fixture, ask, id } = await begun()
  t.after(fixture.close)
  const first = await shown(ask, id)
  assert.deepEqual(first.film, { width: 160, height: 120, rate: 10, pictures: 25 })
  assert.deepEqual([first.plan, first.spans, first.boxes], ['manual', [], []])
  assert.deepEqual([first.width, first.height, first.tiles.length], [160, 1200, 1])
  assert.deepEqual((await shown(ask, id, 3)).height, 600, 'five pictures are left')
  const unopened = revise(ask, id, { spans: [], seen: [0] })
  assert.equal((await refused(unopened)).code, 'part-not-opened')
  const opened = await ask<Output<'redaction.picture'>>(
    ...(['own', 'redaction.picture', { redaction: id, page: 1, tile: 0 }] as const),
  )
  const bytes = Buffer.from(opened.png, 'base64')
  assert.equal(inspectDerivative(bytes, 'image/jpeg'), 'passed')
  await revise(ask, id, { spans: [], seen: [0] })
  const after = await shown(ask, id)
  assert.deepEqual(
    after.pages?.map(({ seen }) => seen),
    [true, false, false],
  )
  assert.deepEqual(after.missing, ['not-all-seen', 'nothing-covered'])
})

test('[D1280] spans are of the film, in their order, and cover some of it; else all is refused', {
  skip,
}, async (t) => {
  const { fixture, ask, id } = await begun()
  t.after(fixture.close)
  const codeOf = async (spans: Span[], more: Partial<Revision> = {}) =>
    (await refused(revise(ask, id, { spans, ...more }))).code
  const bad: Partial<Span>[] = [
    ...([{ from: 26, to: 26 }, { from: 9, to: 8 }, { to: 26 }] as const),
    { keys: [{ picture: 1, x: 0, y: 0, w: 9, h: 9 }] },
  ]
  for (const one of bad) assert.equal(await codeOf([{ ...WHOLE, ...one }]), 'findings')
  // A box between two places may lose a face where no finder looks at each picture.
  const box: Span = {
    ...{ from: 1, to: 9, what: 'box' },
    keys: [{ picture: 1, x: 20, y: 30, w: 30, h: 36 }],
  }
  assert.equal(await codeOf([box]), 'needs-yunet')
  // What is drawn in one picture, and squares, are none of a film; nor is a span of a picture.
  assert.equal(await codeOf([WHOLE], { boxes: [{ x: 1, y: 1, w: 9, h: 9 }] }), 'findings')
  assert.equal(await codeOf([WHOLE], { fill: 'noise' }), 'findings')
  const picture = await addPicture(fixture, { title: 'P' })
  const still = await ask<Output<'redaction.start'>>(
    ...(['own', 'redaction.start', { document: picture }] as const),
  )
  const spanned = { redaction: still.id, revision: 1, boxes: [], spans: [WHOLE] }
  assert.equal((await refused(ask('own', 'redaction.revise', spanned))).code, 'findings')
  await revise(ask, id, { spans: [{ from: 11, to: 14, what: 'lower' }] })
  const second = await shown(ask, id, 2)
  assert.deepEqual(
    second.pages?.map(({ covered }) => covered),
    [0, 1, 0],
  )
  const [span] = second.spans ?? []
  assert.deepEqual(
    [span?.id, span?.source, span?.state, span?.by],
    ['p1', 'hand', 'covered', 'own'],
  )
  // Two pictures more on both sides: 9 to 16, the first six of them in the second second.
  const numbers = new Set(second.regions?.map(({ box: one }) => one))
  assert.deepEqual([...numbers], ['11', '12', '13', '14', '15', '16'])
  // The lower third begins at 80; out to the blocks and 32 more it is from 48 on.
  assert.deepEqual(second.regions?.[0], { box: '11', x: 0, y: 48, w: 160, h: 72 })
})

test('[D1281] the copy is a film without sound that leaves after a second person looked at all', {
  skip,
}, async (t) => {
  const { fixture, ask, desk, document, id } = await begun('second-person')
  t.after(fixture.close)
  const derivative = await copied(ask, id, [{ ...WHOLE, to: 20 }])
  const [stored] = await desk.ledger.read.derivativesById([derivative])
  const bytes = await desk.ledger.bytesOf(stored?.row ?? assert.fail())
  assert.equal(stored?.row.mediaType, 'video/mp4')
  assert.equal(inspectDerivative(bytes, 'video/mp4'), 'passed')
  const text = Buffer.from(bytes).toString('latin1')
  assert.doesNotMatch(text, /CANARY|41\.1234|mp4a|Lavc|x264/)
  const judged = { derivative, decision: 'approved' as const, tiles: [0, 1, 2] }
  assert.equal((await refused(ask('own', 'evidence.review', judged))).code, 'own-work')
  assert.equal((await refused(ask('rev', 'evidence.review', judged))).code, 'part-not-opened')
  for (const page of SECONDS)
    await lookAtParts(ask, 'rev', { redaction: id, page, copy: derivative })
  await ask('rev', 'evidence.review', judged)
  const input = { documents: [document], profile: 'partner' }
  const { archive, leftOut } = await makeFixtureBundle(fixture, input)
  assert.deepEqual(leftOut, [])
  const files = await filesOf(archive)
  const { exit, ...found } = await checkFiles(files, await ask<Keys>('vie', 'bundle.keys', {}))
  assert.deepEqual([exit, foundBy({ exit, ...found })], [0, []])
  const { objects } = JSON.parse(Buffer.from(files.get('data/index.json') ?? []).toString())
  assert.deepEqual(
    objects.map(({ role, media }: Record<string, string>) => [role, media]),
    [['derivative', 'video/mp4']],
  )
})

test('[D1281] a second copy that shows what one that was let go covers is refused', {
  skip,
}, async (t) => {
  const { fixture, ask, id } = await begun()
  t.after(fixture.close)
  const derivative = await copied(ask, id, [{ ...WHOLE, to: 20 }])
  await ask('own', 'evidence.review', { derivative, decision: 'approved', tiles: [0, 1, 2] })
  const again = async (spans: Span[]) => {
    await revise(ask, id, { spans })
    const { revision } = await shown(ask, id)
    return ask<Output<'redaction.render'>>('own', 'redaction.render', { redaction: id, revision })
  }
  assert.equal((await refused(again([{ ...WHOLE, to: 19 }]))).code, 'less-than-before')
  assert.equal((await refused(again([{ ...WHOLE, what: 'lower' }]))).code, 'less-than-before')
  assert.ok((await again([{ ...WHOLE, to: 21 }])).derivative)
})

test('[D1279] without the program, and of a damaged film, nothing is begun, and it says why', {
  skip,
}, async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { ask, desk } = fixture
  const damaged = Buffer.from(FILM, 'base64').subarray(0, 4000).toString('base64')
  const document = await addPicture(fixture, { title: 'Damaged' }, damaged)
  const start = () => ask('own', 'redaction.start', { document })
  assert.equal((await refused(start())).code, 'film-not-read')
  const turned = ask('own', 'redaction.start', { document, turn: 1 })
  assert.equal((await refused(turned)).code, 'findings')
  Object.assign(desk, { sandbox: new Sandbox(() => undefined) })
  assert.equal((await refused(start())).code, 'no-film-program')
  assert.deepEqual(await desk.ledger.read.redactionsOf([document]), [])
})
