// The pages about who may see a record and who has, in the invented world.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'
import { openGroupDoor } from '../../../fixture/group.ts'
import { mainOf } from '../../../fixture/text.ts'

const world = await openWorld()
const door = await openFixtureDoor(world, { account: 'ana-1', roles: ['analyst'] })
const AT = '/access/claim/R08l'
const FORM = { do: 'grant', account: 'vie-1', until: '2099-01-01', reason: 'for the hearing' }

test('[E700] who may see a record is named, and leave is given and taken back there', async () => {
  const first = mainOf(await door.text(AT))
  assert.match(first, /analyst, reviewer/)
  assert.match(first, /doc-1, who may read all of it/)
  assert.ok(first.includes(wordsIn('en').page.access.grantsNone))
  assert.equal((await door.post(AT, FORM)).status, 303)
  const given = mainOf(await door.text(AT))
  assert.match(given, /for the hearing/)
  const [, leaf = ''] = /name="leaf" value="(\d+)"/.exec(given) ?? []
  assert.notEqual(leaf, '')
  assert.equal((await door.post('/undo', { leaf, back: AT })).status, 303)
  const over = mainOf(await door.text(AT))
  assert.ok(over.includes(wordsIn('en').page.access.grantsNone))
})

test('[E701] looks are told with their field, and searches without their words', async () => {
  await door.text('/claims/R08l')
  await door.post('/search', { query: 'lantern', mode: 'as_written' })
  for (const language of LANGUAGES) {
    const { access } = wordsIn(language).page
    const page = mainOf(
      await door.text('/log/reads', { cookie: `${door.cookie}; language=${language}` }),
    )
    if (language === 'en') assert.ok(page.includes(access.field.problems), language)
    assert.ok(!page.includes('lantern'))
  }
  const one = mainOf(await door.text(AT))
  assert.match(one, /what is wrong with the text/)
})

test('[E702] an administrator gives a record to a group by its id, and reads nothing of it', async () => {
  const actor = { account: 'adm-1', roles: ['administrator' as const] }
  const administrator = await openFixtureDoor(world, actor)
  const { body } = await administrator.call('group.record', { name: 'harbour' })
  const { id: group } = body as { id: string }
  const { access: own } = wordsIn('en').page
  const page = mainOf(await administrator.text('/access/groups?kind=document&id=R14'))
  assert.ok(page.includes('harbour') && page.includes(own.giveHint) && page.includes('"R14"'))
  const fields = { do: 'give', kind: 'document', id: 'R14', [`grp ${group}`]: 'yes' }
  assert.equal((await administrator.post('/access/groups', fields)).status, 303)
  const shown = mainOf(await door.text('/access/document/R14'))
  assert.ok(shown.includes('harbour'))
  assert.equal((await administrator.get('/documents/R14')).status, 403)
  // A box that was forgotten opens nothing.
  const { [`grp ${group}`]: _, ...none } = fields
  assert.equal((await administrator.post('/access/groups', none)).status, 422)
  assert.ok(mainOf(await door.text('/access/document/R14')).includes('harbour'))
  const nothing = await administrator.post('/access/groups', { ...fields, id: 'R99' })
  assert.equal(nothing.status, 404)
})

test('[E776] many records are given to a group after a page that says what becomes of each', async () => {
  const { body } = await door.call('group.list', {})
  const { groups } = body as { groups: { id: string; name: string }[] }
  const group = groups.find(({ name }) => name === 'harbour')?.id ?? ''
  const fields = { do: 'give', kind: 'document', id: '', [`grp ${group}`]: 'yes' }
  const asked = { ...fields, ids: 'R08\nR10, R99' }
  const checked = await door.post('/access/groups', asked)
  const page = await checked.text()
  assert.equal(checked.status, 200)
  const { bulk } = wordsIn('en').page.review
  assert.ok(mainOf(page).includes(bulk.go) && mainOf(page).includes('<code>R99</code>'))
  assert.match(mainOf(page), /2 records would be changed.*Groups: harbour/s)
  assert.ok(!mainOf(await door.text('/access/document/R08')).includes('harbour'))
  const [, token = ''] = /name="token" value="(\w+)"/.exec(page) ?? []
  assert.equal((await door.post('/access/groups', { ...asked, do: 'many', token })).status, 303)
  for (const id of ['R08', 'R10'])
    assert.ok(mainOf(await door.text(`/access/document/${id}`)).includes('harbour'), id)
  // By now it would do something else than the page said.
  const again = { ...asked, ids: 'R08 R10 R99', do: 'many', token }
  const late = await door.post('/access/groups', again)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /R08 R10 R99<\/textarea>/)
})

test('[E776] a list leads to it with all that stand on its page, and to nobody who may give nothing', async () => {
  const { giveAll } = wordsIn('en').page.access
  for (const [at, kind] of [
    ['/documents', 'document'],
    ['/claims', 'claim'],
  ] as const) {
    const page = await door.text(at)
    const href = new RegExp(`href="(/access/groups\\?kind=${kind}&amp;ids=[^"]*)">${giveAll}`)
    const [, to = ''] = href.exec(page) ?? []
    assert.notEqual(to, '', at)
    const form = mainOf(await door.text(to.replaceAll('&amp;', '&')))
    const [, ids = ''] = /<textarea[^>]*name="ids"[^>]*>([^<]*)</.exec(form) ?? []
    assert.ok(ids.split(' ').length > 5, ids)
    const viewer = await openFixtureDoor(world, { account: 'vie-1', roles: ['viewer'] })
    assert.ok(!(await viewer.text(at)).includes(giveAll), at)
  }
})

test('[E895] who works in some groups alone is not told that theirs are all that a record has', async (t) => {
  const group = await openGroupDoor(t)
  const named = async (name: string) =>
    (await group.ask<{ id: string }>('group.record', { name })).id
  const [north, south] = [await named('north'), await named('south')]
  const report = {
    title: 'Held',
    text: 'About 80 people were held in July, it said.',
    language: 'en',
  }
  const { id } = await group.ask<{ id: string }>('document.add', {
    ...{ ...report, published: '2026-08-06', publisher: 'Harbour Wire' },
  })
  await group.ask('record.assign', { kind: 'document', id, groups: [north, south] })
  const told = async (account: string, more: { group?: string }) => {
    const role = { role: 'analyst' as const, ...more }
    await group.desk.ledger.change(
      { operation: 'account.invite', by: 'owner', subject: account },
      (write) => write.append('account', { id: account, state: 'active', roles: [role] }),
    )
    const sent = { cookie: await group.signedIn(account) }
    return mainOf(await (await group.send(`/access/document/${id}`, sent)).text())
  }
  const { groups, groupsOfYours } = wordsIn('en').page.access
  const [one, all] = [await told('ana-n', { group: north }), await told('ana-a', {})]
  assert.ok(one.includes(groupsOfYours.replace('{groups}', 'north')) && !one.includes('south'))
  const both = ['north, south', 'south, north'].map((named) => groups.replace('{groups}', named))
  assert.ok(both.some((sentence) => all.includes(sentence)))
})
