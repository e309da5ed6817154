// The pages of linkage: started, read pair by pair before any weight is seen, explained, made into
// persons, drawn; and whoever may not read names gets counts alone, or nothing. All invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Actor } from '@tumen/desk'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { ask, type LinkedWorld, linkWorld } from '../../walk/linked-world.test.ts'

const REVIEWER: Actor = { account: 'rev-1', roles: ['reviewer'] }
const DOCUMENTER: Actor = { account: 'doc-1', roles: ['documenter'] }
const STATISTICIAN: Actor = { account: 'sta-1', roles: ['statistician'] }

/** One linkage for the tests that leave it as it is. */
const linked: Promise<{ door: FixtureDoor; made: LinkedWorld }> = (async () => {
  const world = await openWorld()
  return { door: await openFixtureDoor(world), made: await linkWorld(world) }
})()

/** A linkage of its own for a test that changes it. */
async function freshLinkage() {
  const world = await openWorld()
  return { door: await openFixtureDoor(world), ...(await linkWorld(world)) }
}

/** The hidden fields of the pair that is asked for. */
function pairOn(page: string): Record<string, string> {
  const names = ['a', 'b', 'seen', 'queue']
  return Object.fromEntries(
    names.map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '']),
  )
}

test('[E400] a linkage is begun from lists with names, and tells what it found and how sure it is', async () => {
  const door = await openFixtureDoor(await openWorld())
  const start = await door.text('/linkage')
  assert.match(start, /List A with names: 200 records/)
  assert.match(start, /Which lists are independent\?/)
  const answer = await door.post('/linkage', { list: ['list-a', 'list-c'], seed: 'again' })
  assert.equal(answer.status, 303, await answer.text())
  const page = await door.text(answer.headers.get('location') ?? '')
  assert.match(page, /340 records of 2 lists/)
  for (const words of [
    /\d+ persons at the threshold/,
    /Between \d+ and \d+, best \d+/,
    /Not calibrated: 0 of at least 100/,
    /No pair was read by two people yet/,
    /Seed again/,
    /What is doubtful/,
    /What the run found/,
  ])
    assert.match(page, words)
  const none = await door.post('/linkage', { seed: 'x' })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /name="seed"[^>]* value="x"/)
  assert.deepEqual(door.faults, [])
  await door.world.close()
})

test('[E401] pairs and levels stand as pictures, each with the same numbers in a table', async () => {
  const { door, made } = await linked
  const page = await door.text(`/linkage/${made.run}`)
  for (const id of ['weights', 'levels']) assert.ok(page.includes(`aria-labelledby="${id}-title"`))
  assert.equal(page.match(/<summary>The same as a table/g)?.length, 2)
  assert.match(page, /<th scope="row">Name: can be the same name<\/th><td class="number">\d/)
})

test('[E402] a pair is read before anything of its weight or of what others said is on the page', async () => {
  const { door, made } = await linked
  const page = await door.text(`/linkage/${made.run}/review`)
  assert.match(page, /Is this one person\?/)
  assert.ok(!/weight [+−-]?\d|probability|waterfall|You said/i.test(page))
  for (const key of ['y', 'p', 'n', 'w', 'j']) assert.ok(page.includes(`data-key="${key}"`), key)
  for (const verdict of ['same', 'different', 'possible'])
    assert.match(page, new RegExp(`<button type="submit" name="verdict" value="${verdict}"`))
  assert.match(page, /class="tag warn">differs</)
})

test('[E403] once it is judged its bars are shown below the next pair, and undoing takes both back', async () => {
  const { door, run } = await freshLinkage()
  const first = await door.text(`/linkage/${run}/review`)
  const pair = pairOn(first)
  const judged = await door.post(`/linkage/${run}/review`, { ...pair, verdict: 'different' })
  assert.equal(judged.status, 303, await judged.text())
  const to = judged.headers.get('location') ?? ''
  const page = await door.text(to)
  assert.match(page, /What you have just judged.*You said: two people\./s)
  assert.match(page, /aria-labelledby="waterfall-title"/)
  assert.match(page, /Before anything is compared/)
  assert.notDeepEqual(pairOn(page), pair)
  const leaf = /name="leaf" value="(\d+)"/.exec(page)?.[1] ?? ''
  await door.post('/undo', { leaf, back: to })
  const back = await door.text(`/linkage/${run}/review`)
  assert.deepEqual(pairOn(back), pair)
  assert.ok(!(await door.text(to)).includes('You said'))
  assert.deepEqual(door.faults, [])
  await door.world.close()
})

test('[E404] a pair that changed meanwhile is not judged: it is shown as it is today', async () => {
  const { door, run } = await freshLinkage()
  const pair = pairOn(await door.text(`/linkage/${run}/review`))
  await ask(door.world, 'mention.amend', { id: pair.a, bornLow: 1950, bornHigh: 1950 })
  const refused = await door.post(`/linkage/${run}/review`, {
    ...{ ...pair, verdict: 'same', reason: 'my own words' },
  })
  const page = await refused.text()
  assert.equal(refused.status, 409)
  assert.match(page, /This is the pair as it is today/)
  assert.match(page, /my own words<\/textarea>/)
  assert.match(page, /1950/)
  await door.world.close()
})

