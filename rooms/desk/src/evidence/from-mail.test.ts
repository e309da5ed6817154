// Attached files of an e-mail as evidence of their own. Everything here is invented.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import type { Actor } from '../operation.ts'

const HEAD = { published: '2022-05-02', language: 'en' }
const FILM = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')
const part = (type: string, body: Buffer | string, name: string) =>
  [
    `--b\r\nContent-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    `\r\n${Buffer.from(body).toString('base64')}\r\n`,
  ].join('\r\n')
const NOTE = 'At least 52 people were held in Liaoning, two sources said there.'
const MAIL = [
  'From: Canary <canary@reed.example>\r\nMessage-ID: <1@reed.example>\r\nSubject: A list',
  'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
  '--b\r\nContent-Type: text/plain\r\n\r\nTwo files.\r\n',
  part('text/plain', NOTE, '../../canary-note.txt'),
  part('application/octet-stream', FILM, 'canary-film.mp4'),
  '--b--\r\n',
].join('\r\n')

interface Added {
  id: string
  units: number
  bytesHash: string
}
interface Shown {
  text: string
  document: { title: string; sensitivity: string; from?: { document: string; part: number } }
}

const add = (fixture: FixtureDesk, input: object, who: Person = 'ana') =>
  fixture.ask<Added>(who, 'document.add', { ...HEAD, ...input })
const show = (fixture: FixtureDesk, id: string, who: Person = 'ana') =>
  fixture.ask<Shown>(who, 'document.show', { id })
const mail = (fixture: FixtureDesk, more: object = {}) =>
  add(fixture, { bytes: Buffer.from(MAIL).toString('base64'), ...more })
const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

test('[D1037] an attached file becomes a document, says where it came in, and is as closed', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { id: from } = await mail(fixture)
  const note = await add(fixture, { from, part: 1 })
  assert.equal(note.bytesHash, hash(NOTE))
  const shown = await show(fixture, note.id)
  assert.equal(shown.text, NOTE)
  assert.equal(shown.document.sensitivity, 'restricted')
  assert.deepEqual(shown.document.from, { document: from, part: 1 })
  const film = await add(fixture, { from, part: 2 })
  assert.deepEqual([film.bytesHash, film.units], [hash(FILM), 0])
  // Whoever may read what is open, and not what is closed, is not told of the e-mail.
  const open = await add(fixture, { from, part: 1, title: 'Open', sensitivity: 'public' })
  assert.equal((await show(fixture, open.id, 'vie')).document.from, undefined)
  const twice = await refused(add(fixture, { from, part: 1 }))
  assert.equal(twice.code, 'duplicate-document')
  const told = JSON.stringify([note, shown, film, await show(fixture, film.id)])
  assert.doesNotMatch(told, /canary/)
  // The e-mail may go; what came in it stays, as it was added by itself.
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1037] what is not there, is no e-mail or is not the asker’s is refused, and nothing is kept', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { id: from } = await mail(fixture)
  const { id: plain } = await add(fixture, { text: 'A report of no files.' })
  const size = await fixture.size()
  const codeOf = async (input: object, who: Person = 'ana') => {
    const { code, field } = await refused(add(fixture, input, who))
    return `${code} ${field}`
  }
  assert.equal(await codeOf({ from, part: 3 }), 'invalid-input part')
  assert.equal(await codeOf({ from: plain, part: 1 }), 'not-understood from')
  assert.equal(await codeOf({ from: 'nowhere', part: 1 }), 'unknown-document from')
  // A closed e-mail is as missing for whoever may not read it.
  assert.equal(await codeOf({ from, part: 1 }, 'doc'), 'unknown-document from')
  for (const input of [{ from }, { part: 1 }, { from, part: 1, text: 'x' }])
    assert.equal(await codeOf(input), 'invalid-input part')
  assert.equal(await fixture.size(), size)
})

test('[D1037] a file of an office’s e-mail is that office’s, whoever adds it', async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const { north, south } = await twoOffices(fixture)
  const ALL: Actor = { account: 'ana-a', roles: ['documenter', 'analyst', 'reviewer'] }
  const as = <T>(actor: Actor, name: string, input: object): Promise<T> =>
    askAs(fixture.desk, actor, name, input)
  const bytes = Buffer.from(MAIL).toString('base64')
  const { id: from } = await as<Added>(ALL, 'document.add', { ...HEAD, bytes })
  await as(ALL, 'record.assign', { kind: 'document', id: from, groups: [north] })
  const open = { ...HEAD, from, part: 1, sensitivity: 'public' }
  const { id } = await as<Added>(ALL, 'document.add', open)
  const [north1, south1] = [
    heldIn('ana-n', north, ['documenter', 'analyst']),
    heldIn('ana-s', south, ['documenter', 'analyst']),
  ]
  assert.equal((await as<Shown>(north1, 'document.show', { id })).text, NOTE)
  assert.equal((await refused(as(south1, 'document.show', { id }))).code, 'not-found')
  // The e-mail of another office is as missing as one that is not there.
  const [foreign, missing] = [
    await refused(as(south1, 'document.add', { ...open, title: 'x' })),
    await refused(as(south1, 'document.add', { ...open, title: 'x', from: 'nowhere' })),
  ]
  assert.deepEqual([foreign.code, foreign.field], [missing.code, missing.field])
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})
