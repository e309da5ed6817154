// The page of a file that is not read yet, for who handed it in and for everybody else.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Actor } from '@tumen/desk'
import { documentPath } from '@tumen/view'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, ORIGIN, openFixtureDoor } from '../../../../fixture/door.ts'
import { mainOf } from '../../../../fixture/text.ts'

const KEEPER: Actor = { account: 'ana-1', roles: ['documenter', 'analyst', 'reviewer'] }
const at = (name: string) =>
  readFileSync(new URL(`../../../../../../vectors/intake/${name}`, import.meta.url))
const LETTER = at('tracked-letter.docx')
const BOOK = at('held-list.xlsx')

async function opened(t: TestContext): Promise<FixtureDoor> {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  return openFixtureDoor(world, KEEPER, true, { patienceMs: 0 })
}

function send(door: FixtureDoor, files: readonly Uint8Array[], language = ''): Promise<Response> {
  const body = new FormData()
  body.append('language', language)
  body.append('published', '2022-04')
  for (const [n, one] of files.entries())
    body.append('file', new File([new Uint8Array(one)], `canary-${n}.docx`))
  const headers = { cookie: door.cookie, origin: ORIGIN }
  return door.send('/documents/new', { method: 'POST', headers, body })
}

/** When nothing goes on with any file. */
async function settled({ world }: FixtureDoor): Promise<void> {
  const { waiting } = world.desk.memory
  while (waiting.unread().some(({ state }) => state !== 'refused')) await wait(20)
}

const own = wordsIn('en').page.document.waiting

test('[E1059] who hands a file in sees how far it is, and then the document', async (t) => {
  const door = await opened(t)
  const answer = await send(door, [LETTER])
  const path = answer.headers.get('location') ?? ''
  assert.match(path, /^\/documents\/doc_\w+\?reading=language$/)
  for (const language of LANGUAGES) {
    const page = mainOf(await door.text(path, { 'accept-language': language }))
    const { title, again, hint } = wordsIn(language).page.document.waiting
    assert.ok(page.includes(title) && page.includes(again) && page.includes(hint), language)
    assert.ok(page.includes(`href="${path}"`), 'the way to look again')
    assert.doesNotMatch(page, /canary/)
  }
  await settled(door)
  const page = mainOf(await door.text(path))
  assert.ok(!page.includes(own.title))
  assert.match(page, /id="added"/)
  assert.match(page, /Its language was found/)
})

test('[E1060] for everybody else the address is that of no document', async (t) => {
  const door = await opened(t)
  const others = await Promise.all(
    (['documenter', 'viewer', 'administrator'] as const).map((role) =>
      openFixtureDoor(door.world, { account: `${role}-9`, roles: [role] }),
    ),
  )
  const answer = await send(door, [LETTER])
  const path = answer.headers.get('location') ?? ''
  const missing = documentPath('doc_000000000000000000000000')
  for (const other of others) {
    const [foreign, none] = [await other.get(path), await other.get(missing)]
    assert.equal(foreign.status, none.status)
    assert.ok(foreign.status >= 400)
    const text = async (one: Response) =>
      mainOf(await one.text()).replaceAll(/doc_\w+(?:\?\w+=\w+)?/g, '')
    assert.equal(await text(foreign), await text(none))
    assert.ok(!(await other.text('/log/jobs')).includes(path.replace(/\?.*/, '')))
  }
  await settled(door)
})

test('[E1061] of several files the unread are told as being read', async (t) => {
  const door = await opened(t)
  const page = mainOf(await (await send(door, [LETTER, Buffer.from('39'), BOOK])).text())
  assert.match(page, /0 added, 2 being read, 0 already here, 1 not added\./)
  const links = [...page.matchAll(/href="(\/documents\/doc_[^"]+)"/g)].map(([, path = '']) => path)
  assert.equal(links.length, 2)
  assert.ok(mainOf(await door.text('/log/jobs')).includes(links[1] ?? '-'))
  await settled(door)
  for (const link of links) assert.equal((await door.get(link)).status, 200)
  const patient = await openFixtureDoor(door.world, KEEPER)
  const again = mainOf(await (await send(patient, [LETTER, BOOK])).text())
  assert.match(again, /0 added, 2 already here, 0 not added\./)
})

test('[E1062] what is refused says why and what to do, and a copy leads to what is here', async (t) => {
  const door = await opened(t)
  // More stands behind the archive.
  const wrong = Buffer.concat([BOOK, Buffer.from('and more')])
  const path = (await send(door, [wrong])).headers.get('location') ?? ''
  await settled(door)
  const page = mainOf(await door.text(path))
  assert.ok(page.includes(own.refused) && page.includes(own.mend))
  const jobs = mainOf(await door.text('/log/jobs'))
  assert.ok(jobs.includes(wordsIn('en').page.job.notRead))
  const job = /name="job" value="([^"]+)"/.exec(jobs)?.[1] ?? ''
  assert.equal((await door.post('/log/jobs', { job })).status, 303)
  assert.equal((await door.get(path)).status, 404)
  // What the first says nothing of the second says as its words do.
  const both = [await send(door, [LETTER]), await send(door, [LETTER], 'en')]
  await settled(door)
  const paths = both.map((one) => one.headers.get('location') ?? '')
  const pages = await Promise.all(paths.map(async (one) => mainOf(await door.text(one))))
  const copy = pages.findIndex((one) => one.includes(own.here))
  const [document] = (paths[1 - copy] ?? '').split('?')
  assert.ok(pages[copy]?.includes(`href="${document}"`))
})
