// Large files at the form that adds reports, and at the interface that takes base64. Everything
// here is invented.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { MOST_FILE_BYTES } from '@tumen/contract'
import { LANGUAGES } from '@tumen/words'
import { type OpenedWorld, openWorld } from '@tumen/world'
import { type FixtureDoor, ORIGIN, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const FILM = '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'
const ABOUT = { published: '2022-04', language: 'en' }

function fileOf(begin: string, length: number, name = 'canary-name'): File {
  const bytes = new Uint8Array(length).fill(120)
  bytes.set(Buffer.from(begin, 'latin1').subarray(0, length))
  return new File([bytes], name)
}

function send(door: FixtureDoor, files: readonly File[], more: object = {}): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...ABOUT, ...more })) body.append(name, value)
  for (const one of files) body.append('file', one)
  return door.send('/documents/new', {
    ...{ method: 'POST', body },
    headers: { cookie: door.cookie, origin: ORIGIN },
  })
}

/** What lies in the workspace on its way to be an object. */
function lyingIn({ desk }: OpenedWorld): string[] {
  const landing = join(desk.ledger.folder, 'objects', 'incoming')
  return existsSync(landing) ? readdirSync(landing) : []
}

test('[E917] the form takes a film that is larger than any text, whole and closed', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const length = 2 * MOST_FILE_BYTES.text + 1
  const answer = await send(door, [fileOf(FILM, length)])
  assert.equal(answer.status, 303)
  const [stored] = await world.desk.ledger.read.documents()
  assert.ok(stored)
  assert.deepEqual([stored.row.mediaType, stored.row.sensitivity], ['video/mp4', 'restricted'])
  assert.equal((await world.desk.ledger.bytesOf(stored.row)).length, length)
  assert.deepEqual(lyingIn(world), [])
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.get(`/documents/${stored.row.id}`)).status, 404)
})

test('[E917] at the limit of its kind a file is taken, one byte above it is told and leaves nothing', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const { text } = MOST_FILE_BYTES
  const words = 'At least 52 were held in the town. \n'.repeat(30)
  const lines = (length: number) =>
    new File([words.repeat(Math.ceil(length / words.length)).slice(0, length)], 'a.txt')
  assert.equal((await send(door, [lines(text)])).status, 303)
  for (const length of [text + 1, 3 * text]) {
    const alone = await send(door, [fileOf('words', length)])
    assert.equal(alone.status, 413)
    assert.match(mainOf(await alone.text()), /larger than the limit|Too large/)
    const among = await send(door, [fileOf('words', length), fileOf(FILM, 1000, `b${length}`)])
    const page = mainOf(await among.text())
    assert.match(page, /1 added, 0 already here, 1 not added\.|0 added, 1 already here, 1 not/)
    assert.deepEqual(lyingIn(world), [])
  }
})

test('[E917] of a form that is refused, or of whoever may not add, nothing stays', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const wrong = await send(door, [fileOf(FILM, 3_000_000)], { published: '2022-02-31' })
  assert.equal(wrong.status, 422)
  assert.match(mainOf(await wrong.text()), /A browser does not keep a chosen file/)
  assert.deepEqual(lyingIn(world), [])
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await send(viewer, [fileOf(FILM, 3_000_000)])).status, 413)
  assert.notEqual((await send(viewer, [fileOf(FILM, 3000)])).status, 303)
  assert.deepEqual(lyingIn(world), [])
  assert.deepEqual(await world.desk.ledger.read.documents(), [])
})

test('[E918] a disk without room refuses the form with what to do, and nothing stays', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const { ledger } = world.desk
  // As on a disk that has less than twice the form free.
  const receive = ledger.receive.bind(ledger)
  ledger.receive = (arrival) => receive({ ...arrival, expected: Number.MAX_SAFE_INTEGER })
  const door = await openFixtureDoor(world)
  const answer = await send(door, [fileOf(FILM, 3000)])
  assert.equal(answer.status, 507)
  const page = await answer.text()
  assert.match(page, /twice the size of the file has to be free/)
  assert.deepEqual(lyingIn(world), [])
})

test('[E919] a file too large for base64 is turned away with the doors that take it', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const film = Buffer.from(await fileOf(FILM, 30_000_000).arrayBuffer()).toString('base64')
  const input = { ...ABOUT, bytes: film }
  for (const language of LANGUAGES) {
    const headers = { 'accept-language': language }
    const { status, body } = await door.call('document.add', input, headers)
    const { refused } = body as { refused: { code: string; sentence: string } }
    assert.deepEqual([status, refused.code], [413, 'too-large-as-base64'])
    for (const word of ['20', '100', '4', '/documents/new', 'tumen document add'])
      assert.ok(refused.sentence.includes(word), word)
  }
  const said = { ...ABOUT, bytes: Buffer.from(FILM).toString('base64') }
  assert.equal((await door.call('document.add', said)).status, 200)
  // A text that is too long no other door would take.
  const text = 'x'.repeat(MOST_FILE_BYTES.text + 1)
  const { body } = await door.call('document.add', { ...ABOUT, title: 'T', text })
  assert.equal((body as { refused: { code: string } }).refused.code, 'too-large')
})
