import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'
import { claimOn, mainOf, SECRET, worldWithTexts } from '../../../fixture/text.ts'

const REVIEWER = { account: 'rev-9', roles: ['analyst', 'reviewer'] as const }
const HELD = 'Held in Liaoning, end of July 2022'

async function open(door: FixtureDoor, path: string): Promise<string> {
  const answer = await door.get(path)
  assert.equal(answer.status, 200, path)
  return mainOf(await answer.text())
}

/** The text of a page without its markup. */
function textOf(page: string): string {
  return page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

/** What the page says from one phrase to another. */
function between(text: string, start: string, end: string): string {
  const at = text.indexOf(start)
  assert.ok(at >= 0, start)
  return text.slice(at, text.indexOf(end, at))
}

const copied = (async () => {
  const world = await worldWithTexts()
  const said = { place: 'CN/LN', at: '2022-07-31', population: 'KP', number: 'About 80' }
  const quote = ['About 80 North Koreans']
  await claimOn(world, 'X-copy', { ...said, id: 'Xc1', quote, chain: ['far-sail'] })
  const secret = { quote, id: 'Xs1', chain: ['dawn-ferry'], sensitivity: 'restricted' }
  await claimOn(world, 'X-secret', { ...said, ...secret })
  return world
})()

test('[E240] below each answer stand the questions that it would move, with the claims to record anew', async () => {
  const door = await openFixtureDoor(await copied, { ...REVIEWER, roles: [...REVIEWER.roles] })
  const page = await open(door, '/lineage/X-copy/R08')
  const [, yes = '', no = ''] = page.split('data-key="')
  for (const side of [yes, no]) assert.match(side, /href="\/figures\/show\?[^"]*at=2022-07-31/)
  assert.match(textOf(yes), /1 to 2 independent origins behind the low number/)
  assert.match(yes, /have to be recorded anew:.*href="\/claims\/Xc1"/)
  assert.match(textOf(no), /Corroborated: .* 2 independent origins behind the low number/)
  assert.ok(!no.includes('recorded anew'))
  const without = await open(door, '/lineage/R16-en/R16-ko')
  assert.ok(!without.includes('class="effect"'))
})

test('[E240] that no saved question would move is said, and nothing where nobody stated a relation', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await open(door, '/lineage/R16-en/R16-ko')
  assert.match(page, /No saved question hangs on it: 5 were weighed\./)
  const unrelated = await open(door, '/lineage/R01/R02')
  assert.ok(!unrelated.includes('were weighed') && !unrelated.includes('class="effect"'))
})

test('[E241] the decision on R11 says what would be known had it been rejected, then and today', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await open(door, '/lineage/R11/R08')
  const text = textOf(page)
  const then = between(text, 'As known on 15 August 2022', 'Arrested in China')
  assert.match(then, /As it stands .*1 to 2 independent origins/)
  assert.match(then, /If it is a voice of its own .*Corroborated.*2 to 3 independent origins/)
  const today = between(text, 'As known on 1 March 2023', 'Arrested in China')
  assert.match(today, /As it stands Low: 52 · best: 52 .* no upper limit stated/)
  assert.match(today, /voice of its own Low: 52 · best: about 80 · high: about 80/)
  assert.ok(page.includes('asKnownOn=2022-08-15') && page.includes('href="/claims/R11b"'))
})

test('[E242] a viewer asks for it, and reads nothing of what is restricted', async () => {
  const world = await copied
  const viewer = await openFixtureDoor(world, VIEWER)
  const page = await open(viewer, '/lineage/X-copy/R08')
  const more = /href="(\/lineage\/X-copy\/R08\?effect=yes)"/.exec(page)?.[1]
  assert.ok(more && !page.includes('class="effect"'))
  const effect = await open(viewer, more)
  assert.ok(effect.includes(HELD) && effect.includes('A reviewer decides this.'))
  assert.ok(!effect.includes('data-key=') && !effect.includes('Xs1') && !effect.includes(SECRET))
  const hidden = await viewer.get('/lineage/X-secret/R08?effect=yes')
  const missing = await viewer.get('/lineage/nobody/R08?effect=yes')
  assert.deepEqual([hidden.status, missing.status], [404, 404])
  const call = (from: string) => viewer.call('document.weigh', { from, to: 'R08' })
  assert.deepEqual(await call('X-secret'), await call('nobody'))
})
