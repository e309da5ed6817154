// The page of an answer over the questions of the invented world: the expected numbers, every
// number led to words, nothing for whoever may not read it, and nothing of the secrets.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Actor } from '@tumen/desk'
import { canaryStrings, openWorld } from '@tumen/world'
import {
  type FixtureDoor,
  KEEPER,
  openFixtureDoor,
  readOnlyWorld,
  VIEWER,
} from '../../../fixture/door.ts'
import { pageParts } from './figure-part.test.ts'

interface Expected {
  known: { on: string; by: string }
  low?: number | null
  best?: number | null
  high?: number | null
  figure?: [number, number]
  event?: [number, number]
  reports?: number
  status: string
}

interface ExpectedQuestion {
  id: string
  question: Record<string, string>
  answers: Expected[]
}

const { questions } = JSON.parse(
  readFileSync(new URL('../../../../../world/expected/questions.json', import.meta.url), 'utf8'),
) as { questions: ExpectedQuestion[] }

const STATISTICIAN: Actor = { account: 'sta-1', roles: ['statistician'] }
const Q1 = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }
const SECRETS = canaryStrings()

function pathOf(question: Record<string, string>, more: Record<string, string> = {}): string {
  return `/figures/show?${new URLSearchParams({ ...question, ...more })}`
}

/** Every question of the world on every stated day, with its page. */
async function* everyPage(door: FixtureDoor) {
  for (const { id, question, answers } of questions)
    for (const expected of answers) {
      const { on, by } = expected.known
      const path = pathOf(question, { asKnownOn: on, knownBy: by })
      const answer = await door.get(path)
      assert.equal(answer.status, 200, path)
      yield { name: `${id} ${on} ${by}`, page: await answer.text(), expected, path }
    }
}

test('[E121] every question of the world is answered as expected on every day', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  let seen = 0
  for await (const { name, page, expected } of everyPage(door)) {
    const { ends, voices, status } = pageParts(page)
    for (const end of ['low', 'best', 'high'] as const) {
      const value = expected[end]
      if (value === undefined) continue
      const numbers = (ends[end] ?? '').replaceAll(',', '').match(/\d+/)?.[0]
      assert.equal(numbers, value === null ? undefined : String(value), `${name} ${end}`)
    }
    const counts = [expected.figure, expected.event].map((range) => range?.[0] ?? 0)
    if (expected.figure && expected.event && expected.event[1] > 0) {
      assert.deepEqual(voices.slice(0, 2).map(Number.parseFloat), counts, name)
      assert.equal(Number.parseFloat(voices[2] ?? ''), expected.reports, name)
    }
    assert.ok(status.length > 0, name)
    seen += 1
  }
  assert.ok(seen >= 24, `${seen} answers`)
})

test('[E121] Q1: on 10 August 52 to about 80 from one to two origins; on 1 September no upper limit', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const first = await door.text(pathOf(Q1, { asKnownOn: '2022-08-10' }))
  const before = pageParts(first)
  assert.deepEqual(before.ends, { low: '52', best: 'about 80', high: 'about 80' })
  assert.deepEqual(before.voices, [
    '1 to 2 independent origins',
    '1 to 2 independent origins',
    '4 reports.',
  ])
  const after = pageParts(await door.text(pathOf(Q1, { asKnownOn: '2022-09-01' })))
  assert.equal(after.ends.low, '52')
  assert.equal(after.ends.high, 'no upper limit stated')
  assert.equal(after.voices[0], '1 independent origin')
})

test('[E122] every number in a sentence is a link, and every link of the page has its target', async () => {
  for (const actor of [KEEPER, VIEWER, STATISTICIAN]) {
    const door = await openFixtureDoor(await readOnlyWorld(), actor)
    for await (const { name, page } of everyPage(door)) {
      const { deadLinks, looseNumbers, doubleIds } = pageParts(page)
      assert.deepEqual(deadLinks, [], `${actor.account} ${name}`)
      assert.deepEqual(looseNumbers, [], `${actor.account} ${name}`)
      assert.deepEqual(doubleIds, [], `${actor.account} ${name}`)
    }
  }
})

