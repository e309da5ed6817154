// Fresh proof before dangerous acts: who is asked, by what it is given, and that the form goes on.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { contractByName, NEEDS_PROOF, undoAsksProof } from '@tumen/contract'
import { Authenticator, optionsIn } from '../../fixture/authenticator.ts'
import { cookieOf, openGroupDoor, wordsOn } from '../../fixture/group.ts'

const MINUTE = 60_000
const INVITE = { do: 'invite', account: 'doc-9', 'held documenter ': 'yes' }

/** An administrator with a key, whose last proof is too old. */
async function stale(t: TestContext) {
  const door = await openGroupDoor(t)
  const device = new Authenticator()
  const word = await door.invite('adm-1', 'administrator')
  const asked = await (await door.send('/join', { form: { word } })).text()
  const key = device.make(optionsIn(asked))
  const joined = await door.send('/join', { form: { word, key, name: 'a laptop' } })
  const cookie = cookieOf(joined)
  const words = wordsOn(await joined.text())
  door.now.ms += 11 * MINUTE
  const post = (path: string, form: Record<string, string>) => door.send(path, { cookie, form })
  const accounts = async () =>
    (await door.ask<{ accounts: { account: string }[] }>('account.list', {})).accounts.map(
      ({ account }) => account,
    )
  return { ...door, device, cookie, words, post, accounts }
}

test('[E655] every act that asks for a proof is an operation', () => {
  for (const name of NEEDS_PROOF) assert.ok(contractByName(name), name)
})

test('[E655] within ten minutes nothing is asked; after them the form is kept and goes on with a key', async (t) => {
  const { post, now, device, accounts } = await stale(t)
  const asked = await post('/accounts', INVITE)
  assert.equal(asked.status, 403)
  const page = await asked.text()
  assert.ok(page.includes('value="doc-9"'))
  assert.deepEqual(await accounts(), ['adm-1'])
  const proof = { proof: 'yes', 'proof-key': device.sign(optionsIn(page)) }
  const done = await post('/accounts', { ...INVITE, ...proof })
  assert.equal(done.status, 200)
  assert.match(await done.text(), /http:\/\/localhost:4321\/join#[a-z2-9-]{24}</)
  assert.deepEqual(await accounts(), ['adm-1', 'doc-9'])
  now.ms += 9 * MINUTE
  const second = await post('/accounts', { ...INVITE, account: 'doc-8' })
  assert.equal(second.status, 200)
  now.ms += 2 * MINUTE
  assert.equal((await post('/accounts', { ...INVITE, account: 'doc-7' })).status, 403)
})

test('[E655] a word of recovery proves it, once; a wrong one and another’s key do nothing', async (t) => {
  const { post, words, accounts, send, invite, now } = await stale(t)
  const other = new Authenticator()
  const word = await invite('doc-1', 'documenter')
  const asked = await (await send('/join', { form: { word } })).text()
  const made = { word, key: other.make(optionsIn(asked)), name: 'one' }
  assert.equal((await send('/join', { form: made })).status, 200)
  const page = await (await post('/accounts', INVITE)).text()
  const wrong = { proof: 'yes', 'proof-word': 'aaaa' }
  assert.equal((await post('/accounts', { ...INVITE, ...wrong })).status, 403)
  const foreign = { proof: 'yes', 'proof-key': other.sign(optionsIn(page)) }
  assert.equal((await post('/accounts', { ...INVITE, ...foreign })).status, 403)
  assert.ok(!(await accounts()).includes('doc-9'))
  const right = { proof: 'yes', 'proof-word': words[0] ?? '' }
  assert.equal((await post('/accounts', { ...INVITE, ...right })).status, 200)
  now.ms += 11 * MINUTE
  assert.equal((await post('/accounts', { ...INVITE, ...right })).status, 403)
})

test('[E655] programs are told so, and the key of another purpose proves nothing', async (t) => {
  const { cookie, app, device, send, post } = await stale(t)
  const headers = { host: 'localhost:4321', origin: 'http://localhost:4321', cookie }
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
  const body = JSON.stringify({ account: 'doc-9', roles: [{ role: 'viewer' }] })
  const answer = await app.request('http://localhost:4321/api/account.invite', { ...init, body })
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /proof-needed/)
  const signing = optionsIn(await (await send('/sign-in')).text())
  const proof = { proof: 'yes', 'proof-key': device.sign(signing) }
  assert.equal((await post('/accounts', { ...INVITE, ...proof })).status, 403)
})

