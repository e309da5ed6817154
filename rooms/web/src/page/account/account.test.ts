// The pages of accounts and of one's own keys, over a door at which a group works.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { Authenticator, optionsIn } from '../../../fixture/authenticator.ts'
import { openFixtureDoor, readOnlyWorld } from '../../../fixture/door.ts'
import { cookieOf, openGroupDoor, wordsOn } from '../../../fixture/group.ts'

async function administered(t: TestContext) {
  const door = await openGroupDoor(t)
  const come = async (account: string, ...roles: string[]) => {
    const word = await door.invite(account, ...roles)
    return cookieOf(await door.send('/join', { form: { word, do: 'words' } }))
  }
  const cookie = await come('adm-1', 'administrator')
  const get = async (path: string, own = cookie) => {
    const answer = await door.send(path, { cookie: own })
    return { status: answer.status, page: await answer.text() }
  }
  const post = (path: string, form: Record<string, string>, own = cookie) =>
    door.send(path, { cookie: own, form })
  return { ...door, come, get, post, cookie }
}

test('[E656] an administrator invites, changes, resets and closes, without scripts', async (t) => {
  const { post, get, send } = await administered(t)
  await post('/accounts', { do: 'group', name: 'north' })
  const { page } = await get('/accounts')
  const [, group = ''] = /name="held analyst (gr_[0-9a-f]+)"/.exec(page) ?? []
  const form = { do: 'invite', account: 'ana-1', [`held analyst ${group}`]: 'yes' }
  const [, word = ''] =
    /<code>([a-z2-9-]{24})<\/code>/.exec(await (await post('/accounts', form)).text()) ?? []
  const joined = await send('/join', { form: { word, do: 'words' } })
  assert.equal(joined.status, 200)
  const listed = await get('/accounts')
  assert.match(listed.page, /<h2>north<\/h2>/)
  assert.match(listed.page, /analyst \(north\)/)
  assert.ok(!listed.page.includes(word))
  const change = { do: 'change', 'held viewer ': 'yes' }
  assert.equal((await post('/accounts/ana-1', change)).status, 303)
  assert.equal((await send('/', { cookie: cookieOf(joined) })).status, 401)
  const again = await (await post('/accounts/ana-1', { do: 'reset' })).text()
  assert.match(again, /join#[a-z2-9-]{24}/)
  assert.equal((await post('/accounts/ana-1', { do: 'close' })).status, 303)
  const closed = await get('/accounts/ana-1')
  assert.ok(closed.page.includes(wordsIn('en').page.account.states.closed))
  assert.ok(!closed.page.includes('value="close"'))
  assert.equal((await get('/accounts/nobody')).status, 404)
})

test('[E656] what is refused is said and kept: no role, a name that is taken, the last administrator', async (t) => {
  const { post } = await administered(t)
  const none = await post('/accounts', { do: 'invite', account: 'doc-1' })
  assert.equal(none.status, 422)
  assert.ok((await none.text()).includes('value="doc-1"'))
  const taken = { do: 'invite', account: 'adm-1', 'held viewer ': 'yes' }
  const twice = await post('/accounts', taken)
  assert.equal(twice.status, 409)
  assert.match(await twice.text(), /name="held viewer " [^>]*checked/)
  assert.equal((await post('/accounts/adm-1', { do: 'close' })).status, 409)
})

test('[E657] only whoever may sees the accounts, and is led there', async (t) => {
  const { come, get, post } = await administered(t)
  const own = await come('doc-1', 'documenter')
  assert.equal((await get('/accounts', own)).status, 403)
  const known = await get('/accounts/adm-1', own)
  const unknown = await get('/accounts/nobody', own)
  const { status, page } = unknown
  assert.deepEqual([known.status, known.page.replaceAll('adm-1', 'nobody')], [status, page])
  assert.equal((await post('/accounts/adm-1', { do: 'close' }, own)).status, 403)
  assert.ok(!(await get('/', own)).page.includes('href="/accounts"'))
  assert.ok((await get('/')).page.includes('href="/accounts"'))
})

test('[E658] one’s own keys: one more, none that is another’s, new words, and out everywhere else', async (t) => {
  const { come, get, post, signedIn } = await administered(t)
  const own = await come('doc-1', 'documenter')
  const device = new Authenticator()
  const options = async () => optionsIn((await get('/account', own)).page)
  const add = async (name: string, key: string) => post('/account', { do: 'add', name, key }, own)
  assert.equal((await add('first', device.make(await options()))).status, 303)
  assert.equal((await add('first', device.make(await options()))).status, 403)
  assert.equal((await add('second', new Authenticator().make(await options()))).status, 303)
  const { page } = await get('/account', own)
  assert.match(page, /first/)
  assert.match(page, /10 words of recovery are left/)
  const [, id = ''] = /name="id" value="(cr_[0-9a-f]+)"/.exec(page) ?? []
  assert.equal((await post('/account', { do: 'remove', id }, own)).status, 303)
  const made = wordsOn(await (await post('/account', { do: 'words' }, own)).text())
  assert.equal(made.length, 10)
  assert.equal((await post('/account', { do: 'remove', id }, own)).status, 404)
  const elsewhere = await signedIn('doc-1')
  await post('/account', { do: 'elsewhere' }, own)
  assert.equal((await get('/', elsewhere)).status, 401)
  assert.equal((await get('/', own)).status, 200)
})

test('[E658] the pages are in three languages, and say nothing of keys at the keyboard', async (t) => {
  const { post, get } = await administered(t)
  for (const language of LANGUAGES) {
    await post('/look', { language, back: '/' })
    const { own, title } = wordsIn(language).page.account
    assert.ok((await get('/account')).page.includes(own.title))
    assert.ok((await get('/accounts')).page.includes(title))
  }
  const local = await openFixtureDoor(await readOnlyWorld())
  assert.ok((await local.text('/account')).includes(wordsIn('en').page.account.own.keyboard))
  assert.ok(!(await local.text('/')).includes('href="/account"'))
})
