// What belongs to a group stands in no title of a tab: browsers keep it in their history, show it
// to whoever looks over a shoulder, and send it to other machines of that person.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inGroup, openNorth } from '@tumen/world'
import { KEEPER, openFixtureDoor } from '../../fixture/door.ts'
import { EVERY_PAGE } from './every-page.test.ts'

const titleOf = (page: string) => /<title>([\s\S]*?)<\/title>/.exec(page)?.[1] ?? ''
const headingOf = (page: string) => /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page)?.[1] ?? ''

/** The same page about what the north has. */
function northern(path: string): string {
  return path
    .replace(/^\/(documents|history)\/R\d+(-\w+)?/, '/$1/R07')
    .replace(/^\/(claims|history|reviews)\/R\d\d[a-z]/, '/$1/R08l')
    .replace(/^\/events\/\w+\d+/, '/events/N1')
    .replace(/^\/speakers\/[A-Z]-\d+|^\/speakers\/lantern/, '/speakers/a-north')
    .replace(/^\/lists\/[A-Z]$/, '/lists/C')
    .replace('event=OCT11', 'event=N1')
}

const HELD = 'act=detention&event=N1'
const PAGES = new Set([
  ...EVERY_PAGE.map(northern),
  ...['/history/N1', '/events/N1', `/figures/show?${HELD}`, `/figures/moments?${HELD}`],
  ...[`/figures/statements?${HELD}`, `/figures/difference?${HELD}&before=2022-08-10`],
])

test('[E760] what belongs to a group stands in no title of a tab', async () => {
  const { world, north } = await openNorth()
  const { document } = (await world.ask('ana-1', 'document.show', { id: 'R07' })) as {
    document: { title: string }
  }
  const secrets = [document.title, 'northern', 'List C']
  for (const actor of [KEEPER, inGroup('analyst', north)]) {
    const door = await openFixtureDoor(world, actor)
    const isOn = async (path: string, words: string) => {
      const page = await door.text(path)
      assert.ok(headingOf(page).includes(words), `${actor.account} ${path}`)
    }
    await isOn('/documents/R07', document.title.slice(0, 20))
    await isOn('/events/N1', 'northern')
    await isOn(`/figures/show?${HELD}`, 'northern')
    const found: string[] = []
    for (const path of PAGES) {
      if (path.startsWith('/reference/')) continue
      const title = titleOf(await door.text(path))
      for (const words of secrets)
        if (title.includes(words.slice(0, 20))) found.push(`${actor.account} ${path}: ${title}`)
    }
    assert.deepEqual(found, [])
    assert.doesNotMatch(titleOf(await door.text('/claims/R08l')), /Harbour Wire/)
  }
  // What everybody has is named there, as before.
  const door = await openFixtureDoor(world, KEEPER)
  assert.match(titleOf(await door.text('/documents/R08')), /80 North Koreans/)
  assert.match(titleOf(await door.text('/events/OCT11')), /Returns over Red Pine/)
  assert.match(titleOf(await door.text('/figures/show?act=forced_return&event=OCT11')), /Red Pine/)
})
