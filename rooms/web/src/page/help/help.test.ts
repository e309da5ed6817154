import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openFixtureDoor, readOnlyWorld } from '../../../fixture/door.ts'

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