test('[E122] mutation test: a number without link and a link without target are found', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text(pathOf(Q1, { asKnownOn: '2022-08-10' }))
  assert.ok(pageParts(page.replaceAll('href="#q-R08b"', '')).looseNumbers.length > 0)
  assert.deepEqual(pageParts(page.replace('id="q-R08b"', '')).deadLinks[0], 'q-R08b')
})

test('[E123] withdrawn statements stay on the page, hollow, with their day', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text(pathOf(Q1, { asKnownOn: '2022-09-01' }))
  for (const claim of ['R08b', 'R09b', 'R10b', 'R11b'])
    assert.match(page, new RegExp(`id="q-${claim}"`), claim)
  assert.match(page, /withdrawn by its origin \(from 26 August 2022\)/)
  const timeline = page.slice(page.indexOf('id="timeline-title"'), page.indexOf('id="where-title"'))
  assert.match(timeline, /about 80, Harbour Wire; 5 more statements repeat it[^"]*26 August 2022/)
  assert.match(timeline, /chart-hollow/)
})

test('[E124] one step leads to the days before and after at which the answer changed', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text(pathOf(Q1, { asKnownOn: '2022-08-10' }))
  assert.match(page, /asKnownOn=2022-07-18" rel="prev"[^>]*>Before: 18 July 2022</)
  assert.match(page, /asKnownOn=2022-08-26" rel="next"[^>]*>Next: 26 August 2022</)
  assert.match(
    page,
    /href="\/figures\/show\?act=detention&amp;place=CN%2FLN&amp;at=2022-07-31">As known today/,
  )
  const today = await door.text(pathOf(Q1))
  assert.ok(!today.includes('As known today<'))
  assert.ok(!today.includes('rel="next"'))
})

test('[E125] what cannot answer stands beside with its words, and the next step is named', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const none = await door.text(
    pathOf({ act: 'arrest', place: 'CN/JL', period: '2022-05', asKnownOn: '2022-06-10' }),
  )
  assert.match(none, /Nothing is known that answers this question/)
  assert.match(none, /four families/)
  assert.match(none, /<a href="\/search">Search the texts/)
  const rate = await door.text(
    pathOf({
      act: 'forced_return',
      place: 'CN/JL/red-pine-bridge',
      from: '2021-12-01',
      to: '2022-02-28',
      asKnownOn: '2022-06-10',
    }),
  )
  assert.match(rate, /A rate implies/)
  assert.match(rate, /20 to 30 people a week/)
})

test('[E126] contested: both sides with their words, and no best number', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const q9 = { act: 'detention', population: 'KP', place: 'CN/JL/heron-ford' }
  const found = questions.find(({ id }) => id === 'Q9')
  assert.ok(found)
  const page = await door.text(pathOf({ ...q9, ...found.question, asKnownOn: '2022-10-25' }))
  const { ends } = pageParts(page)
  assert.equal(ends.best, 'none')
  assert.match(page, /Contested: statements exclude each other/)
  assert.match(page, /<h2 id="contradictions-title">/)
})

test('[E127] what would change the answer leads to its decision, for those who may decide', async () => {
  const path = pathOf(Q1, { asKnownOn: '2022-08-13' })
  const page = await (await openFixtureDoor(await readOnlyWorld())).text(path)
  assert.match(page, /href="\/speakers\/relate\?a=S-01&amp;b=S-02"/)
  assert.match(pageParts(page).main, /href="\/lineage"/)
  const seen = await (await openFixtureDoor(await readOnlyWorld(), VIEWER)).text(path)
  assert.ok(!seen.includes('/speakers/relate'))
  assert.ok(pageParts(seen).main.includes('href="/lineage"'))
  const counted = await (await openFixtureDoor(await readOnlyWorld(), STATISTICIAN)).text(path)
  assert.ok(counted.includes('href="#waiting"'))
  assert.ok(!pageParts(counted).main.includes('href="/lineage"'))
})

test('[E128] whoever reads counts only gets the numbers, and no words, labels or claims', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), STATISTICIAN)
  const page = await door.text(pathOf(Q1, { asKnownOn: '2022-08-10' }))
  assert.deepEqual(pageParts(page).ends, { low: '52', best: 'about 80', high: 'about 80' })
  assert.match(page, /Your roles read counts, not words/)
  const hidden = [
    'missionary',
    '한 활동가',
    'All of them were held',
    '최소',
    '/claims/',
    '/documents/',
  ]
  for (const text of [...hidden, '<blockquote', 'href="/search"'])
    assert.ok(!pageParts(page).main.includes(text), text)
})

