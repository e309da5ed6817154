import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Role } from '@tumen/contract'
import { type Call, callByName, createDesk } from '@tumen/desk'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { canary, openWorld } from '@tumen/world'
import {
  type FixtureDoor,
  KEEPER,
  openFixtureDoor,
  readOnlyWorld,
  VIEWER,
} from '../../../fixture/door.ts'

const SAVED = { kind: 'question', query: { act: 'detention', place: 'CN/LN' } }

function mustNotHold(page: string, ...texts: string[]): void {
  for (const text of texts) assert.ok(!page.includes(text), text)
}

test('[E203] the start page says what saved questions answer today, and leads to each', async () => {
  const page = await (await openFixtureDoor(await readOnlyWorld())).text('/')
  assert.match(page, /Held in Liaoning, end of July 2022/)
  assert.match(page, /At least 52\. No upper limit is stated\. One origin\./)
  assert.match(page, /href="\/figures\/show\?act=detention&amp;at=2022-07-31&amp;place=CN%2FLN/)
})

test('[E514] each question with a number has a small bar, which says in words what it shows', async () => {
  const page = await (await openFixtureDoor(await readOnlyWorld())).text('/')
  const cards = page.split('<article').slice(1)
  const told = cards.filter((card) => card.includes('class="headline"'))
  assert.ok(told.length > 0)
  for (const card of told) {
    const said = /<strong>([^<]*)<\/strong>/.exec(card)?.[1] ?? ''
    assert.ok(card.includes(`role="img" aria-label="From low to high: ${said}"`), said)
  }
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
})

test('[E204] what waits, the newest documents and the last changes stand there with their links', async () => {
  const world = await openWorld()
  try {
    await world.ask('doc-1', 'document.add', {
      text: 'A copy.',
      language: 'en',
      title: 'A copy <b>bold</b>',
      published: '2023-02-01',
      id: 'COPY',
    })
    const copy = { from: 'COPY', to: 'R08', kind: 'excerpt_of', basis: 'text' }
    await world.ask('doc-1', 'document.relate', copy)
    const page = await (await openFixtureDoor(world)).text('/')
    assert.match(page, /href="\/documents\/COPY"[^>]*>A copy &lt;b>bold&lt;\/b></)
    assert.match(page, /Documents that may repeat others/)
    assert.match(page, /href="\/history\/COPY"/)
    assert.ok(!page.includes('/history/import'))
  } finally {
    await world.close()
  }
})

test('[E204] each of the last changes that is a link leads somewhere; a step of a review is none', async () => {
  const world = await openWorld()
  try {
    const claim = await world.ask<{ id: string }>('doc-1', 'claim.record', {
      document: 'R08',
      quote: ['about 80'],
      kind: 'quantity',
      act: 'detention',
      number: 'about 80',
    })
    await world.ask('doc-1', 'review.submit', { items: [claim.id], comment: 'ready' })
    const door = await openFixtureDoor(world)
    const page = await door.text('/')
    assert.ok(page.includes(wordsIn('en').page.log.did['review.submit']))
    const links = [...page.matchAll(/href="(\/history\/[^"]+)"/g)].map(([, href]) => href ?? '')
    assert.ok(links.includes(`/history/${claim.id}`))
    for (const link of links) assert.equal((await door.get(link)).status, 200, link)
  } finally {
    await world.close()
  }
})

test('[E205] nothing stands there that the person may not read', async () => {
  const world = await openWorld()
  try {
    const hidden = {
      text: 'Hidden.',
      language: 'en',
      title: 'Not for everybody',
      published: '2023-02-01',
      id: 'HIDDEN',
      sensitivity: 'restricted',
    }
    await world.ask('doc-1', 'document.add', hidden)
    await world.ask('ana-2', 'query.save', { ...SAVED, name: 'Private question', shared: false })
    const forViewer = await (await openFixtureDoor(world, VIEWER)).text('/')
    mustNotHold(forViewer, 'Not for everybody', 'HIDDEN', 'Private question', 'CANARY')
    mustNotHold(forViewer, ...Object.values(canary(21) as unknown as Record<string, string>))
    mustNotHold(forViewer, 'href="/documents/new"')
    const forKeeper = await (await openFixtureDoor(world, KEEPER)).text('/')
    assert.ok(forKeeper.includes('Not for everybody'))
    mustNotHold(forKeeper, 'Private question', 'CANARY')
  } finally {
    await world.close()
  }
})

test('[E207] the navigation holds only what the roles may open, and all of it opens', async () => {
  const world = await readOnlyWorld()
  const entries = async (...roles: Role[]) => {
    const door = await openFixtureDoor(world, { account: 'sta-1', roles })
    const [, nav = ''] = /<nav aria-label="Main">([\s\S]*?)<\/nav>/.exec(await door.text('/')) ?? []
    const paths = [...nav.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => path)
    for (const path of paths) assert.equal((await door.get(path)).status, 200, path)
    return paths
  }
  assert.deepEqual(await entries('statistician'), [
    '/',
    '/events',
    '/figures',
    '/estimates',
    '/log',
  ])
  assert.deepEqual(await entries('administrator'), ['/', '/log'])
  assert.equal((await entries('viewer')).length, 8)
})

/** A workspace with nothing in it, behind its door. */
interface Empty {
  /** Its start page, as somebody gets it who has just signed in. */
  start(): Promise<string>
  now: { day: string }
  ask(name: string, input: object): Promise<unknown>
}

async function withEmpty(work: (empty: Empty) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'tumen-empty-'))
  let drawn = 0
  const now = { day: '2023-03-01' }
  const desk = await createDesk({
    folder: join(root, 'new'),
    passphrase: 'nothing in here',
    workFactor: 10,
    owner: 'own',
    review: 'self',
    clock: () => new Date(`${now.day}T09:00:00.000Z`),
    random: (length) => Uint8Array.from({ length }, () => (drawn++ * 151) % 256),
  })
  const call: Call = { actor: KEEPER, progress: { report: () => undefined } }
  const ask = (name: string, input: object) => callByName(desk, name, input, call)
  try {
    await work({ start: async () => (await doorOf(desk)).text('/'), now, ask })
  } finally {
    await desk.close()
    await rm(root, { recursive: true })
  }
}

