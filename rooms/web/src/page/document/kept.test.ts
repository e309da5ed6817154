// Files that are kept unopened, on the pages. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, ORIGIN, openFixtureDoor } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const FILM = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isomcanary', 'latin1')
const PHOTO = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heiccanary', 'latin1')
const file = (bytes: Uint8Array, name: string, type: string) =>
  new File([new Uint8Array(bytes)], name, { type })

function send(door: FixtureDoor, files: readonly File[], language = ''): Promise<Response> {
  const body = new FormData()
  body.append('language', language)
  body.append('published', '2022-04')
  for (const one of files) body.append('file', one)
  const headers = { cookie: door.cookie, origin: ORIGIN }
  return door.send('/documents/new', { method: 'POST', headers, body })
}

test('[E873] a film is kept by the form, and each page says what it is and what helps', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const added = await send(door, [file(FILM, 'canary-name.mp4', 'video/mp4')])
  assert.equal(added.status, 303)
  const at = new URL(added.headers.get('location') ?? '', ORIGIN).pathname
  const page = mainOf(await door.text(at))
  assert.match(page, /By its first bytes it is a film\. Nobody heard or saw it here\./)
  assert.match(page, /Type a transcript with a time such as 00:01:05/)
  assert.match(page, /There is no text in it, so there is nothing to quote\./)
  assert.match(page, /language not known/)
  assert.doesNotMatch(page, /Its language was found|\/claims\/new/)
  assert.doesNotMatch(page, /<(?:video|audio|img|embed|object|iframe)\b/)
  assert.match(mainOf(await door.text('/documents')), /kept, without a text/)
  const nothing = mainOf(await door.text(`${at}/proposals`))
  assert.match(nothing, /There is no text in it, so there is nothing to quote\./)
  for (const one of [at, '/documents', `${at}/proposals`, '/log'])
    assert.doesNotMatch(await door.text(one), /canary/)
})

test('[E873] among many files those of other kinds are kept, and no picture of them is offered', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const answer = await send(door, [
    file(FILM, 'a.mp4', 'video/mp4'),
    file(PHOTO, 'b.heic', ''),
    file(Buffer.from('GIF89a canary'), 'c.jpg', 'image/jpeg'),
  ])
  const page = mainOf(await answer.text())
  assert.match(page, /3 added, 0 already here, 0 not added\./)
  assert.equal(page.match(/Kept, without a text\./g)?.length, 3)
  const list = mainOf(await door.text('/documents'))
  const photo = /href="(\/documents\/[^"]+)"[^>]*>image\/heic/.exec(list)?.[1] ?? ''
  const shown = mainOf(await door.text(photo))
  assert.match(shown, /Export it as JPEG/)
  // Nothing here could draw it, or cover it.
  assert.doesNotMatch(shown, /\/redaction|name="show"/)
})

test('[E874] an attached file is added by its number, and leads to its e-mail', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const mail = [
    'From: canary@reed.example\r\nMessage-ID: <1@reed.example>\r\nSubject: A list',
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
    '--b\r\nContent-Type: text/plain\r\n\r\nSome of the people who were held were sent.\r\n',
    '--b\r\nContent-Type: text/plain; name=canary.txt\r\nContent-Disposition: attachment\r\n',
    'At least 39 people were held there, two of the sources said.\r\n--b--\r\n',
  ].join('\r\n')
  const added = await send(door, [file(Buffer.from(mail), 'a.eml', 'message/rfc822')], 'en')
  const at = new URL(added.headers.get('location') ?? '', ORIGIN).pathname
  const way = /href="(\/documents\/new\?from=[^"]+)"/.exec(await door.text(at))?.[1] ?? ''
  const form = mainOf(await door.text(way))
  assert.match(form, /Which attached file of the e-mail/)
  const from = /name="from" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const fields = { from, published: '2022-04', language: 'en' }
  const wrong = await door.post('/documents/new', { ...fields, part: '2' })
  assert.equal(wrong.status, 422)
  const answer = await door.post('/documents/new', { ...fields, part: '1' })
  assert.equal(answer.status, 303)
  const page = await door.text(new URL(answer.headers.get('location') ?? '', ORIGIN).pathname)
  assert.match(page, /At least 39 people were held there/)
  assert.match(page, new RegExp(`href="/documents/${from}">attached file 1 of an e-mail`))
  assert.doesNotMatch(page, /canary/)
})

test('[E907] each attached file of an e-mail has a way in by its number, never by its name', async (t) => {
  const world = await openWorld({ revise: () => [] })
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const mailWith = (files: number) => {
    const attached = Array.from({ length: files }, (_, n) =>
      [
        `--b\r\nContent-Type: text/plain; name=canary-${n}.txt`,
        `Content-Disposition: attachment\r\n\r\nAt least ${n + 30} people were held there.\r\n`,
      ].join('\r\n'),
    )
    const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'
    const text = '--b\r\nContent-Type: text/plain\r\n\r\nSome who were held were sent.\r\n'
    const from = `From: canary@reed.example\r\nSubject: ${files}\r\n`
    return `${from}${head}${text}${attached.join('')}--b--\r\n`
  }
  const pageOf = async (files: number) => {
    const sent = file(Buffer.from(mailWith(files)), 'a.eml', 'message/rfc822')
    const added = await send(door, [sent], 'en')
    return mainOf(await door.text(new URL(added.headers.get('location') ?? '', ORIGIN).pathname))
  }
  const waysOf = (page: string) =>
    [...page.matchAll(/href="(\/documents\/new\?from=[^"]+)"/g)].map(([, way = '']) =>
      way.replaceAll('&amp;', '&'),
    )
  const page = await pageOf(3)
  const ways = waysOf(page)
  assert.deepEqual(
    ways.map((way) => new URL(way, ORIGIN).searchParams.get('part')),
    ['1', '2', '3'],
  )
  assert.ok(page.includes('Take in attached file 3') && !page.includes('canary-'))
  const form = mainOf(await door.text(ways[2] ?? ''))
  assert.match(form, /<input[^>]*name="part"[^>]*value="3"/)
  // Of very many the number is typed.
  const many = waysOf(await pageOf(21))
  assert.deepEqual([many.length, many[0]?.includes('part')], [1, false])
})
