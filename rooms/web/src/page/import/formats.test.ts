import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMAT_WAYS, FORMATS_TOLD } from '@tumen/contract'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

test('[E1064] every format is told with its ways and what is lost, in three languages', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const language of LANGUAGES) {
    const page = await door.text('/formats', { 'accept-language': language })
    const { name, lost } = wordsIn(language).exchange
    for (const format of FORMATS_TOLD) {
      const from = page.indexOf(`id="format-${format}"`)
      const card = page.slice(from, page.indexOf('</article>', from))
      const { out, in: comes } = FORMAT_WAYS[format]
      const told = [name[format], lost[format], ...[out, comes].flatMap((line) => line ?? [])]
      for (const words of told) assert.ok(card.includes(words), `${language} ${format} ${words}`)
    }
  }
})

test('[E1064] it leads to pages that open, and no reader to one that does not', async () => {
  const world = await readOnlyWorld()
  for (const who of [undefined, VIEWER]) {
    const door = await openFixtureDoor(world, who)
    const page = await door.text('/formats')
    const links = [...page.slice(page.indexOf('<main')).matchAll(/<dd>\s*<a href="([^"]+)"/g)]
    for (const [, href = ''] of links) assert.equal((await door.get(href)).status, 200, href)
    const isThere = links.some(([, href]) => href === '/imports')
    assert.equal(isThere, who === undefined)
  }
  assert.ok((await (await openFixtureDoor(world)).text('/imports')).includes('href="/formats"'))
})
