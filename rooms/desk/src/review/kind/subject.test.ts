// What a review tells of its subject where no page of its own shows it, cut by rights.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openFixture, refused } from '../../../fixture/desk.ts'
import { mention, takeInSmall, writeMentions } from '../../../fixture/linkage.ts'
import { addPicture, pngPixels, readyRedaction } from '../../../fixture/picture.ts'
import { openReviews } from '../../../fixture/review.ts'

type Shown = Output<'review.show'>

test('[D1010] a review of two mentions has both, what was said and why; closed cells for few', async (t) => {
  const on = await openReviews(t)
  await takeInSmall(on.fixture)
  const closed = { name: '박서', written: { name: '박서' }, restricted: { kin: 'a sister' } }
  await writeMentions(on.fixture, [mention('m1', '9', closed)])
  const said = { verdict: 'different', reason: 'another village' }
  await on.ask('ana-1', 'linkage.judge', { a: 'm1/9', b: 'm2/1', ...said })
  const item = 'person m2/1 m1/9'
  const shown = await on.ask<Shown>('rev-1', 'review.show', { item })
  const { mentions = [], ...told } = shown.said ?? {}
  assert.deepEqual(told, said)
  assert.deepEqual(
    mentions.map(({ id, name }) => [id, name]),
    [
      ['m1/9', '박서'],
      ['m2/1', 'Kim Yong-sun'],
    ],
  )
  assert.deepEqual(mentions[0]?.restricted, { kin: 'a sister' })
  const cut = await on.ask<Shown>('doc-1', 'review.show', { item })
  assert.equal(cut.said?.mentions.length, 2)
  assert.ok(!JSON.stringify(cut).includes('sister'))
  // Neither a speaker nor a claim has any of it.
  await on.record('c1')
  const claim = await on.ask<Shown>('rev-1', 'review.show', { item: 'c1' })
  assert.deepEqual([claim.said, claim.copy], [undefined, undefined])
})

test('[D1010] a title says of no pair that the two are one', async (t) => {
  const on = await openReviews(t)
  const agent = { id: 'harbour', kind: 'outlet', name: { en: 'Harbour Wire' } }
  await on.fixture.ask('own', 'agent.record', agent).catch(() => undefined)
  await on.ask('ana-1', 'agent.relate', { a: 'post', b: 'harbour', relation: 'different' })
  const { title } = await on.ask<Shown>('rev-1', 'review.show', { item: 'speaker harbour post' })
  assert.ok(title.includes('Ridge Post') && !title.includes('='), title)
})

test('[D1011] a part of a copy is drawn as it would leave, for who may read its picture', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  const document = await addPicture(fixture)
  const box = { x: 0, y: 0, w: 16, h: 16 }
  const { id, revision } = await readyRedaction(fixture, 'doc', document, { boxes: [box] })
  const asked = { redaction: id, revision }
  const made = await fixture.ask<Output<'redaction.render'>>('doc', 'redaction.render', asked)
  const { derivative: copy = '' } = made
  const pixel = async (more: object) => {
    const input = { redaction: id, tile: 0, colour: true, ...more }
    const { png } = await fixture.ask<Output<'redaction.picture'>>(
      ...(['rev', 'redaction.picture', input] as const),
    )
    return pngPixels(Buffer.from(png, 'base64')).at(2, 2)
  }
  const [bare, covered] = [await pixel({}), await pixel({ copy })]
  assert.notDeepEqual([...covered], [...bare])
  const told = await fixture.ask<Shown>('rev', 'review.show', { item: `redaction ${copy}` })
  assert.deepEqual([told.copy?.redaction, told.copy?.revision], [id, revision])
  assert.ok(!('from' in (told.copy?.derivative ?? {})), 'what leads to the original stays')
  const none = await refused(
    fixture.ask('rev', 'redaction.picture', { redaction: id, tile: 0, copy: 'nobody' }),
  )
  assert.deepEqual([none.code, none.field], ['not-found', 'copy'])
})
