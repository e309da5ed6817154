// Keys of programs at the door: they open the interface, within their scope, and no page. Accounts,
// groups and words are invented.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { standingOf } from '@tumen/desk'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openGroupDoor } from '../../fixture/group.ts'

interface Made {
  id: string
  word: string
}

async function opened(t: TestContext, ...roles: string[]) {
  const door = await openGroupDoor(t)
  const word = await door.invite('doc-1', ...(roles.length > 0 ? roles : ['analyst']))
  await door.send('/join', { form: { word, do: 'words' } })
  const actor = (await standingOf(door.desk, 'doc-1'))?.actor
  if (!actor) throw new Error('nobody has joined')
  const issue = (more: object = {}) =>
    door.ask<Made>(
      'credential.issue',
      { name: 'export', operations: ['event.list', 'event.record'], until: '2026-12-31', ...more },
      actor,
    )
  const call = async (key: string, operation: string, input: object = {}, more = {}) => {
    const headers = { authorization: `Bearer ${key}`, host: 'localhost:4321', ...more }
    const answer = await door.app.request(`http://localhost:4321/api/${operation}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    return { status: answer.status, text: await answer.text() }
  }
  return { ...door, actor, issue, call }
}

test('[E1010] M13: a program asks what its key names, and the log has whose it was', async (t) => {
  const { issue, call, ask, actor } = await opened(t)
  const { id, word } = await issue()
  const made = await call(word, 'event.record', { id: 'e1', title: 'The raid' })
  assert.equal(made.status, 200, made.text)
  assert.match((await call(word, 'event.list')).text, /The raid/)
  const outside = await call(word, 'claim.list')
  assert.equal(outside.status, 403)
  assert.match(outside.text, /"code":"not-in-key"/)
  const { changes } = await ask<{ changes: { operation: string; by: string }[] }>(
    ...(['change.list', {}] as const),
  )
  assert.deepEqual(
    changes.slice(0, 2).map(({ operation, by }) => `${operation} ${by}`),
    ['event.record doc-1', 'credential.issue doc-1'],
  )
  const { entries } = await ask<{ entries: { operation: string; facts?: object }[] }>(
    ...(['access.list', {}, actor] as const),
  )
  assert.deepEqual(
    entries.map(({ operation, facts }) => [operation, facts]),
    [
      ['event.list', { key: id }],
      ['event.record', { key: id }],
    ],
  )
})

test('[E1015] “What was read” says of a program that it was one, and by which key', async (t) => {
  const { issue, call, ask, actor, send, signedIn } = await opened(t)
  const { id, word } = await issue()
  assert.equal((await call(word, 'event.list')).status, 200)
  const page = async (language: (typeof LANGUAGES)[number]) => {
    const headers = { 'accept-language': language }
    return (await send('/log/reads', { cookie: await signedIn('doc-1'), headers })).text()
  }
  for (const language of LANGUAGES) {
    const { access } = wordsIn(language).page
    const shown = await page(language)
    assert.ok(shown.includes(access.byKey.replace('{name}', 'export')), language)
    assert.ok(!shown.includes(id))
  }
  assert.doesNotMatch(await page('en'), /0 documents/)
  await ask('credential.revoke', { id }, actor)
  assert.ok((await page('en')).includes(wordsIn('en').page.access.byVoidKey))
})

test('[E1011] a wrong, revoked or old key, and that of a closed account, are answered alike', async (t) => {
  const { issue, call, ask, actor, now } = await opened(t)
  const revoked = await issue()
  const old = await issue({ until: '2026-11-25' })
  const closed = await issue()
  assert.equal((await call(revoked.word, 'event.list')).status, 200)
  await ask('credential.revoke', { id: revoked.id }, actor)
  const wrong = await call('aaaa-bbbb-cccc-dddd-eeee', 'event.list')
  assert.equal(wrong.status, 401)
  assert.deepEqual(await call(revoked.word, 'event.list'), wrong)
  assert.equal((await call(old.word, 'event.list')).status, 200)
  now.ms += 24 * 60 * 60_000
  assert.deepEqual(await call(old.word, 'event.list'), wrong)
  assert.equal((await call(closed.word, 'event.list')).status, 200)
  await ask('account.close', { account: 'doc-1' })
  assert.deepEqual(await call(closed.word, 'event.list'), wrong)
})

test('[E1012] a key opens no page, needs no cookie, and no other site lends it its own', async (t) => {
  const { issue, call, send, signedIn } = await opened(t)
  const { word } = await issue()
  const headers = { authorization: `Bearer ${word}` }
  for (const path of ['/', '/events', '/account', '/documents'])
    assert.equal((await send(path, { headers })).status, 401, path)
  const described = await send('/api/openapi.json', { headers })
  assert.equal(described.status, 200)
  const { components } = (await described.json()) as {
    components: { securitySchemes: Record<string, object> }
  }
  assert.equal((components.securitySchemes.key as { scheme?: string }).scheme, 'bearer')
  const foreign = await call(word, 'event.list', {}, { origin: 'https://elsewhere.example' })
  assert.equal(foreign.status, 403)
  const site = await call(word, 'event.list', {}, { 'sec-fetch-site': 'cross-site' })
  assert.equal(site.status, 403)
  // A cookie beside a key that does not work opens nothing.
  const cookie = await signedIn('doc-1')
  assert.equal((await call('aaaa', 'event.list', {}, { cookie })).status, 401)
})

test('[E1013] one makes a key on the page of their keys in three languages, and sees its word once', async (t) => {
  const { send, signedIn, call } = await opened(t)
  const cookie = await signedIn('doc-1')
  const form = { do: 'issue', name: 'night', operations: 'event.list', until: '2026-12-31' }
  const made = await (await send('/account', { cookie, form })).text()
  const word = /<code class="long">([a-z2-9-]+)<\/code>/.exec(made)?.[1] ?? ''
  assert.equal((await call(word, 'event.list')).status, 200)
  for (const language of LANGUAGES) {
    const headers = { 'accept-language': language }
    const page = await (await send('/account', { cookie, headers })).text()
    const { program } = wordsIn(language).page.account
    assert.ok(page.includes(program.title))
    assert.match(page, /night/)
    assert.ok(!page.includes(word))
  }
  const problem = await send('/account', { cookie, form: { ...form, operations: 'no.such' } })
  assert.equal(problem.status, 422)
  assert.match(await problem.text(), /There is no operation of this name/)
  const page = await (await send('/account', { cookie })).text()
  const id = /name="id" value="(cr_[0-9a-f]+)"/.exec(page)?.[1] ?? ''
  await send('/account', { cookie, form: { do: 'revoke', id } })
  assert.equal((await call(word, 'event.list')).status, 401)
})
