// What bad servers, lying models and destroyed documents leave behind of a reading: what the rules
// propose, and a note. Servers and reports are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type Answering,
  answerTo,
  numbersIn,
  openModel,
  say,
  startModelServer,
} from '@tumen/world/model-server'
import { addReport, refused } from '../../fixture/desk.ts'
import {
  over,
  type Read,
  read,
  rowsOf,
  SAYINGS,
  type State,
  start,
  turnOn,
  withModel,
} from '../../fixture/model.ts'

const BAD: [string, string, Answering][] = [
  ['silent', 'reader-silent', () => undefined],
  [
    'slow',
    'reader-silent',
    (asked, response) => {
      setTimeout(() => say(response, answerTo(asked)), 900).unref()
    },
  ],
  [
    'endless',
    'reader-unfit',
    (_, response) => {
      response.writeHead(200)
      const flood = setInterval(() => response.write('[1,'.repeat(3000)), 1)
      response.on('close', () => clearInterval(flood))
    },
  ],
  [
    'redirecting',
    'reader-redirects',
    (_, response) => {
      response.writeHead(308, { location: 'http://10.0.0.1/v1/chat/completions' }).end()
    },
  ],
  ['prose', 'reader-unfit', (_, response) => say(response, 'At least 52 people, it seems.')],
  ['another schema', 'reader-unfit', (_, response) => say(response, '{"claims":[{"count":5000}]}')],
  [
    'its prompt again',
    'reader-unfit',
    ({ messages }, response) => {
      say(response, messages[1]?.content ?? '')
    },
  ],
  ['cut', 'reader-unfit', (asked, response) => say(response, answerTo(asked).slice(0, 40))],
  [
    'broken off',
    'reader-silent',
    (_, response) => {
      response.writeHead(200, { 'content-length': 5000 }).write('{"choices":[')
      setTimeout(() => response.destroy(), 10)
    },
  ],
  ['refusing', 'reader-silent', (_, response) => void response.writeHead(500).end()],
]

for (const [name, why, answer] of BAD)
  test(`[D626] a bad server leaves what the rules propose, with a note: ${name}`, async () => {
    let isGood = true
    const server = await startModelServer((asked, response) => {
      if (isGood) say(response, answerTo(asked))
      else answer(asked, response)
    })
    await withModel(server, async (fixture) => {
      const rules = await read(fixture)
      await turnOn(fixture, server)
      isGood = false
      await start(fixture)
      const state = await over(fixture)
      assert.deepEqual([state?.state, state?.failed.map((one) => one.why)], ['failed', [why]])
      assert.deepEqual((await read(fixture)).proposals, rules.proposals)
      assert.deepEqual(await rowsOf(fixture), [])
      const asked = server.asked.length
      await start(fixture)
      assert.equal(server.asked.length, asked, 'nobody asks it again unasked')
    })
  })

test('[D626] what a lying or obedient model says becomes no value that the text does not bear', async () => {
  const lie = {
    act: 'killing',
    quotes: { act: 'killed', place: ['Paris'], time: ['2018'], speaker: ['the UN'] },
  }
  const server = await openModel({ 'at least 52': lie, 'About 80': lie })
  await withModel(server, async (fixture) => {
    const rules = await read(fixture)
    await turnOn(fixture, server)
    await fixture.ask('own', 'reader.read', { document: 'R1' })
    const { proposals } = await read(fixture)
    const claims = (all: Read['proposals']) => all.map(({ key, claim }) => ({ key, claim }))
    const told = JSON.stringify(claims(proposals))
    for (const word of ['Paris', '2018', 'UN']) assert.ok(!told.includes(word), word)
    const acts = JSON.stringify(claims(rules.proposals)).match(/"act":"[a-z_]+"/gu)
    for (const one of proposals.filter(({ agreement }) => agreement === 'differ'))
      assert.ok(one.questions.length > 0)
    assert.ok(acts && acts.length > 0)
  })
})

