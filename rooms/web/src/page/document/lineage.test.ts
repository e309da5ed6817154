import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OpenedWorld, openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { claimOn, mainOf, SECRET, worldWithTexts } from '../../../fixture/text.ts'

const textWorld = worldWithTexts()

async function open(door: FixtureDoor, path: string): Promise<string> {
  const answer = await door.get(path)
  assert.equal(answer.status, 200, path)
  return mainOf(await answer.text())
}

test('[E54] a document says how it stands to others, and that its claims wait while undecided', async () => {
  const door = await openFixtureDoor(await textWorld)
  const copy = await open(door, '/documents/X-copy')
  const must = [
    'Does this document only repeat another?',
    'reprint of <a class="document-link" href="/documents/R08"',
    'waits for a decision',
    'href="/lineage/X-copy/R08"',
  ]
  for (const words of must) assert.ok(copy.includes(words), words)
  const source = await open(door, '/documents/R08')
  assert.ok(!source.includes('Does this document only repeat another?'))
  assert.ok(source.includes('confirmed') && source.includes('the text says so'))
  const asked = await open(door, '/lineage/R04/R03')
  assert.ok(asked.includes('none of its claims waits for it'))
  const viewer = await open(await openFixtureDoor(await textWorld, VIEWER), '/documents/R08')
  assert.ok(viewer.includes('X-copy') && !viewer.includes('X-secret'))
})

test('[E55] a relation is stated by id or by one of the newest; a judgement counts at once', async () => {
  const world = await worldWithTexts()
  const door = await openFixtureDoor(world)
  const form = await open(door, '/documents/X-long/relate?to=R05')
  for (const words of ['name="newest"', 'value="R05"', 'It waits until a reviewer', 'A yearbook'])
    assert.ok(form.includes(words), words)
  const post = (fields: Record<string, string>) => door.post('/documents/X-long/relate', fields)
  const text = { kind: 'excerpt_of', basis: 'text', newest: '', to: 'R05' }
  assert.equal((await post(text)).headers.get('location'), '/lineage/X-long/R05')
  const judged = { kind: 'version_of', basis: 'reviewer', newest: 'R06', to: '' }
  assert.equal((await post(judged)).headers.get('location'), '/documents/X-long')
  const page = await open(door, '/documents/X-long')
  for (const words of [
    'another version of',
    'confirmed',
    'excerpt of',
    'The judgement is recorded.',
  ])
    assert.ok(page.includes(words), words)
  await world.close()
})

test('[E55] a refused relation keeps its choices; what is hidden and what is missing sound alike', async () => {
  const world = await textWorld
  const door = await openFixtureDoor(world)
  const fields = { kind: 'translation_of', basis: 'declared', newest: '', to: 'nobody' }
  const refused = await door.post('/documents/R05/relate', fields)
  const page = mainOf(await refused.text())
  const must = ['value="nobody"', 'value="translation_of" selected', 'value="declared" checked']
  for (const words of must) assert.ok(page.includes(words), words)
  assert.match(page, /id="to-problem"/)
  const documenter = await openFixtureDoor(world, { account: 'doc-9', roles: ['documenter'] })
  const answers = await Promise.all(
    ['nobody', 'X-secret'].map(async (to) => {
      const answer = await documenter.post('/documents/R05/relate', { ...fields, to })
      return `${answer.status} ${mainOf(await answer.text()).replaceAll(to, '-')}`
    }),
  )
  assert.equal(answers[0], answers[1])
  assert.ok(!answers[1]?.includes(SECRET))
})

/** Decides everything that waits but one pair: what the program asks is not the test's. */
async function rejectAll(world: OpenedWorld, but = ''): Promise<void> {
  type Waiting = { proposals: { from: string; to: string }[] }
  const { proposals } = await world.ask<Waiting>('rev-1', 'document.proposals', {})
  for (const { from, to } of proposals)
    if (`${from}/${to}` !== but)
      await world.ask('rev-1', 'document.decide', { from, to, decision: 'rejected' })
}

test('[E56] undecided proposals are listed, the newest first, if both documents may be read', async () => {
  const world = await textWorld
  const list = (page: string) =>
    [...page.matchAll(/href="(\/lineage\/[^"]+)"/g)].map(([, one]) => one)
  const keeper = list(await open(await openFixtureDoor(world), '/lineage'))
  assert.deepEqual(keeper.slice(0, 2), ['/lineage/X-secret/R08', '/lineage/X-copy/R08'])
  const viewer = await open(await openFixtureDoor(world, VIEWER), '/lineage')
  const isPublic = (path = '') => !path.includes('X-secret')
  assert.deepEqual(list(viewer), keeper.filter(isPublic))
  assert.ok(!viewer.includes(SECRET))
  const few = await open(await openFixtureDoor(world), '/lineage?limit=1')
  assert.ok(few.includes(`The newest 1 of ${keeper.length}.`))
  assert.ok(few.includes('href="/lineage?limit=51"'))
  const decided = await openWorld()
  await rejectAll(decided)
  const none = await open(await openFixtureDoor(decided), '/lineage')
  assert.ok(none.includes('No proposals.') && none.includes('href="/documents"'))
  await decided.close()
})

