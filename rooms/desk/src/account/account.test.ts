// Accounts: who may come in, by what, and that no word is kept.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { actorOf, openFixture, refused } from '../../fixture/desk.ts'
import { activeAccount, addKey, invitationOf, joinAccount, keyOf, useRecoveryWord } from './door.ts'
import { hasAdministrator, standingOf } from './standing.ts'

const KEY = { name: 'a laptop', key: { id: 'AQ', publicKey: 'pQ' } }

async function invited(t: TestContext) {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.desk.close())
  const invite = (account: string, role: string) =>
    fixture.ask<{ word?: string; until: string }>('adm', 'account.invite', {
      account,
      roles: [{ role }],
    })
  return { fixture, invite }
}

test('[D650] an invitation lets its person in once, and for a day', async (t) => {
  const { fixture, invite } = await invited(t)
  const { desk } = fixture
  const { word = '' } = await invite('doc-1', 'documenter')
  assert.equal((await invitationOf(desk, ` ${word.toUpperCase()} `))?.id, 'doc-1')
  assert.equal(await invitationOf(desk, word.replace(/^./, '9')), undefined)
  assert.equal(await activeAccount(desk, 'doc-1'), undefined)
  const both = await Promise.all([joinAccount(desk, word, KEY), joinAccount(desk, word, KEY)])
  const joined = both.filter((actor) => actor !== undefined)
  assert.equal(joined.length, 1)
  assert.deepEqual(joined[0]?.actor, { account: 'doc-1', roles: ['documenter'], groups: {} })
  assert.equal(joined[0]?.words.length, 10)
  assert.equal(await joinAccount(desk, word, KEY), undefined)
  assert.equal((await keyOf(desk, 'AQ'))?.account.id, 'doc-1')
  const late = await invite('doc-2', 'documenter')
  fixture.now.day = '2030-01-01'
  assert.equal(await invitationOf(desk, late.word ?? ''), undefined)
})

test('[D651] no word is kept, in the store or in a repeated answer', async (t) => {
  const { fixture } = await invited(t)
  const input = { account: 'doc-1', roles: [{ role: 'documenter' }] }
  const call = { actor: actorOf('adm'), progress: { report() {} }, idempotencyKey: 'k' }
  const { callByName } = await import('../call.ts')
  const ask = () => callByName(fixture.desk, 'account.invite', input, call)
  const first = (await ask()) as { word: string; until: string }
  const again = (await ask()) as { word?: string; until: string }
  assert.match(first.word, /^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/)
  assert.deepEqual(again, { account: 'doc-1', until: first.until })
  const rows = JSON.stringify(await fixture.desk.ledger.read.rows('credential'))
  assert.ok(!rows.includes(first.word) && !rows.includes(first.word.replaceAll('-', '')))
})

test('[D652] closed accounts open by nothing, and come back only by a new invitation', async (t) => {
  const { fixture, invite } = await invited(t)
  const { desk } = fixture
  const { word = '' } = await invite('doc-1', 'documenter')
  await joinAccount(desk, word, KEY)
  const actor = { account: 'doc-1', roles: ['documenter' as const] }
  await addKey(desk, actor, { name: 'a telephone', key: { id: 'Ag', publicKey: 'pg' } })
  await fixture.ask('adm', 'account.close', { account: 'doc-1' })
  assert.equal(await keyOf(desk, 'AQ'), undefined)
  assert.equal(await activeAccount(desk, 'doc-1'), undefined)
  const change = { account: 'doc-1', roles: [{ role: 'viewer' }] }
  const closed = await refused(fixture.ask('adm', 'account.change', change))
  assert.equal(closed.code, 'wrong-state')
  const back = await fixture.ask<{ word: string }>('adm', 'account.reset', { account: 'doc-1' })
  assert.equal(await keyOf(desk, 'Ag'), undefined)
  assert.equal((await joinAccount(desk, back.word, KEY))?.actor.account, 'doc-1')
})

test('[D653] the last administrator among the accounts stays one', async (t) => {
  const { fixture, invite } = await invited(t)
  const { word = '' } = await invite('adm-1', 'administrator')
  await joinAccount(fixture.desk, word, KEY)
  const roles = [{ role: 'viewer' }]
  for (const [name, input] of [
    ['account.close', { account: 'adm-1' }],
    ['account.change', { account: 'adm-1', roles }],
  ] as const)
    assert.equal((await refused(fixture.ask('adm', name, input))).code, 'last-administrator')
  const { word: second = '' } = await invite('adm-2', 'administrator')
  await joinAccount(fixture.desk, second, { ...KEY, key: { id: 'Aw', publicKey: 'pw' } })
  await fixture.ask('adm', 'account.close', { account: 'adm-1' })
})