test('[D627] answers go with their document, and are seen by nobody who may not read it', async () => {
  const server = await openModel(SAYINGS)
  await withModel(server, async (fixture) => {
    await addReport(fixture, 'R2', { sensitivity: 'restricted' })
    await turnOn(fixture, server)
    await fixture.ask('own', 'reader.read', { document: 'R1' })
    await fixture.ask('own', 'reader.read', { document: 'R2' })
    for (const name of ['reader.read', 'reader.start', 'reader.stop'])
      assert.equal(
        (await refused(fixture.ask('doc', name, { document: 'R2' }))).code,
        'unknown-document',
      )
    type History = { rows: { table: string; row: object }[] }
    const seen = await fixture.ask<History>('vie', 'record.history', { id: 'R1' })
    const own = JSON.stringify(seen)
    assert.ok(own.includes('model_reading') && !own.includes('numbers'))
    const hidden = await refused(fixture.ask('doc', 'record.history', { id: 'R2' }))
    assert.ok(['not-found', 'unknown-document'].includes(hidden.code))
    const changes = JSON.stringify(await fixture.ask('doc', 'change.list', { limit: 200 }))
    assert.equal(changes.split('reader.read').length, 2)
    const exported = JSON.stringify(await fixture.ask('rev', 'claim.export', {}))
    assert.ok(!exported.includes('drafts'))
    const { token } = await fixture.ask<{ token: string }>('own', 'evidence.check-shred', {
      document: 'R1',
    })
    await fixture.ask('own', 'evidence.shred', { document: 'R1', reason: 'danger', token })
    assert.deepEqual(await rowsOf(fixture), [])
    assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
    const gone = await refused(fixture.ask('own', 'reader.read', { document: 'R1' }))
    assert.equal(gone.code, 'shredded')
  })
})

test('[D627] a document that is destroyed while it is read leaves nothing', async () => {
  const held: (() => void)[] = []
  const server = await startModelServer((asked, response) => {
    if (JSON.stringify(asked).includes('ferrymen')) say(response, answerTo(asked))
    else held.push(() => say(response, answerTo(asked, SAYINGS)))
  })
  await withModel(server, async (fixture) => {
    Object.assign(fixture.desk, { modelLimit: { timeMs: 20_000, bytes: 32 * 1024 } })
    await turnOn(fixture, server)
    const waiting = refused(fixture.ask('own', 'reader.read', { document: 'R1' }))
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const { token } = await fixture.ask<{ token: string }>('own', 'evidence.check-shred', {
      document: 'R1',
    })
    await fixture.ask('own', 'evidence.shred', { document: 'R1', reason: 'danger', token })
    assert.equal((await waiting).code, 'cancelled')
    for (const go of held) go()
    assert.deepEqual(await rowsOf(fixture), [])
    assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  })
})

test('[D630] where one part gave no answer the others stand, and it is said', async () => {
  const server = await startModelServer((asked, response) => {
    const isBad = numbersIn(asked).some(({ words }) => words === 'About 90')
    say(response, isBad ? 'Ninety.' : answerTo(asked, SAYINGS))
  })
  await withModel(server, async (fixture) => {
    const text = 'At least 52 people were held in Liaoning.\n\nAbout 90 people were arrested.'
    const about = { language: 'en', published: '2022-04-29', publisher: 'harbour' }
    await fixture.ask('own', 'document.add', { id: 'R5', title: 'R5', text, ...about })
    await turnOn(fixture, server)
    const state = await fixture.ask<State>('own', 'reader.read', { document: 'R5' })
    assert.deepEqual(state.failed, [{ why: 'not-json', parts: 1 }])
    assert.deepEqual([state.state, state.total], ['read', 2])
    const { proposals } = await read(fixture, 'R5')
    const of = (value: number) => proposals.find(({ claim }) => claim.quantity?.value === value)
    assert.notEqual(of(52)?.agreement, 'only-rules')
    assert.equal(of(90)?.agreement, 'only-rules')
  })
})
