// Several files in one form. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Actor } from '@tumen/desk'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, ORIGIN, openFixtureDoor } from '../../../../fixture/door.ts'
import { mainOf } from '../../../../fixture/text.ts'

const ALL = { published: '2022-04', language: 'en' }
const said = (n: number) => `At least ${n} people were held in the town, two sources said there.`
const file = (name: string, text: string) => new File([text], name, { type: 'text/plain' })

function send(door: FixtureDoor, fields: [string, string | File][]): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(ALL)) body.set(name, value)
  for (const [name, value] of fields) {
    if (name in ALL) body.set(name, value)
    else body.append(name, value)
  }
  const headers = { cookie: door.cookie, origin: ORIGIN }
  return door.send('/documents/new', { method: 'POST', headers, body })
}

/** The rows of the answer: the name of each file and what became of it. */
async function rowsOf(answer: Response): Promise<[string, string][]> {
  assert.equal(answer.status, 200)
  const rows = mainOf(await answer.text()).matchAll(/<th scope="row"[^>]*>(.*?)<\/th>(.*?)<\/tr>/gs)
  return [...rows].map(([, name = '', state = '']) => [name, state.replace(/<[^>]*>/g, '').trim()])
}

test('[E870] each of several files has its own result, and one that is not taken keeps none out', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const files = [
    file('canary-one.txt', said(12)),
    file('same.txt', said(12)),
    new File([Uint8Array.of(0xff, 0xfe, 0xfd)], 'broken.txt', { type: 'text/plain' }),
    new File(['%PDF-1.7'], 'cut.pdf', { type: 'application/pdf' }),
    file('two.txt', said(14)),
  ]
  const first = await send(
    door,
    files.map((one): [string, File] => ['file', one]),
  )
  const page = await first.clone().text()
  assert.match(page, /3 added, 1 already here, 1 not added\./)
  const rows = await rowsOf(first)
  assert.deepEqual(
    rows.map(([name]) => name),
    ['broken.txt', 'cut.pdf', 'canary-one.txt', 'same.txt', 'two.txt'],
  )
  assert.match(rows[0]?.[1] ?? '', /not-understood/)
  assert.match(rows[1]?.[1] ?? '', /^Kept, without a text\. It is restricted: it could not be read/)
  assert.match(rows[2]?.[1] ?? '', /^Added\./)
  assert.match(rows[3]?.[1] ?? '', /^Already here since \d/)
  assert.doesNotMatch(await door.text('/documents'), /canary-one/)
  assert.doesNotMatch(await door.text('/log'), /canary-one/)
  // The same again adds nothing.
  const again = await send(door, [
    ['file', file('a.txt', said(12))],
    ['folder', file('deep/b.txt', said(14))],
    ['folder', file('deep/.DS_Store', 'hidden')],
  ])
  assert.match(await again.clone().text(), /0 added, 2 already here, 0 not added\./)
  assert.deepEqual(
    (await rowsOf(again)).map(([name]) => name),
    ['a.txt', 'deep/b.txt'],
  )
})

test('[E870] what others may not read is here for nobody else', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const ana = await openFixtureDoor(world)
  const two = (): [string, File][] => [
    ['file', file('a.txt', said(21))],
    ['file', file('b.txt', said(22))],
  ]
  assert.match(await (await send(ana, [...two(), ['sensitivity', 'restricted']])).text(), /2 added/)
  const documenter: Actor = { account: 'doc-9', roles: ['documenter'] }
  const other = await openFixtureDoor(world, documenter)
  assert.match(await (await send(other, two())).text(), /2 added, 0 already here, 0 not added\./)
})

test('[E886] a first file whose language is not clear keeps no other out', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const unclear = await send(door, [
    ['language', ''],
    ['file', file('a.txt', '39')],
    ['file', file('b.txt', said(14))],
  ])
  assert.match(await unclear.text(), /1 added, 0 already here, 1 not added\./)
})

test('[E1056] a file among others that is empty is said to be so', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const rows = await rowsOf(
    await send(door, [
      ['file', file('empty.txt', '')],
      ['file', file('b.txt', said(14))],
    ]),
  )
  assert.deepEqual(rows[0]?.[0], 'empty.txt')
  assert.match(rows[0]?.[1] ?? '', /There is nothing in it/)
  assert.match(rows[1]?.[1] ?? '', /^Added\./)
})

test('[E871] what is wrong with the form is said before anything is added', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const answer = await send(door, [
    ['file', file('a.txt', said(12))],
    ['file', file('b.txt', said(14))],
    ['covers', 'canary no day'],
  ])
  assert.equal(answer.status, 422)
  const page = mainOf(await answer.text())
  assert.match(page, /canary no day/)
  assert.match(page, /A browser does not keep a chosen file/)
  assert.match(await door.text('/documents'), /Everything begins with a report/)
})

test('[E871] one file that is too large is told among the others', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const large = file('large.txt', 'x'.repeat(20_000_001))
  const rows = await rowsOf(
    await send(door, [
      ['file', large],
      ['file', file('b.txt', said(14))],
    ]),
  )
  assert.match(rows[0]?.[1] ?? '', /too-large/)
  assert.match(rows[1]?.[1] ?? '', /^Added\./)
  const alone = await send(door, [['file', large]])
  assert.equal(alone.status, 413)
})

test('[E871] who stops it keeps what was added, and is told how many were not tried', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const token = '7'.repeat(32)
  const many = Array.from({ length: 40 }, (_, n): [string, File] => [
    'file',
    file(`${n}.txt`, said(n + 20)),
  ])
  const answer = send(door, [...many, ['progress', token]])
  let isOver = false
  void answer.finally(() => {
    isOver = true
  })
  for (let text = ''; !isOver && !/^Adding files:? [1-9]\d? of 40/.test(text); ) {
    const told = (await (await door.get(`/progress/${token}`)).json()) as { text?: string }
    text = told.text ?? ''
    await new Promise((resolve) => setImmediate(resolve))
  }
  await door.post(`/progress/${token}/cancel`, {})
  const page = await (await answer).text()
  const added = Number(/(\d+) added, 0 already here, 0 not added/.exec(page)?.[1])
  const left = Number(/It was stopped: (\d+) files were not tried/.exec(page)?.[1])
  assert.ok(added > 0 && left > 0)
  assert.equal(added + left, 40)
})