test('[E750] withdrawing many claims at once, and giving a record to others, ask for it as well', async (t) => {
  const { cookie, app } = await stale(t)
  const headers = { host: 'localhost:4321', origin: 'http://localhost:4321', cookie }
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
  const bulk = { items: ['c1'], comment: 'x', token: 'x' }
  const codeOf = async (operation: string, input: object) => {
    const body = JSON.stringify(input)
    const answer = await app.request(`http://localhost:4321/api/${operation}`, { ...init, body })
    return ((await answer.json()) as { refused: { code: string } }).refused.code
  }
  assert.equal(await codeOf('review.bulk', { ...bulk, do: 'withdraw' }), 'proof-needed')
  assert.equal(await codeOf('review.bulk', { ...bulk, do: 'submit' }), 'not-allowed')
  const given = { kind: 'document', id: 'R1', groups: [] }
  assert.equal(await codeOf('record.assign', given), 'proof-needed')
})

test('[E893] who needs a bundle to hand claims out is told so before any proof is asked', async (t) => {
  const door = await openGroupDoor(t)
  const join = async (account: string, ...roles: string[]) => {
    const word = await door.invite(account, ...roles)
    const asked = await (await door.send('/join', { form: { word } })).text()
    const form = { word, key: new Authenticator().make(optionsIn(asked)), name: 'one' }
    return cookieOf(await door.send('/join', { form }))
  }
  const cookie = await join('ana-1', 'analyst')
  const headers = { host: 'localhost:4321', origin: 'http://localhost:4321', cookie }
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
  const asked = async () => {
    const answer = await door.app.request('http://localhost:4321/api/claim.export', {
      ...{ ...init, body: '{}' },
    })
    return ((await answer.json()) as { refused?: { code: string } }).refused?.code
  }
  assert.equal(await asked(), 'bundle-needed')
  door.now.ms += 11 * MINUTE
  assert.equal(await asked(), 'bundle-needed')
})

test('[E761] what asks for a proof asks for it also where an undo of an undo does it again', async (t) => {
  const door = await openGroupDoor(t)
  const device = new Authenticator()
  const join = async (device: Authenticator, account: string, ...roles: string[]) => {
    const word = await door.invite(account, ...roles)
    const asked = await (await door.send('/join', { form: { word } })).text()
    const form = { word, key: device.make(optionsIn(asked)), name: 'one' }
    return cookieOf(await door.send('/join', { form }))
  }
  const cookie = await join(device, 'ana-1', 'documenter', 'analyst', 'reviewer')
  await join(new Authenticator(), 'vie-1', 'viewer')
  const headers = { host: 'localhost:4321', origin: 'http://localhost:4321', cookie }
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
  const call = async (operation: string, input: object) => {
    const body = JSON.stringify(input)
    const answer = await door.app.request(`http://localhost:4321/api/${operation}`, {
      ...init,
      body,
    })
    return (await answer.json()) as Record<string, string> & { refused?: { code: string } }
  }
  const report = { text: 'At least 52 were held.', title: 'A report', language: 'en' }
  const added = { ...report, published: '2019-08-08', sensitivity: 'restricted' }
  const { id = '' } = await call('document.add', added)
  const grant = { kind: 'document', id, account: 'vie-1', until: '2099-01-01', reason: 'needs it' }
  assert.ok((await call('access.grant', grant)).grant)
  const newest = async () =>
    ((await call('change.list', { limit: 1 })).changes as unknown as { leaf: number }[])[0]?.leaf
  const undo = async () => call('change.undo', { change: await newest() })
  door.now.ms += 11 * MINUTE
  assert.equal((await undo()).refused, undefined, 'what was given is taken back at once')
  const again = await newest()
  assert.equal((await undo()).refused?.code, 'proof-needed')
  assert.equal(await newest(), again)
  const form = { leaf: String(again), back: '/' }
  const asked = await door.send('/undo', { cookie, form })
  assert.equal(asked.status, 403)
  const page = await asked.text()
  assert.ok(page.includes(`value="${again}"`))
  const proof = { proof: 'yes', 'proof-key': device.sign(optionsIn(page)) }
  await door.send('/undo', { cookie, form: { ...form, ...proof } })
  assert.equal(await newest(), (again ?? 0) + 1)
  assert.equal((await undo()).refused, undefined, 'and a proof that is fresh is enough')
})

test('[E761] taking back a withdrawal, a policy or the name of a group asks for it, too', () => {
  const asks = (operation: string) => [true, false].map((one) => undoAsksProof(operation, one))
  for (const name of ['claim.retract', 'log.set-policy', 'group.record'])
    assert.deepEqual(asks(name), [true, true], name)
  for (const name of ['access.grant', 'bundle.ask', 'bundle.approve', 'evidence.ask-shred'])
    assert.deepEqual(asks(name), [true, false], name)
  assert.deepEqual(asks('claim.record'), [false, false])
})

test('[E655] the person who sets up at the keyboard is never asked', async (t) => {
  const { send, book, now } = await openGroupDoor(t)
  const cookie = cookieOf(await send('/sign-in', { form: { word: book.newWord() } }))
  now.ms += 20 * MINUTE
  assert.equal((await send('/accounts', { cookie, form: INVITE })).status, 200)
})