/** A report and what it says: that at least so many were held. */
async function addHeld({ ask }: Empty, id: string, number: number): Promise<void> {
  // Not a copy of the report before.
  const words = number < 50 ? 'The group says' : 'Whoever came back was heard to tell that'
  const text = `${words} at least ${number} people were detained in January.`
  const about = { language: 'en', title: id, published: '2023-02-01', publisher: 'A paper' }
  await ask('document.add', { text, ...about, id })
  await ask('claim.record', {
    ...{ document: id, quote: [`at least ${number} people`], number: `at least ${number}` },
    ...{ act: 'detention', at: '2023-01-31', chain: ['A paper', 'The group'] },
    anonymity: 'collective',
  })
}

const HELD = { act: 'detention', at: '2023-01-31' }

test('[E206] an empty workspace shows the three steps and the one next one', async () => {
  await withEmpty(async ({ start }) => {
    const page = await start()
    assert.match(page, /Your first report/)
    assert.match(page, /href="\/documents\/new"/)
    mustNotHold(page, 'Waits for a decision')
  })
})

test('[E550] the steps of a first run lead from adding over reading to asking, and then go', async () => {
  await withEmpty(async (empty) => {
    const { start, ask } = empty
    const next = async () => {
      const steps = (await start()).split('<ol class="first-steps">')[1]?.split('</ol>')[0] ?? ''
      return [...steps.matchAll(/class="button send" href="([^"]*)"/g)].map(([, href]) => href)
    }
    assert.deepEqual(await next(), ['/documents/new'])
    const about = { language: 'en', title: 'T', published: '2023-02-01', publisher: 'A paper' }
    await ask('document.add', { text: 'Nothing of a number.', ...about, id: 'D0' })
    assert.deepEqual(await next(), ['/documents/D0'])
    await addHeld(empty, 'D1', 39)
    assert.deepEqual(await next(), ['/figures'])
    await ask('query.save', { kind: 'question', name: 'Held', query: HELD, shared: true })
    assert.deepEqual(await next(), [])
    mustNotHold(await start(), 'Your first report')
  })
})