test('[E57] what both say is marked on both sides, and every number leads somewhere', async () => {
  const door = await openFixtureDoor(await textWorld)
  const page = await open(door, '/lineage/X-copy/R08')
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  assert.ok(anchors.length >= 2)
  for (const id of anchors) assert.ok(ids.has(id), `#${id}`)
  assert.equal(page.match(/<section class="reading shared-text"/g)?.length, 2)
  for (const words of ['One passage stands in both', '5 August 2022', '10 January 2023'])
    assert.ok(page.includes(words), words)
  assert.match(page, /<mark class="shared">80 North Koreans/)
  const translation = await open(door, '/lineage/R16-en/R16-ko')
  assert.ok(translation.includes('No passage stands in both word for word.'))
  assert.ok(translation.includes('A translation shares no words'))
})

test('[E57] long texts are compared in parts, and a number brings the other part', async () => {
  const world = await worldWithTexts()
  const end = 'The last words of the yearbook were these and no other words at all.'
  const filler = (mark: string) =>
    Array.from({ length: 6000 }, (_, n) => `${mark}${n} ${mark}.`).join('\n')
  for (const [id, text] of [
    ['L-1', `${end}\n${filler('x')}`],
    ['L-2', `${filler('y')}\n${end}`],
  ])
    await world.ask('ana-1', 'document.add', {
      id,
      title: id,
      text,
      language: 'en',
      published: '2023-01-01',
    })
  const door = await openFixtureDoor(world)
  const page = await open(door, '/lineage/L-1/L-2?b=0')
  assert.ok(page.includes('The texts are long') && page.includes('Nobody has stated a relation'))
  const other = /href="(\/lineage\/L-1\/L-2[^"]+#b1)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  assert.ok((await open(door, other ?? '')).includes('id="b1"'))
  await world.close()
})

test('[E58] a reviewer confirms or rejects, undoes it, and goes on to the next proposal', async () => {
  const world = await worldWithTexts()
  await claimOn(world, 'X-copy', { id: 'waits', quote: ['Nothing else.'] })
  const own = await (await openFixtureDoor(world)).post('/lineage/X-copy/R08', {
    decision: 'confirmed',
  })
  assert.ok(mainOf(await own.text()).includes('Nobody accepts their own work here.'))
  const door = await openFixtureDoor(world, { account: 'rev-9', roles: ['analyst', 'reviewer'] })
  const before = await open(door, '/lineage/X-copy/R08')
  const must = [
    'value="confirmed" data-key="y"',
    'value="rejected" data-key="n"',
    'It is a copy. Its claims are not accepted by this',
    'One claim of it waits',
    'href="/lineage/X-secret/R08"',
  ]
  for (const words of must) assert.ok(before.includes(words), words)
  const decided = await door.post('/lineage/X-copy/R08', { decision: 'confirmed' })
  assert.equal(decided.headers.get('location'), '/lineage/X-copy/R08')
  const after = await open(door, '/lineage/X-copy/R08')
  for (const words of [
    'The decision is recorded.',
    'Decided on 1 March 2023 by rev-9: confirmed.',
    'Next proposal',
  ])
    assert.ok(after.includes(words), words)
  assert.ok(!after.includes('data-key='))
  const twice = await door.post('/lineage/X-copy/R08', { decision: 'rejected' })
  assert.equal(twice.status, 409)
  const leaf = /name="leaf" value="(\d+)"/.exec(after)?.[1] ?? ''
  await door.post('/undo', { leaf, back: '/lineage/X-copy/R08' })
  const undone = await open(door, '/lineage/X-copy/R08')
  assert.ok(undone.includes('Undone.') && undone.includes('data-key="y"'))
  await door.post('/lineage/X-copy/R08', { decision: 'rejected' })
  await rejectAll(world, 'X-secret/R08')
  await door.post('/lineage/X-secret/R08', { decision: 'confirmed' })
  assert.ok((await open(door, '/lineage/X-secret/R08')).includes('That was the last one'))
  await world.close()
})

test('[E58] whoever may not decide gets no buttons; a ring is said', async () => {
  const world = await openWorld()
  const relate = (from: string, to: string) =>
    world.ask('ana-1', 'document.relate', { from, to, kind: 'relays', basis: 'text' })
  await relate('R12', 'R05')
  const viewer = await openFixtureDoor(world, VIEWER)
  const page = await open(viewer, '/lineage/R12/R05')
  assert.ok(page.includes('A reviewer decides this.') && !page.includes('data-key='))
  assert.equal((await viewer.post('/lineage/R12/R05', { decision: 'confirmed' })).status, 403)
  assert.ok(!page.includes('form a ring'))
  await relate('R05', 'R04')
  await relate('R04', 'R12')
  assert.ok((await open(viewer, '/lineage/R12/R05')).includes('they form a ring'))
  await relate('R05', 'R12')
  assert.ok((await open(viewer, '/lineage/R05/R12')).includes('they form a ring'))
  await world.close()
})
