// No page prints a code of ours: every word of a closed list has its words in each language. What
// is quoted, what programs read and ids are set apart in the markup, and are not looked at here.
import assert from 'node:assert/strict'
import test from 'node:test'
import * as claim from '@tumen/claim'
import { REFUSAL_CODES } from '@tumen/contract'
import { openFixtureDoor, readOnlyWorld } from '../../fixture/door.ts'
import { EVERY_PAGE } from './every-page.test.ts'

/** Names of files and programs that are written so. */
const NAMES = new Set(['allowed_signers', 'auto-archiver'])
const LISTED: ReadonlySet<string> = new Set([
  ...REFUSAL_CODES,
  ...Object.values(claim).flatMap((list) =>
    Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [],
  ),
])

/** The codes in what people read of a page: texts, and what is read out of attributes. */
function codesIn(page: string): string[] {
  const main = page
    .slice(page.indexOf('<main'), page.indexOf('</main>'))
    .replace(/<(code|kbd|pre|script)[ >][\s\S]*?<\/\1>/g, ' ')
    .replace(/<(\w+)[^>]* class="code"[^>]*>[^<]*<\/\1>/g, ' ')
  const said = [...main.matchAll(/ (?:title|aria-label|placeholder)="([^"]*)"/g)]
  const texts = [...main.split(/<[^>]*>/), ...said.map(([, text = '']) => text)]
  return texts
    .flatMap((text) => text.match(/(?<![\w@./=:-])[a-z]+(?:[_-][a-z]+)+(?![\w@./=:-])/g) ?? [])
    .filter((word) => (word.includes('_') || LISTED.has(word)) && !NAMES.has(word))
}

test('[E734] no page of the world prints a code, in any language', async () => {
  const world = await readOnlyWorld()
  const door = await openFixtureDoor(world)
  const { claims } = await world.ask<{ claims: { id: string }[] }>('ana-1', 'claim.list', {
    limit: 60,
  })
  const all = [
    ...EVERY_PAGE.filter((path) => !path.startsWith('/reference')),
    ...claims.flatMap(({ id }) => [`/claims/${id}`, `/history/${id}`]),
  ]
  const found: string[] = []
  for (const language of ['en', 'ko', 'zh'])
    for (const path of all) {
      const page = await door.text(path, { 'accept-language': language })
      found.push(...codesIn(page).map((code) => `${language} ${path}: ${code}`))
    }
  assert.deepEqual(found, [])
})

test('[E734] the sweep finds a code that is planted', () => {
  assert.deepEqual(codesIn('<main><p>held: is_told_by</p><code>as_of</code></main>'), [
    'is_told_by',
  ])
  assert.deepEqual(codesIn('<main><a title="wrong_type">x</a></main>'), ['wrong_type'])
})