test('[E551] an answer that moved since the reader last worked here says from what, and why', async () => {
  await withEmpty(async (empty) => {
    const { start, ask, now } = empty
    await ask('query.save', { kind: 'question', name: 'Held', query: HELD, shared: true })
    await addHeld(empty, 'D1', 39)
    now.day = '2023-03-02'
    mustNotHold(await start(), 'class="news"')
    await addHeld(empty, 'D2', 52)
    const news = /<p class="news">(.*?)<\/p>/.exec(await start())?.[1] ?? ''
    assert.match(news, /New since 1 March 2023, when you last worked here\./)
    assert.match(news, /Before: “At least 39\..*One statement came in\./)
    assert.match(news, /\/figures\/difference\?[^"]*asKnownOn=2023-03-02&amp;before=2023-03-01/)
  })
})

function doorOf(desk: FixtureDoor['world']['desk']): Promise<FixtureDoor> {
  const world = { desk, folder: '', ask: async () => assert.fail(), close: async () => undefined }
  return openFixtureDoor(world, KEEPER, false)
}

test('[E955] the start page of who runs the server alone leads to the accounts and to health', async () => {
  const world = await readOnlyWorld()
  const ways = async (...roles: Role[]) => {
    const door = await openFixtureDoor(world, { account: 'adm-1', roles })
    const [, main = ''] = /<main([\s\S]*?)<\/main>/.exec(await door.text('/')) ?? []
    const paths = ['/accounts', '/health'].filter((path) => main.includes(`href="${path}"`))
    for (const path of paths) assert.equal((await door.get(path)).status, 200, path)
    return paths
  }
  assert.deepEqual(await ways('administrator'), ['/accounts', '/health'])
  assert.deepEqual(await ways('viewer'), [])
  assert.deepEqual(await ways('administrator', 'analyst'), [])
})

test('[E771] what is wrong stands on the start page of who may mend it, in one sentence with its way', async () => {
  const world = await openWorld()
  try {
    const { desk } = world
    const since = new Date(desk.clock().getTime() - 3_600_000).toISOString()
    const pageOf = async (actor: typeof VIEWER, language: string) =>
      (await openFixtureDoor(world, actor)).text('/', { 'accept-language': language })
    const administrator = { account: 'adm-1', roles: ['administrator' as const] }
    const before = await pageOf(administrator, 'en')
    assert.ok(!before.includes('class="notice problem"'))
    desk.memory.troubles.begin('check', since)
    desk.memory.troubles.begin('signing', since)
    const end = desk.memory.jobs.begin({
      ...{ kind: 'import', by: 'doc-1', since, stop() {} },
      at: () => ({ step: '', done: 0, total: 0, waits: true, moved: since }),
    })
    for (const language of LANGUAGES) {
      const { trouble, troubleGo } = wordsIn(language).page.home
      const page = await pageOf(administrator, language)
      for (const what of ['check', 'signing', 'stuck'] as const) {
        const [sentence = ''] = trouble[what]
          .split(/\{what\}|\{since\}/)
          .sort((a, b) => b.length - a.length)
        assert.ok(page.includes(sentence) && page.includes(troubleGo[what]), `${language} ${what}`)
      }
      for (const path of ['/health', '/log/jobs']) assert.ok(page.includes(`href="${path}"`))
      // Who can mend nothing of it is told nothing.
      const others = await pageOf({ account: 'doc-2', roles: ['documenter'] }, language)
      const viewer = await pageOf(VIEWER, language)
      for (const one of [others, viewer]) mustNotHold(one, 'class="notice problem"')
    }
    end()
  } finally {
    await world.close()
  }
})

test('[E772] the sign-in page leads to what can go wrong, also where one person works', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await (await door.send('/sign-in')).text()
  assert.ok(page.includes('href="/help/what-can-go-wrong"'))
})
