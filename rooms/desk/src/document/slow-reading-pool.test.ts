// Long texts in threads: the same answers as without them, and nothing kept of what broke.
import assert from 'node:assert/strict'
import test from 'node:test'
import { actorOf, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'
import { Fault } from '../fault.ts'
import { ReadingPool } from './reading-pool.ts'

const LINES = [
  'At least 39 people were detained in Liaoning in July 2022, the committee said on Friday.',
  'A missionary said that about 60 North Koreans had been arrested in Jilin since January.',
  'According to Harbour Wire, 12 women were sent back to North Korea on 9 October 2023.',
]

function textOf(lines: number, from: number): string {
  const line = (n: number) => (LINES[n % LINES.length] ?? '').replace(/\d+ /, `${10 + (n % 80)} `)
  return Array.from({ length: lines }, (_, n) => `${line(n + from)} (${n + from})`).join('\n')
}

const dated = { language: 'en', published: '2023-11-01', publisher: 'Harbour Wire' }
const first = { id: 'D1', title: 'First', text: textOf(300, 0), ...dated }
const second = { id: 'D2', title: 'Second', text: textOf(280, 10), ...dated }
const third = { id: 'D3', title: 'Third', text: textOf(240, 900), ...dated, publisher: 'Other' }

type Ask = (name: string, input: object, signal?: AbortSignal) => Promise<object>

function askWith(fixture: FixtureDesk, readers: ReadingPool): Ask {
  const desk = { ...fixture.desk, readers }
  return (name, input, signal) => {
    const progress = { report() {}, ...(signal && { signal }) }
    return callByName(desk, name, input, { actor: actorOf('own'), progress }) as Promise<object>
  }
}

/** All that is told of three long documents, of which one has words of another. */
async function toldBy(readers: ReadingPool): Promise<object[]> {
  const fixture = await openFixture()
  const ask = askWith(fixture, readers)
  const told = []
  for (const document of [first, second, third]) {
    const { publisher: _, ...added } = (await ask('document.add', document)) as {
      publisher: object
    }
    told.push(added, await ask('document.read', { document: document.id }))
    told.push(await ask('document.lineage', { id: document.id }))
  }
  for (const { id } of [first, second, third]) told.push(await ask('document.trace', { id }))
  await fixture.close()
  return told
}

const without = await toldBy(new ReadingPool({ leastUnits: Number.POSITIVE_INFINITY }))

/** A thread of the given code; `say` tells, `task` is what it was asked. */
function threadOf(code: string): URL {
  const source = `import { parentPort } from 'node:worker_threads'
const say = (news) => parentPort.postMessage(news)
parentPort.on('message', (task) => { ${code} })
say({ kind: 'ready' })`
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`)
}

test('[D475] a thread reads a text as it is read without one', async () => {
  assert.match(JSON.stringify(without), /reprint_of|excerpt_of/)
  const pool = new ReadingPool({ leastUnits: 0 })
  assert.deepEqual(await toldBy(pool), without)
  pool.forget()
})

test('[D475] mutation test: a thread that finds no copies is told apart', async () => {
  const story = `say({ kind: 'result', result: { signs: [], hashes: [] } })`
  const none = `say({ kind: 'part', proposals: [], left: 0 })`
  const left = `say({ kind: 'result', result: { numbers: [] } })`
  const file = threadOf(
    `if (task.job.kind === 'proposals') ${none}; else if (task.job.kind === 'left') ${left}; else ${story}`,
  )
  const pool = new ReadingPool({ leastUnits: 0, file })
  assert.notDeepEqual(await toldBy(pool), without)
  pool.forget()
})

test('[D475] a text below the bound is read without a thread', async () => {
  const fixture = await openFixture()
  const ask = askWith(fixture, new ReadingPool({ file: threadOf('process.exit()') }))
  await ask('document.add', { ...first, text: first.text.slice(0, 19_000) })
  await assert.rejects(ask('document.add', second), Fault)
  await fixture.close()
})

test('[D475] a thread that ends early is a fault, and nothing is stored', async () => {
  const fixture = await openFixture()
  const pool = new ReadingPool({ leastUnits: 0, file: threadOf('process.exit()') })
  const before = await fixture.size()
  await assert.rejects(askWith(fixture, pool)('document.add', first), Fault)
  assert.equal(await fixture.size(), before)
  await fixture.ask('own', 'document.add', first)
  await fixture.close()
})

test('[D475] without a thread to be had a text is read all the same', async () => {
  const file = new URL('file:///nowhere/reading-thread.js')
  assert.deepEqual(await toldBy(new ReadingPool({ leastUnits: 0, file })), without)
})

test('[D475] whoever cancels ends the thread, and others are read after it', async () => {
  const fixture = await openFixture()
  // It never answers: only its end frees the place for the next.
  const pool = new ReadingPool({ leastUnits: 0, most: 1, file: threadOf('') })
  const ask = askWith(fixture, pool)
  const before = await fixture.size()
  for (const document of [first, second]) {
    const stop = new AbortController()
    const cancelled = refused(ask('document.add', document, stop.signal))
    setImmediate(() => stop.abort())
    assert.equal((await cancelled).code, 'cancelled')
  }
  const [one, two] = [new AbortController(), new AbortController()]
  const running = refused(ask('document.add', first, one.signal))
  const waiting = refused(ask('document.add', second, two.signal))
  two.abort()
  assert.equal((await waiting).code, 'cancelled')
  one.abort()
  assert.equal((await running).code, 'cancelled')
  assert.equal(await fixture.size(), before)
  await fixture.close()
})
