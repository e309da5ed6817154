// The page of a file that is not read yet, for who handed it in and for everybody else.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Actor, Refusal } from '@tumen/desk'
import { documentPath } from '@tumen/view'
import { fill, LANGUAGES, wordsIn } from '@tumen/words'
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

function send(
  door: FixtureDoor,
  files: readonly Uint8Array[],
  language = '',
  title = '',
): Promise<Response> {
  const body = new FormData()
  body.append('language', language)
  body.append('published', '2022-04')
  if (title) body.append('title', title)
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

test('[E1070] what was read behind the answer can be undone on its page, as after a direct adding', async (t) => {
  const door = await opened(t)
  const path = (await send(door, [LETTER])).headers.get('location') ?? ''
  await settled(door)
  const page = await door.text(path)
  const leaf = /action="\/undo"[\s\S]*?name="leaf" value="(\d+)"/.exec(page)?.[1] ?? ''
  assert.match(leaf, /^\d+$/)
  // Once, as every line of what was done.
  assert.doesNotMatch(await door.text(path), /action="\/undo"/)
  assert.equal((await door.post('/undo', { leaf, back: '/documents' })).status, 303)
  assert.equal((await door.get(path)).status, 404)
  // One that is read within the moment that a page waits has the same line.
  const patient = await openFixtureDoor(door.world, KEEPER)
  const soon = (await send(patient, [BOOK])).headers.get('location') ?? ''
  assert.doesNotMatch(soon, /reading=/)
  assert.match(await patient.text(soon), /action="\/undo"/)
})

test('[E1071] the list of long work calls a file by its title, or says that it has none', async (t) => {
  const door = await opened(t)
  const read = ({ stop: { signal } }: { stop: AbortController }) =>
    new Promise<void>((_, end) => {
      signal.addEventListener('abort', () => end(new Error('stopped')))
    })
  door.world.desk.memory.waiting.serve({ read, drop: async () => undefined })
  await send(door, [LETTER])
  await send(door, [BOOK], '', 'A list of the river')
  const jobs = mainOf(await door.text('/log/jobs'))
  assert.ok(jobs.includes('>A list of the river</a>'))
  assert.ok(jobs.includes(`>${wordsIn('en').page.job.file}</a>`))
  assert.doesNotMatch(jobs, />doc_/)
  const other = await openFixtureDoor(door.world, { account: 'adm-9', roles: ['administrator'] })
  assert.doesNotMatch(await other.text('/log/jobs'), /A list of the river|doc_/)
})

test('[E1072] the list of documents and the start page lead who handed a file in to what is not read', async (t) => {
  const door = await opened(t)
  await send(door, [Buffer.concat([BOOK, Buffer.from('and more')])])
  await settled(door)
  const viewer = await openFixtureDoor(door.world, { account: 'vie-9', roles: ['viewer'] })
  for (const language of LANGUAGES) {
    const { document, home } = wordsIn(language).page
    const said = { '/documents': document.waiting.failed, '/': home.trouble.unread }
    for (const [path, sentence] of Object.entries(said)) {
      const text = fill(sentence, { n: 1 })
      const headers = { 'accept-language': language }
      assert.ok(mainOf(await door.text(path, headers)).includes(text), `${language} ${path}`)
      assert.ok(!(await viewer.text(path, headers)).includes(text), `${language} ${path}`)
    }
  }
  const jobs = mainOf(await door.text('/log/jobs'))
  assert.ok(jobs.includes(own.mend), 'what to do')
})

test('[E1073] what is wrong with the workspace is said as that, and nothing is handed in anew', async (t) => {
  const door = await opened(t)
  const said = { now: 'CANARY', newest: 'CANARY', today: 'CANARY' }
  const clockWrong = async () => {
    throw new Refusal('clock-ahead', undefined, [said])
  }
  door.world.desk.memory.waiting.serve({ read: clockWrong, drop: async () => undefined })
  const path = (await send(door, [LETTER])).headers.get('location') ?? ''
  await settled(door)
  for (const page of [await door.text(path), await door.text('/log/jobs')]) {
    assert.ok(page.includes(own.clock) && page.includes(own.tried))
    assert.ok(!page.includes(own.mend) && !page.includes('CANARY') && !page.includes('{now}'))
  }
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