test('[D654] a word of recovery signs in once; new words make the old ones void', async (t) => {
  const { fixture, invite } = await invited(t)
  const { desk } = fixture
  const { word = '' } = await invite('doc-1', 'documenter')
  const { actor } = (await joinAccount(desk, word, KEY)) ?? {}
  assert.ok(actor)
  const { callOperation } = await import('../call.ts')
  const call = { actor, progress: { report() {} } }
  const first = await callOperation(desk, 'credential.recover', {}, call)
  assert.equal(new Set(first.words).size, 10)
  const [one = '', two = ''] = first.words
  assert.equal((await useRecoveryWord(desk, 'doc-1', one))?.account, 'doc-1')
  assert.equal(await useRecoveryWord(desk, 'doc-1', one), undefined)
  assert.equal(await useRecoveryWord(desk, 'doc-2', two), undefined)
  assert.equal((await callOperation(desk, 'credential.list', {}, call)).words, 9)
  await callOperation(desk, 'credential.recover', {}, call)
  assert.equal(await useRecoveryWord(desk, 'doc-1', two), undefined)
})

test('[D655] roles are held in groups that are there, and a name is a group’s own', async (t) => {
  const { fixture } = await invited(t)
  const north = await fixture.ask<{ id: string }>('adm', 'group.record', { name: 'north' })
  const roles = [{ role: 'analyst', group: north.id }]
  await fixture.ask('adm', 'account.invite', { account: 'ana-1', roles })
  const nowhere = { account: 'ana-2', roles: [{ role: 'analyst', group: 'gr_x' }] }
  assert.equal((await refused(fixture.ask('adm', 'account.invite', nowhere))).code, 'unknown-group')
  const twice = fixture.ask('adm', 'group.record', { name: 'north' })
  assert.equal((await refused(twice)).code, 'already-exists')
  const { accounts } = await fixture.ask<{ accounts: object[] }>('adm', 'account.list', {})
  assert.equal(accounts.length, 1)
})

test('[D656] the last key cannot be removed, another one can', async (t) => {
  const { fixture, invite } = await invited(t)
  const { desk } = fixture
  const { word = '' } = await invite('doc-1', 'documenter')
  const { actor } = (await joinAccount(desk, word, KEY)) ?? {}
  assert.ok(actor)
  const { callOperation } = await import('../call.ts')
  const call = { actor, progress: { report() {} } }
  const { keys } = await callOperation(desk, 'credential.list', {}, call)
  const [{ id } = { id: '' }] = keys
  assert.equal(
    (await refused(callOperation(desk, 'credential.remove', { id }, call))).code,
    'last-key',
  )
  await addKey(desk, actor, { name: 'a telephone', key: { id: 'Ag', publicKey: 'pg' } })
  await callOperation(desk, 'credential.remove', { id }, call)
  assert.equal(await keyOf(desk, 'AQ'), undefined)
})

test('[D660] without a key an account is joined by its words of recovery alone', async (t) => {
  const { fixture, invite } = await invited(t)
  const { desk } = fixture
  const { word = '' } = await invite('doc-1', 'documenter')
  const joined = await joinAccount(desk, word)
  const [one = ''] = joined?.words ?? []
  assert.equal((await useRecoveryWord(desk, 'doc-1', one))?.account, 'doc-1')
  assert.equal(await useRecoveryWord(desk, 'doc-1', one), undefined)
  const rows = JSON.stringify(await desk.ledger.read.rows('credential'))
  assert.ok(!joined?.words.some((each) => rows.includes(each)))
})

test('[D661] an account stands by its newest row, and only while it is active', async (t) => {
  const { fixture, invite } = await invited(t)
  const { desk } = fixture
  const { word = '' } = await invite('doc-1', 'documenter')
  assert.equal(await standingOf(desk, 'doc-1'), undefined)
  await joinAccount(desk, word)
  const first = await standingOf(desk, 'doc-1')
  assert.deepEqual(first?.actor.roles, ['documenter'])
  await fixture.ask('adm', 'account.change', { account: 'doc-1', roles: [{ role: 'viewer' }] })
  const later = await standingOf(desk, 'doc-1')
  assert.ok(first && later && later.leaf > first.leaf)
  await fixture.ask('adm', 'account.close', { account: 'doc-1' })
  assert.equal(await standingOf(desk, 'doc-1'), undefined)
  assert.equal(await hasAdministrator(desk), false)
})

test('[D662] an administrator of one group lets nobody in, and is not the last one that stays', async (t) => {
  const { fixture, invite } = await invited(t)
  const { desk } = fixture
  const { id: group } = await fixture.ask<{ id: string }>('adm', 'group.record', { name: 'north' })
  const roles = [{ role: 'administrator', group }]
  const ofGroup = await fixture.ask<{ word: string }>('adm', 'account.invite', {
    ...{ account: 'adm-1', roles },
  })
  await joinAccount(desk, ofGroup.word)
  assert.equal(await hasAdministrator(desk), false)
  const { word = '' } = await invite('adm-2', 'administrator')
  await joinAccount(desk, word)
  assert.equal(await hasAdministrator(desk), true)
  const less = fixture.ask('adm', 'account.change', { account: 'adm-2', roles })
  assert.equal((await refused(less)).code, 'last-administrator')
  await fixture.ask('adm', 'account.close', { account: 'adm-1' })
})
