// A PDF that is covered page by page, without scripts, and its copy as a reviewer sees it. The
// letter is drawn; nobody in it exists.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { CHECK_ITEMS, itemText } from '@tumen/claim'
import { reviewPath } from '@tumen/view'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const FILE = new URL('../../../../../vectors/redaction/held-letter.pdf', import.meta.url)
const world = await openWorld()
const bytes = readFileSync(FILE).toString('base64')
const about = { title: 'Letter', published: '2022-04-10', language: 'en', bytes }
await world.ask('ana-1', 'document.add', { ...about, id: 'letter' })
const door = await openFixtureDoor(world)
const own = wordsIn('en').page.redaction
const AT = '/documents/letter/redaction'
const CHECKED = Object.fromEntries(CHECK_ITEMS.map((item) => [`check-${item}`, 'absent']))

/** The form that saves, as a browser would send it: boxes decided, the part seen. */
function formIn(page: string): Record<string, string> {
  const fields: Record<string, string> = { ...CHECKED, seen: '0' }
  for (const [, name = '', value = ''] of page.matchAll(
    /<input[^>]* name="([^"]+)" value="([^"]*)"/g,
  ))
    if (/^(?:redaction|revision|page|rows|back|box-\d+|[xywh]-\d+)$/.test(name))
      fields[name] = value
  for (const name of Object.keys(fields))
    if (name.startsWith('box-')) {
      fields[name.replace('box', 'state')] = 'covered'
      fields[name.replace('box', 'what')] = 'text'
    }
  return fields
}

test('[E911] [E1054] a PDF is covered one page at a time, and nothing of a page goes to another', async () => {
  assert.match(await door.text('/documents/letter'), /\/documents\/letter\/redaction/)
  const before = await door.text(AT)
  assert.ok(before.includes(own.names.label) && before.includes(own.begin))
  await door.post(AT, { do: 'begin', turn: '0', names: 'Lim Haneul\n\n' })
  const first = await door.text(`${AT}?page=1&part=1&shade=grey`)
  assert.ok(first.includes('Page 1: 0 covered, 3 to decide'))
  assert.ok(first.includes('Page 2: 0 covered, 1 to decide'))
  assert.match(first, /<img [^>]*\/pages\/1\/0\/grey" width="1240" height="1754"/)
  assert.ok(first.includes(own.box.source.suggestion) && !first.includes('Haneul'))
  assert.equal(first.match(/name="box-\d+"/g)?.length, 3)
  const src = /<img src="([^"]+)"/.exec(first)?.[1] ?? assert.fail()
  assert.equal((await door.get(src)).headers.get('content-type'), 'image/png')
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.notEqual((await viewer.get(src)).status, 200)
  assert.equal((await door.get(src.replace('/pages/1/', '/pages/9/'))).status, 404)
  const line = { 'x-3': '100', 'y-3': '600', 'w-3': '90', 'h-3': '30', 'brush-3': 'line' }
  assert.ok(first.includes('name="next"'))
  const next = { next: 'yes', back: 'part=1&page=1&shade=grey' }
  const said = { ...formIn(first), ...line, 'state-3': 'covered', 'what-3': 'text', ...next }
  const to = (await door.post(AT, said)).headers.get('location') ?? ''
  assert.match(to, /[?&]part=1&page=2&shade=grey/)
  const second = await door.text(`${AT}?page=2&part=1&shade=grey`)
  assert.ok(second.includes('Page 1: 4 covered, 0 to decide</a> (seen)'))
  assert.ok(second.includes(own.ofPages.step['not-all-seen']))
  // As a browser does, which shows it.
  await door.get(/<img src="([^"]+)"/.exec(second)?.[1] ?? assert.fail())
  await door.post(AT, formIn(second))
  const done = await door.text(`${AT}?page=2&part=1&shade=grey`)
  assert.ok(done.includes(own.ready) && !done.includes('name="next"'))
  const rows = await world.desk.ledger.read.redactionsOf(['letter'])
  const boxes = rows.at(-1)?.row.boxes.map(({ page, x, w }) => [page, x === 0 && w === 1240])
  assert.deepEqual(
    boxes?.filter(([, isLine]) => isLine),
    [[1, true]],
  )
})

test('[E911] the copy is a PDF of which a reviewer sees each page as it would leave', async () => {
  const ready = await door.text(`${AT}?page=1`)
  await door.post(AT, { ...formIn(ready), do: 'render' })
  const [copy] = await world.desk.ledger.read.redactionCopiesOf(['letter'])
  const id = copy?.row.derivative ?? assert.fail()
  const item = itemText({ kind: 'redaction', ids: [id] })
  const reviewer = await openFixtureDoor(world, { account: 'rev-1', roles: ['reviewer'] })
  const path = reviewPath(item)
  const shown = mainOf(await reviewer.text(`${path}?page=2&part=1&shade=grey`))
  assert.ok(shown.includes('application/pdf'))
  const src = /<img src="([^"]+)"/.exec(shown)?.[1] ?? assert.fail(shown.slice(0, 800))
  assert.match(src, /\/copies\/[^/]+\/pages\/2\/0\/grey$/)
  assert.equal((await reviewer.get(src)).headers.get('content-type'), 'image/png')
})

test('[E912] a document that cannot be covered says what helps, in each language', async () => {
  for (const language of LANGUAGES) {
    const page = await door.text('/documents/R08/redaction', { 'accept-language': language })
    const said = wordsIn(language).page.redaction.noPicture
    assert.ok(page.includes(said) && said.includes('PDF'), language)
  }
})