test('[E405] an empty queue says so, with what waits for a second reader', async () => {
  const { door, made } = await linked
  const page = await door.text(`/linkage/${made.run}/review?queue=second`)
  assert.match(page, /Queue done: 0 left\./)
  assert.match(page, /Pairs that could change a number<\/a>/)
})

test('[E406] any pair is explained bar by bar with both records, what keeps them apart, and what was said', async () => {
  const { door, run } = await freshLinkage()
  const own = pairOn(await door.text(`/linkage/${run}/review`))
  const pair = { a: own.a ?? '', b: own.b ?? '' }
  const path = `/linkage/${run}/pair?${new URLSearchParams(pair)}`
  const judged = await door.post(path, { verdict: 'same', reason: 'one handwriting' })
  assert.equal(judged.status, 303, await judged.text())
  const page = await door.text(path)
  assert.match(page, /ana-1, 1 March 2023: one person \(one handwriting\)/)
  assert.match(page, /In force: one person\./)
  assert.match(page, /Found by: /)
  const judgement = /name="judgement" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await door.post(path, { judgement })
  assert.match(await door.text(path), /<s>ana-1, 1 March 2023: one person.*taken back/s)
  const none = await door.get(`/linkage/${run}/pair?a=list-a/A-001&b=nobody`)
  assert.equal(none.status, 404)
  assert.deepEqual(door.faults, [])
  await door.world.close()
})

test('[E407] persons are drawn, and the draws lead to an estimate from the same lists', async () => {
  const { door, made } = await linked
  const answer = await door.post(`/linkage/${made.run}`, { do: 'draw', draws: '20' })
  const page = await answer.text()
  assert.match(page, /<th scope="row">Persons in all<\/th>(?:<td class="number">\d+<\/td>){3}/)
  assert.match(page, /href="\/estimates\/table\?from=list-a&amp;from=list-b&amp;from=list-c"/)
  const estimated = await (await door.post(`/linkage/${made.run}`, { do: 'estimate' })).text()
  assert.match(estimated, /% of the variance come from linking/)
  assert.match(estimated, /Too few pairs were judged at random/)
})

test('[E408] whoever only counts gets counts and draws, and no name, pair or person', async () => {
  const { door, made } = await linked
  const counter = await openFixtureDoor(door.world, STATISTICIAN)
  const page = await counter.text(`/linkage/${made.run}`)
  assert.match(page, /\d+ persons at the threshold/)
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(page) ?? []
  assert.ok(!/href="\/persons|\/review|Explain|신정심/.test(main))
  for (const path of made.paths.slice(1))
    assert.ok([403, 404].includes((await counter.get(path)).status), path)
  assert.deepEqual(counter.faults, [])
})

test('[E408] a documenter reads names and explanations, and neither judges nor makes persons', async () => {
  const { door, made } = await linked
  const reader = await openFixtureDoor(door.world, DOCUMENTER)
  const page = await reader.text(`/linkage/${made.run}`)
  assert.ok(!page.includes('value="resolve"') && !page.includes('/review'))
  const pair = made.paths.find((path) => path.includes('/pair?')) ?? ''
  assert.ok(!(await reader.text(pair)).includes('name="verdict"'))
  assert.equal((await reader.post(pair, { verdict: 'same' })).status, 403)
})

test('[E409] a viewer’s pages of linkage and persons are those of a workspace without any', async () => {
  const { door, made } = await linked
  const viewer = await openFixtureDoor(door.world, VIEWER)
  const bare = await openFixtureDoor(await openWorld(), VIEWER)
  for (const path of ['/persons', '/linkage', `/linkage/${made.run}`, ...made.paths]) {
    const [here, there] = [await viewer.get(path), await bare.get(path)]
    assert.equal(here.status, there.status, path)
    assert.equal(await here.text(), await there.text(), path)
  }
  assert.match(await viewer.text('/persons'), /There are no persons here/)
  await bare.world.close()
})

test('[E402] a second reader sees nothing of what the first one said', async () => {
  const { door, run } = await freshLinkage()
  const pages: string[] = []
  for (const verdict of ['same', 'different']) {
    const pair = pairOn(await door.text(`/linkage/${run}/review?queue=calibration`))
    await door.post(`/linkage/${run}/review`, { ...pair, verdict, reason: `said ${verdict}` })
  }
  const second = await openFixtureDoor(door.world, REVIEWER)
  for (const queue of ['second', 'value', 'calibration'])
    pages.push(await second.text(`/linkage/${run}/review?queue=${queue}`))
  for (const page of pages) assert.ok(!/said (same|different)|You said/.test(page))
  await door.world.close()
})
