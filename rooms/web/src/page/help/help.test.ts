import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES } from '@tumen/contract'
import { can, isOfAll, RIGHTS } from '@tumen/desk'
import { GO_KEYS } from '@tumen/view'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openFixtureDoor, readOnlyWorld } from '../../../fixture/door.ts'
import { ROLE_RIGHTS } from './role-help.tsx'

test('[E202] keys can be switched off and on again, and a page without them loads no script for them', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const script = '/island/key.js'
  assert.ok((await door.text('/help/keys')).includes(script))
  const off = await door.post('/keys', { keys: 'off', back: '/help/keys' })
  assert.equal(off.status, 303)
  const without = await door.text('/help/keys')
  assert.ok(!without.includes(script))
  assert.ok(without.includes('The keys are off.'))
  await door.post('/keys', { keys: 'on', back: '/help/keys' })
  assert.ok((await door.text('/help/keys')).includes(script))
})

test('[E630] every key of the page of proposals is told in words, there and with all keys', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const language of LANGUAGES) {
    const { help } = wordsIn(language).page.proposal
    const page = await door.text('/help/keys', { 'accept-language': language })
    for (const words of Object.values(help).slice(1)) assert.ok(page.includes(words), words)
    const all = Object.values(help).join(' ')
    for (const key of ['j', 'k', '1', '8', '9', '0', 'f', 'a', 'x', 'e', 'u', 'Enter', 'Esc'])
      assert.match(all, new RegExp(`(?<![A-Za-z])${key}(?![A-Za-z])`), `${language} ${key}`)
  }
})

/** The cells of a table, row by row, as texts. */
function cellsOf(page: string): string[][] {
  const rows = [...page.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => row)
  return rows.map((row) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => cell),
  )
}

test('[E891] one page says which role may do what, as the desk decides it, in three languages', async () => {
  const account = 'adm-1'
  const door = await openFixtureDoor(await readOnlyWorld(), { account, roles: ['administrator'] })
  for (const language of LANGUAGES) {
    const { page, role } = wordsIn(language)
    const own = page.roleHelp
    const text = await door.text('/help/roles', { 'accept-language': language })
    const [head, ...rows] = cellsOf(text)
    assert.deepEqual(head, [own.what, ...ROLES.map((one) => role[one])])
    assert.equal(rows.length, ROLE_RIGHTS.length)
    for (const [n, [name, right]] of ROLE_RIGHTS.entries()) {
      assert.ok(Object.hasOwn(RIGHTS, right), right)
      const yes = isOfAll(right) ? own.inAll : own.yes
      const told = ROLES.map((one) => (can({ account, roles: [one] }, right) ? yes : '–'))
      assert.deepEqual(rows[n], [own.may[name], ...told], `${language} ${right}`)
    }
    assert.ok(text.includes(role.administrator))
  }
})

test('[E891] who is refused for a role, and who invites somebody, is led to that page', async () => {
  const world = await readOnlyWorld()
  const viewer = await openFixtureDoor(world, { account: 'vie-1', roles: ['viewer'] })
  const refused = await viewer.get('/documents/new')
  assert.equal(refused.status, 403)
  assert.match(await refused.text(), /href="\/help\/roles"/)
  const administrator = await openFixtureDoor(world, { account: 'a', roles: ['administrator'] })
  assert.match(await administrator.text('/accounts'), /href="\/help\/roles"/)
  // A refusal for another reason leads nowhere else.
  const missing = await viewer.text('/claims/nothing')
  assert.doesNotMatch(missing, /role="alert"/)
})

test('[E892] keys lead an account only to pages that open for it, in the dialog and on the page', async () => {
  const world = await readOnlyWorld()
  for (const role of ROLES) {
    const door = await openFixtureDoor(world, { account: `${role}-1`, roles: [role] })
    const page = await door.text('/help/keys')
    const led = [...page.matchAll(/<a href="([^"]+)" data-go=/g)].map(([, href = '']) => href)
    assert.ok(led.includes('/') && led.includes('/log'), role)
    for (const href of new Set(led))
      assert.equal((await door.get(href)).status, 200, `${role} ${href}`)
  }
  const analyst = await openFixtureDoor(world, { account: 'ana-1', roles: ['analyst'] })
  const all = await analyst.text('/help/keys')
  for (const [, , href] of GO_KEYS) assert.ok(all.includes(`<a href="${href}" data-go=`), href)
})
