// A claim says the same of itself on every page: what its origin withdrew, also where another
// report passes it on, was corrected, rejected or replaced never "counts". Reports are invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../fixture/door.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)
const ask = <T>(name: string, input: object) => world.ask<T>('ana-1', name, input)

await ask('event.record', { id: 'told', title: 'What was told' })

const WORDS = 'About 70 people were held in Liaoning in May 2022, a ferry hand said.'
const BASE = {
  ...{ quote: ['About 70 people were held in Liaoning in May 2022'], number: 'About 70' },
  ...{ act: 'detention', place: 'CN/LN', time: '2022-05', said: '2022-06-01' },
}

/** A statement of one origin in a report of its own. */
async function told(id: string, publisher: string): Promise<void> {
  await ask('document.add', {
    ...{ id: `D-${id}`, title: `Report ${id}`, language: 'en', published: '2022-06-01' },
    ...{ publisher, text: `${WORDS} Edition of ${publisher}.` },
  })
  const { proposed = [] } = await ask<{ proposed?: { from: string; to: string }[] }>(
    'document.trace',
    { id: `D-${id}` },
  )
  for (const { from, to } of proposed)
    await world.ask('rev-1', 'document.decide', { from, to, decision: 'rejected' })
  await ask('claim.record', {
    ...{ ...BASE, id, document: `D-${id}`, chain: [publisher, 'lantern'] },
  })
  await world.ask('rev-1', 'claim.accept', { claims: [id] })
  await ask('event.link', { claims: [id], event: 'told' })
}
await told('first', 'harbour')
await told('relay', 'ferry-house')

/** The pages on which a claim stands, with the part of each that is about it. */
async function partsAbout(id: string): Promise<[string, string][]> {
  const pages = [
    `/claims/${id}`,
    '/claims?order=newest&act=detention&place=CN%2FLN',
    `/documents/D-${id}`,
    '/speakers/lantern',
    '/events/told',
  ]
  const parts: [string, string][] = []
  for (const path of pages) {
    const page = await door.text(path)
    if (path === `/claims/${id}`) parts.push([path, page.replace(/<nav[\s\S]*?<\/nav>/g, '')])
    for (const part of page.split(/(?=<(?:li|tr|article)\b)/))
      if (part.includes(`href="/claims/${id}"`) && part.includes('class="tag state'))
        parts.push([path, part])
  }
  const found = await door.post('/search', { number: '70', act: 'detention', mode: 'as_written' })
  for (const part of (await found.text()).split(/(?=<(?:li|tr|article)\b)/))
    if (part.includes(`href="/claims/${id}"`) && part.includes('class="tag state'))
      parts.push(['/search', part])
  return parts
}

async function statesOf(id: string): Promise<Record<string, string[]>> {
  const states: Record<string, string[]> = {}
  for (const [path, part] of await partsAbout(id)) {
    const tags = [...part.matchAll(/class="tag state[^"]*">([^<]*)</g)].map(
      ([, state = '']) => state,
    )
    states[path] = [...(states[path] ?? []), ...tags.slice(0, 1)]
  }
  return states
}

/** What the answers of the interface say of a claim, whichever operation gives it. */
async function answersAbout(id: string): Promise<string[]> {
  type Listed = { claims: { claim: { id: string }; state: string }[] }
  const lists = [
    ask<Listed>('claim.list', { document: `D-${id}` }),
    ask<Listed>('claim.list', { origin: 'lantern' }),
    ask<Listed>('document.show', { id: `D-${id}` }),
    ask<Listed>('agent.show', { id: 'lantern' }),
    ask<Listed>('event.show', { id: 'told' }),
    ask<Listed>('search', { number: '70', act: 'detention' }),
  ]
  const found = (await Promise.all(lists)).flatMap(({ claims }) => claims)
  const { state } = await ask<{ state: string }>('claim.show', { id })
  return [state, ...found.flatMap((one) => (one.claim.id === id ? [one.state] : []))]
}

async function allSay(id: string, state: string, label: string): Promise<void> {
  const answers = await answersAbout(id)
  assert.ok(answers.length >= 5, `${id}: ${answers.length} answers`)
  assert.deepEqual([...new Set(answers)], [state], id)
  const states = await statesOf(id)
  assert.ok(Object.keys(states).length >= 4, `${id}: ${Object.keys(states).join(', ')}`)
  for (const [path, said] of Object.entries(states))
    assert.deepEqual([...new Set(said)], [label], `${id} ${path}`)
}

test('[E535] a claim that counts says so on every page', async () => {
  await allSay('first', 'counts', 'counts')
  await allSay('relay', 'counts', 'counts')
})

test('[E535] a statement that its origin withdrew is withdrawn on every page, and so is what passes it on', async () => {
  const why = { why: 'origin_withdraws', reason: 'counted twice' }
  await ask('claim.retract', { claim: 'first', ...why })
  await allSay('first', 'withdrawn', 'withdrawn')
  await allSay('relay', 'withdrawn', 'withdrawn')
  const page = await door.text('/claims/relay')
  assert.match(page, /Because of this claim:[\s\S]{0,80}href="\/claims\/first"/)
  const { figure } = await ask<{
    figure: {
      explanation: { used: { claim: string }[]; leftOut: { claim: string; code: string }[] }
    }
  }>('figure.ask', { act: 'detention', place: 'CN/LN', period: '2022-05' })
  const { used, leftOut } = figure.explanation
  assert.deepEqual(
    used.filter(({ claim }) => ['first', 'relay'].includes(claim)),
    [],
  )
  assert.deepEqual(
    leftOut.filter(({ claim }) => ['first', 'relay'].includes(claim)).map(({ code }) => code),
    ['retracted', 'retracted'],
  )
})

test('[E535] what was corrected, rejected or replaced says so on every page', async () => {
  for (const [why, state, label] of [
    ['outlet_corrects', 'corrected', 'corrected'],
    ['reviewer_rejects', 'rejected', 'rejected'],
  ] as const) {
    await told(why, 'dawn-ferry')
    const by = why === 'reviewer_rejects' ? 'rev-1' : 'ana-1'
    await world.ask(by, 'claim.retract', { claim: why, why, reason: 'x' })
    assert.deepEqual([...new Set(await answersAbout(why))], [state], label)
  }
  await told('older', 'dawn-ferry')
  const amended = { amends: 'older', reason: 'misread', id: 'newer', value: 71 }
  await ask('claim.amend', amended)
  await world.ask('rev-1', 'claim.accept', { claims: ['newer'] })
  assert.deepEqual([...new Set(await answersAbout('older'))], ['superseded'])
})
