// Long work: how far it is, and that stopping it keeps nothing, through forms and as lines.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, KEEPER, ORIGIN, openFixtureDoor } from '../../fixture/door.ts'
import { startWork } from './running.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)
const size = async () => (await world.desk.ledger.head()).size
const JSON_LINES = { accept: 'application/x-ndjson', 'content-type': 'application/json' }

/** Claims enough for a work of many steps. */
async function manyClaims(n: number): Promise<object[]> {
  const { claim } = await world.ask<{ claim: { id: string } }>('ana-1', 'claim.show', {
    id: 'R01a',
  })
  return Array.from({ length: n }, (_, k) => ({ ...claim, id: `many-${k}` }))
}

function importLines(claims: object[], signal?: AbortSignal): Promise<Response> {
  const headers = { cookie: door.cookie, origin: ORIGIN, ...JSON_LINES }
  const body = JSON.stringify({ claims })
  return door.send('/api/claim.import', {
    method: 'POST',
    headers,
    body,
    ...(signal ? { signal } : {}),
  })
}

async function linesOf(answer: Response): Promise<Record<string, unknown>[]> {
  const lines = (await answer.text()).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('[E4] a check of everything is told line by line and ends with its answer', async () => {
  const headers = { cookie: door.cookie, origin: ORIGIN, ...JSON_LINES }
  const init = { method: 'POST', headers, body: '{"all":true}' }
  const answer = await door.send('/api/workspace.fsck', init)
  assert.equal(answer.headers.get('content-type'), 'application/x-ndjson; charset=utf-8')
  const lines = await linesOf(answer)
  assert.ok(lines.length > 2)
  for (const line of lines.slice(0, -1)) assert.deepEqual(Object.keys(line), ['progress'])
  assert.deepEqual((lines.at(-1) as { answer: object }).answer, { sound: true, findings: [] })
})

test('[E4] a refusal stands in the last line, with its sentence', async () => {
  const before = await size()
  const lines = await linesOf(await importLines([{ id: 'x' }]))
  const { refused } = lines.at(-1) as { refused: { code: string; sentence: string } }
  assert.equal(refused.code, 'findings')
  assert.ok(refused.sentence.length > 10)
  assert.equal(await size(), before)
})

test('[E4] whoever stops listening cancels the work, and nothing of it is kept', async () => {
  // Signed now, the log is not signed anew for want of changes below.
  await world.ask('rev-1', 'log.checkpoint', {})
  const before = await size()
  const answer = await importLines(await manyClaims(3000))
  const reader = answer.body?.getReader()
  const first = new TextDecoder().decode((await reader?.read())?.value)
  assert.match(first, /"progress"/)
  await reader?.cancel()
  // The store has one writer: this waits until the cancelled work has let it go.
  await world.ask('rev-1', 'log.checkpoint', {})
  assert.equal(await size(), before)
  assert.equal(await world.desk.ledger.read.claim('many-0'), undefined)
})

test('[E4] the same key with the same input answers as before and changes nothing twice', async () => {
  const input = { id: 'once', title: 'Once' }
  const key = { 'idempotency-key': 'k-1' }
  const first = await door.call('event.record', input, key)
  const before = await size()
  const second = await door.call('event.record', input, key)
  assert.deepEqual([second, await size()], [first, before])
  const other = await door.call('event.record', { id: 'twice', title: 'Twice' }, key)
  assert.equal(other.status, 409)
  const tooLong = await door.call('event.record', input, { 'idempotency-key': 'k'.repeat(201) })
  assert.equal(tooLong.status, 422)
})

const TOKEN = '0123456789abcdef'.repeat(2)

/** The form of a check, sent with a token; the work is under way when this returns. */
async function startCheck(at: FixtureDoor): Promise<Promise<Response>[]> {
  let isOver = false
  const sent = at.post('/log/check', { all: 'on', progress: TOKEN }).finally(() => {
    isOver = true
  })
  while (!isOver) {
    const told = await at.get(`/progress/${TOKEN}`)
    if (told.status === 200) return [sent]
    await new Promise((resolve) => setImmediate(resolve))
  }
  return assert.fail('the work was never seen under way')
}

test('[E20] the page asks how far its work is; another session does not learn that it is there', async () => {
  const other = await openFixtureDoor(world)
  const [sent] = await startCheck(door)
  const told = await door.get(`/progress/${TOKEN}`)
  const { text } = (await told.json()) as { text: string }
  assert.equal(typeof text, 'string')
  const foreign = await other.get(`/progress/${TOKEN}`)
  assert.deepEqual([foreign.status, await foreign.json()], [404, {}])
  assert.equal((await other.post(`/progress/${TOKEN}/cancel`, {})).status, 404)
  assert.equal((await sent)?.status, 200)
  assert.equal((await door.get(`/progress/${TOKEN}`)).status, 404, 'gone when it is done')
})

test('[E20] stopping the work shows the form again with what was cancelled', async () => {
  const [sent] = await startCheck(door)
  assert.equal((await door.post(`/progress/${TOKEN}/cancel`, {})).status, 200)
  const answer = await sent
  assert.equal(answer?.status, 499)
  assert.match((await answer?.text()) ?? '', /data-code="cancelled"/)
})

test('[E20] only a token of the right form is told, and none twice at once', () => {
  const work = new Map()
  const gone = new AbortController()
  for (const token of ['', 'short', '__proto__', `${'g'.repeat(32)}`])
    startWork(work, token, gone.signal)
  assert.equal(work.size, 0)
  const first = startWork(work, TOKEN, gone.signal)
  const second = startWork(work, TOKEN, gone.signal)
  second.end()
  assert.equal(work.size, 1)
  first.progress.report('write', 1, 2)
  assert.deepEqual([work.get(TOKEN).done, work.get(TOKEN).total], [1, 2])
  first.end()
  assert.equal(work.size, 0)
  gone.abort()
  assert.ok(first.progress.signal?.aborted, 'a browser that goes away cancels')
  assert.equal(KEEPER.account, 'ana-1')
})
