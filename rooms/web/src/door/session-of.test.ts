// Sessions of accounts: whose they are, and when they end.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { joinAccount } from '@tumen/desk'
import { openGroupDoor } from '../../fixture/group.ts'

const KEY = { name: 'a laptop', key: { id: 'AQ', publicKey: 'pQ' } }

async function working(t: TestContext) {
  const door = await openGroupDoor(t)
  await joinAccount(door.desk, await door.invite('doc-1', 'documenter'), KEY)
  const cookie = await door.signedIn('doc-1')
  const status = async (path = '/documents/new') => (await door.send(path, { cookie })).status
  assert.equal(await status(), 200)
  return { ...door, cookie, status }
}

test('[E640] a page and an operation are asked by whoever’s session it is', async (t) => {
  const { send, cookie } = await working(t)
  const page = await (await send('/', { cookie })).text()
  assert.match(page, /Signed in as <strong>doc-1</)
  assert.ok(!page.includes('owner'))
  const own = { cookie, headers: { origin: 'http://localhost:4321' } }
  assert.equal((await send('/log/model', own)).status, 200)
  const listed = await (await send('/', { cookie })).text()
  assert.ok(listed.includes('href="/documents"'))
})

for (const [name, input] of [
  ['account.close', {}],
  ['account.reset', {}],
  ['account.change', { roles: [{ role: 'viewer' }] }],
] as const)
  test(`[E641] after ${name} the open tabs of an account are signed out`, async (t) => {
    const { ask, status } = await working(t)
    await ask(name, { account: 'doc-1', ...input })
    assert.equal(await status(), 401)
  })

test('[E641] nobody comes back to an old session by joining anew', async (t) => {
  const { ask, desk, status } = await working(t)
  const { word } = await ask<{ word: string }>('account.reset', { account: 'doc-1' })
  await joinAccount(desk, word, { ...KEY, key: { id: 'Ag', publicKey: 'pg' } })
  assert.equal(await status(), 401)
})

test('[E642] all sessions of an account are ended together, and nobody else’s', async (t) => {
  const { book, desk, invite, signedIn, send, status } = await working(t)
  await joinAccount(desk, await invite('doc-2', 'documenter'), {
    ...KEY,
    key: { id: 'Ag', publicKey: 'pg' },
  })
  const other = await signedIn('doc-2')
  const second = await signedIn('doc-1')
  assert.equal(book.signOutAll('doc-1', second.split('=')[1]), 1)
  assert.equal(await status(), 401)
  assert.equal((await send('/', { cookie: second })).status, 200)
  assert.equal((await send('/', { cookie: other })).status, 200)
})

test('[E775] an open tab of a removed account sends in vain, and its long work ends', async (t) => {
  const { ask, desk, send, cookie } = await working(t)
  let isStopped = false
  const end = desk.memory.jobs.begin({
    ...{ kind: 'import', by: 'doc-1', since: '2026-11-25T12:00:00.000Z' },
    at: () => ({ step: '', done: 0, total: 0, waits: true, moved: '2026-11-25T12:00:00.000Z' }),
    stop: () => {
      isStopped = true
    },
  })
  await ask('account.close', { account: 'doc-1' })
  assert.ok(isStopped)
  end()
  const { size } = await desk.ledger.head()
  const form = { title: 'Held', text: 'At least 52 people were held.', language: 'en' }
  const posted = await send('/documents/new', { cookie, form })
  assert.equal(posted.status, 401)
  for (const path of ['/', `/progress/${'0'.repeat(32)}`, '/documents', '/api/openapi.json'])
    assert.equal((await send(path, { cookie })).status, 401, path)
  assert.equal((await desk.ledger.head()).size, size)
})