test('[E129] no page of a figure holds a secret of the world, whoever asks', async () => {
  for (const actor of [KEEPER, VIEWER, STATISTICIAN]) {
    const door = await openFixtureDoor(await readOnlyWorld(), actor)
    for (const { question } of questions)
      for (const path of ['show', 'statements', 'moments', 'difference']) {
        const query = new URLSearchParams({ ...question, before: '2022-08-10' })
        const page = await door.text(`/figures/${path}?${query}`)
        assert.deepEqual(
          SECRETS.filter((secret) => page.includes(secret)),
          [],
          `${actor.account} ${path}`,
        )
      }
  }
})

test('[E130] two worlds that differ only in secrets give the same pages', async () => {
  const second = await openWorld({ isSecond: true })
  try {
    const doors = [
      await openFixtureDoor(await readOnlyWorld(), VIEWER),
      await openFixtureDoor(second, VIEWER),
    ]
    for (const { question } of questions) {
      const [one, other] = await Promise.all(doors.map((door) => door.text(pathOf(question))))
      // The log commits to secrets, too, by digests that are salted.
      const bare = (page = '') => page.replace(/[0-9a-f]{64}/g, 'root')
      assert.equal(bare(one), bare(other))
    }
  } finally {
    await second.close()
  }
})

test('[E131] a restricted statement counts for those who may know of it, without its words', async () => {
  const world = await openWorld({
    revise: (step) => {
      const claims = (step.input.claims ?? []) as ({ id?: string } | string)[]
      const hidden = claims.map((claim) =>
        typeof claim !== 'string' && claim.id === 'R08b'
          ? { ...claim, sensitivity: 'restricted' }
          : claim,
      )
      const input = claims.length === 0 ? step.input : { ...step.input, claims: hidden }
      return [{ ...step, input }]
    },
  })
  try {
    const path = pathOf(Q1, { asKnownOn: '2022-08-05' })
    const keeper = await (await openFixtureDoor(world)).text(path)
    assert.match(keeper, /\[restricted\]/)
    const { main } = pageParts(keeper)
    const words = main.slice(main.indexOf('id="q-R08b"'), main.indexOf('id="q-R08b"') + 400)
    for (const text of ['about 80 people', 'Harbour Wire', '/documents/', 'lang='])
      assert.ok(!words.slice(0, words.indexOf('</p>')).includes(text), text)
    assert.ok(!main.includes('The missionary'))
    const viewer = await (await openFixtureDoor(world, VIEWER)).text(path)
    for (const text of ['R08b', '[restricted]', 'The missionary'])
      assert.ok(!pageParts(viewer).main.includes(text), text)
  } finally {
    await world.close()
  }
})

test('[E132] the citation asks for the same answer again', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text(pathOf(Q1, { asKnownOn: '2022-08-10' }))
  const address = /Address in the workspace: (\S+?)<\/textarea>/.exec(page)?.[1]
  assert.ok(address)
  const again = await door.text(address.replaceAll('&amp;', '&'))
  assert.deepEqual(pageParts(again).ends, pageParts(page).ends)
  const { size, rootHex } = await (await readOnlyWorld()).ask<{ size: number; rootHex: string }>(
    'ana-1',
    'log.show',
    {},
  )
  assert.ok(page.includes(`Custody log: ${size} entries, root ${rootHex}.`))
})

test('[E133] the page says the same in each language, with quotations in their own', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const path = pathOf(Q1, { asKnownOn: '2022-08-10' })
  for (const [tag, low] of [
    ['ko', '52명'],
    ['zh', '52人'],
  ] as const) {
    const page = await door.text(path, { 'accept-language': tag })
    assert.ok(pageParts(page).ends.low?.includes('52'), low)
    assert.match(page, /<blockquote lang="ko">/)
    assert.match(page, /<blockquote lang="en">/)
    assert.deepEqual(pageParts(page).deadLinks, [])
    assert.deepEqual(pageParts(page).looseNumbers, [], tag)
  }
})
