// Sessions of accounts: whose they are, and when they end.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { joinAccount } from '@tumen/desk'
import { wordsIn } from '@tumen/words'
import { OWNER, openGroupDoor } from '../../fixture/group.ts'

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

for (const [name, input] of [
  ['account.close', {}],
  ['account.reset', {}],
  ['account.change', { roles: [{ role: 'viewer' }] }],
] as const)
  test(`[E852] after ${name} an open page learns that it shows nothing more`, async (t) => {
    const isChanged = name === 'account.change'
    const { ask, status, send, cookie } = await working(t)
    assert.match(await (await send('/', { cookie })).text(), /src="\/island\/signed-in\.js"/)
    assert.equal(await status('/signed-in'), 204)
    await ask(name, { account: 'doc-1', ...input })
    // What was typed is still theirs whose roles have changed, and nobody's of a closed account.
    const told = isChanged ? 409 : 401
    assert.equal(await status('/signed-in'), told)
    // Nor does another question of the same browser change that.
    assert.equal(await status(), 401)
    assert.equal(await status('/signed-in'), told)
    if (isChanged) await ask('account.close', { account: 'doc-1' })
    assert.equal(await status('/signed-in'), 401)
    assert.equal((await send('/signed-in')).status, 401)
  })

test('[E852] an open page keeps nobody signed in, and stays where only time has ended it', async (t) => {
  const { now, status } = await working(t)
  const minute = 60_000
  for (let n = 0; n < 40; n++) {
    now.ms += minute
    assert.equal(await status('/signed-in'), 204)
  }
  assert.equal(await status(), 401)
  assert.equal(await status('/signed-in'), 204)
})

test('[E864] what time has ended goes blank as well once its account is closed', async (t) => {
  const { ask, now, status } = await working(t)
  now.ms += 40 * 60_000
  assert.equal(await status(), 401)
  assert.equal(await status('/signed-in'), 204)
  await ask('account.close', { account: 'doc-1' })
  assert.equal(await status('/signed-in'), 401)
})

test('[E864] what was typed comes back to who typed it, and to nobody else', async (t) => {
  const { desk, invite, signedIn, send } = await working(t)
  const other = { ...KEY, key: { id: 'Ag', publicKey: 'pg' } }
  await joinAccount(desk, await invite('doc-2', 'documenter'), other)
  const kept = JSON.stringify([['title', 'Held in the harbour']])
  const form = { 'kept-path': '/documents/new', kept, 'kept-of': 'doc-1' }
  for (const [account, path] of [
    ['doc-2', '/'],
    ['doc-1', '/documents/new'],
  ] as const) {
    const cookie = await signedIn(account)
    const { size } = await desk.ledger.head()
    const answer = await send('/kept', { cookie, form })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, path], account)
    const page = await (await send('/documents/new', { cookie })).text()
    assert.equal(page.includes('Held in the harbour'), account === 'doc-1', account)
    assert.equal((await desk.ledger.head()).size, size, 'nothing is done by it')
  }
  const nobody = await send('/kept', { cookie: await signedIn('doc-1'), form: { kept } })
  assert.equal(nobody.headers.get('location'), '/')
})

test('[E864] a form that travels through the sign-in page says whose it is', async (t) => {
  const { now, send, cookie } = await working(t)
  now.ms += 40 * 60_000
  const form = { title: 'Held', text: 'At least 52 people were held.', language: 'en' }
  const page = await (await send('/documents/new', { cookie, form })).text()
  assert.match(page, /name="kept-of" value="doc-1"/)
})

test('[E853] whoever has set a group up reads why the printed word opens nothing more', async (t) => {
  const { desk, book, invite, send } = await openGroupDoor(t)
  const cookie = `__Host-tumen-4321=${book.begin({ actor: OWNER })}`
  assert.equal((await send('/', { cookie })).status, 200)
  await joinAccount(desk, await invite('adm-1', 'administrator'), KEY)
  for (const language of ['en', 'ko', 'zh'] as const) {
    const headers = { 'accept-language': language }
    const { setUp, ended } = wordsIn(language).page.frame.signIn
    const page = await (await send('/', { cookie, headers })).text()
    assert.ok(page.includes(setUp) && !page.includes(ended), language)
    const stale = { cookie: `${cookie}x`, headers }
    assert.ok((await (await send('/', stale)).text()).includes(ended), language)
  }
})
