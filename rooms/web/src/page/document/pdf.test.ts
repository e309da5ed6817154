import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fill, LANGUAGES, wordsIn } from '@tumen/words'
import { type FixtureDoor, ORIGIN, openFixtureDoor } from '../../../fixture/door.ts'
import { mainOf, worldWithTexts } from '../../../fixture/text.ts'

const world = await worldWithTexts()
type Isolation = { isolation: { missing: string[] } }
const shown = await world.ask<Isolation>('ana-1', 'workspace.show', { isolation: true })
const { missing } = shown.isolation
if (missing.length > 0) process.stdout.write(`# skipped: a PDF needs ${missing.join(', ')}\n`)
const skip = missing.length > 0 && `needs ${missing.join(', ')}`

const FILE = new URL('../../../../../vectors/intake/river-observer.pdf', import.meta.url)

/** Adds a file as a browser does; where the door leads then. */
async function add(door: FixtureDoor, bytes: Uint8Array, title: string): Promise<string> {
  const body = new FormData()
  const fields = { title, language: 'en', published: '2022-05-02', publisher: 'lantern', text: '' }
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', new File([Buffer.from(bytes)], 'r.pdf', { type: 'application/pdf' }))
  const headers = { cookie: door.cookie, origin: ORIGIN }
  const answer = await door.send('/documents/new', { method: 'POST', headers, body })
  assert.equal(answer.status, 303, mainOf(await answer.text()).slice(0, 600))
  return answer.headers.get('location') ?? ''
}

test('[E790] a PDF is added by its file; its text stands with its pages, and its claim names one', {
  skip,
}, async () => {
  const door = await openFixtureDoor(world)
  assert.match(await door.text('/documents/new'), /accept="[^"]*\.pdf/)
  const path = await add(door, readFileSync(FILE), 'Annual Report')
  const page = mainOf(await door.text(path))
  for (const n of [1, 2, 3]) assert.match(page, new RegExp(`id="page-${n}">page ${n}<`))
  assert.ok(page.indexOf('id="page-2"') < page.indexOf('Two sources in the town'))
  assert.match(page, /poppler \d/)
  assert.match(page, /5 lines that pages repeat at their edges/)
  const document = /documents\/([^?]+)/.exec(path)?.[1]
  const quote = ['at least 52 people were held in Liaoning']
  const claim = { number: 'at least 52', act: 'detention', place: 'Liaoning', at: '2022-04' }
  const { id } = await world.ask<{ id: string }>('ana-1', 'claim.record', {
    ...{ document, quote, ...claim },
  })
  for (const language of LANGUAGES) {
    const word = wordsIn(language).page.reader.layer.page.replace('{page}', '2')
    for (const at of [`/claims/${id}`, `/documents/${document}`]) {
      const read = mainOf(await door.text(at, { 'accept-language': language }))
      assert.ok(read.includes(word), `${language} ${at}`)
    }
  }
})

test('[E910] words that nobody sees on a page are told with its number, and stand nowhere', {
  skip,
}, async () => {
  const door = await openFixtureDoor(world)
  const letter = new URL('../redaction/held-letter.pdf', FILE)
  const path = await add(door, readFileSync(letter), 'A letter')
  for (const language of LANGUAGES) {
    const page = mainOf(await door.text(path, { 'accept-language': language }))
    const said = wordsIn(language).page.reader.layer.finding.hidden_words
    assert.ok(page.includes(fill(said, { n: 2, pages: '1' })), language)
    assert.ok(!page.includes('Sora'), language)
  }
})

test('[E791] a file that has no text is kept, and its page says why and what helps', async () => {
  const door = await openFixtureDoor(world)
  const path = await add(door, Buffer.from('%PDF-1.7\nnothing else'), 'A broken file')
  const page = mainOf(await door.text(path))
  const { finding, kept } = wordsIn('en').page.reader.layer
  assert.ok(page.includes(kept))
  assert.ok(Object.values(finding).some((one) => page.includes(one)))
  assert.ok(page.includes(wordsIn('en').page.reader.noText))
})
