// A witness that only states a number, on the page about who vouches for the log. Test keys only.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'

/** The key of a witness, of the seed of 32 bytes 8. */
const KEY = 'north.example+3ef0d556+BBOY9ixtGkV8UbpqS189vS9p/KkyFiGNyJl+QWvRfZPK'

test('[E470] what a witness only states stands beside its name, with what to do', async (t) => {
  const world = await openWorld()
  const server = createServer((request, response) => {
    response.writeHead(request.method === 'GET' ? 404 : 409).end('999999\n')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close().closeAllConnections())
  const { vkey: log } = await world.ask<{ vkey: string }>('vie-1', 'log.show', {})
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const policy = `log ${log}\nwitness north ${KEY} ${address}\nquorum north\n`
  await world.ask('rev-1', 'log.set-policy', { policy })
  const door = await openFixtureDoor(world)
  assert.equal((await door.post('/log', { do: 'sign' })).status, 303)
  for (const [language, words] of [
    ['en', 'States, without a signature, 999999 log entries: more than there is'],
    ['ko', '서명 없이 로그 항목 999999개'],
    ['zh', '声称有 999999 条日志'],
  ] as const) {
    const page = await door.text('/log/witnesses', { 'accept-language': language })
    assert.match(page, /north\.example<\/span><\/th><td>[^<]*<p class="notice problem">/)
    assert.ok(page.includes(words), language)
  }
  await world.close()
})
