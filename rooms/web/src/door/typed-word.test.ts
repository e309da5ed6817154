// What somebody types about people must not stay behind: not in an address, which browsers and
// proxies keep, and not in what a browser remembers of forms.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixtureDoor, readOnlyWorld } from '../../fixture/door.ts'
import { formsIn, walk } from '../../fixture/walk.ts'

const door = await openFixtureDoor(await readOnlyWorld())
const pages = await walk(door, 3)

/**
 * Days and the fields of a question, which is cited by its address: an act, a
 * place, a population, and how many are shown alone. None of them asks for a word
 * of testimony or for a name.
 */
const MAY_STAND_IN_AN_ADDRESS = new Set([
  ...['asKnownOn', 'before', 'at', 'from', 'to', 'period', 'place', 'event', 'population'],
  'least',
  ...['sex', 'age', 'role', 'status', 'place_of_origin', 'other'].map((by) => `restrict-${by}`),
])

/** The fields of a page whose words an address or a browser would keep. */
function keptFields(page: string, path: string): string[] {
  return formsIn(page, path).flatMap(({ isPost, wordFields }) =>
    wordFields.filter((field) => {
      const isRemembered = !field.includes('autocomplete="off"')
      const name = /\sname="([^"]*)"/.exec(field)?.[1] ?? ''
      return isRemembered || (!isPost && !MAY_STAND_IN_AN_ADDRESS.has(name))
    }),
  )
}

test('[E25] typed words are posted, and no browser is asked to remember them', () => {
  assert.ok(pages.size > 40)
  const kept = [...pages].flatMap(([path, page]) =>
    keptFields(page, path).map((field) => `${path} ${field}`),
  )
  assert.deepEqual(kept, [])
})

test('[E25] mutation test: a field for words in a form that makes an address is found, and a remembered one', () => {
  const form = (attributes: string, field: string) => `<form${attributes}>${field}</form>`
  const off = '<input name="query" type="search" autocomplete="off">'
  assert.equal(keptFields(form(' method="get"', off), '/').length, 1)
  assert.equal(keptFields(form(' method="post"', '<textarea name="text">'), '/').length, 1)
  assert.equal(keptFields(form(' method="post"', off), '/').length, 0)
})

test('[E25] what was searched for stands in no address, title or heading of the answer', async () => {
  const words = 'CANARY-39-SECRET'
  const answer = await door.post('/search', { query: words, mode: 'as_written' })
  const page = await answer.text()
  assert.equal(answer.headers.get('location'), null)
  assert.doesNotMatch(/<title>[^<]*<\/title>/.exec(page)?.[0] ?? '', /CANARY/)
  for (const [, path = ''] of page.matchAll(/(?:href|action|src)="([^"]*)"/g))
    assert.ok(!path.includes('CANARY'), path)
  assert.deepEqual(door.faults, [])
})
