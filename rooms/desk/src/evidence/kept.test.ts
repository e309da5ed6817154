// Files that are kept whole and never opened: films, sound, archives, pictures of other kinds.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { zipOf } from '../../fixture/hostile.ts'

const HEAD = { published: '2022-05' }
const FILM = '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'
const of = (begin: string, n = 40) =>
  Buffer.concat([Buffer.from(begin, 'latin1'), randomBytes(n)]).toString('base64')
const archive = (name: string) => zipOf([{ name, bytes: Buffer.from('canary') }])

interface Added {
  id: string
  bytesHash: string
  units: number
  layer: { findings: { code: string; count: number }[] }
}
interface Shown {
  text: string
  document: { title: string; language: string; sensitivity: string; mediaType: string }
}

const add = (fixture: FixtureDesk, input: object) =>
  fixture.ask<Added>('doc', 'document.add', { ...HEAD, ...input })
const show = (fixture: FixtureDesk, id: string) =>
  fixture.ask<Shown>('doc', 'document.show', { id })

test('[D1035] what is not opened is kept whole, says what it is, and is closed at first', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const files: [bytes: string, code: string, type: string, claimed?: string][] = [
    [of(FILM), 'kept_film', 'video/mp4', 'video/mp4'],
    [of('ID3\x04\0'), 'kept_sound', 'audio/mpeg', 'audio/mpeg'],
    [of('\0\0\0\x18ftypheic'), 'kept_heic', 'image/heic'],
    [of('GIF89a'), 'kept_picture', 'image/gif', 'image/gif'],
    [of('II*\0'), 'kept_picture', 'image/tiff', 'application/octet-stream'],
    [of('<svg onload="canary()">', 0), 'kept_svg', 'image/svg+xml'],
    [of('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'kept_office', 'application/x-ole-storage'],
    [archive('a.txt').toString('base64'), 'kept_zip', 'application/zip'],
    [archive('b.txt').toString('base64'), 'kept_zip', 'application/zip', 'application/zip'],
    [archive('c').toString('base64'), 'kept_zip', 'application/zip', 'application/epub+zip'],
    // It is what its bytes say, not what it is called.
    [of('OggS\0'), 'kept_sound', 'audio/ogg', 'video/mp4'],
  ]
  for (const [bytes, code, type, mediaType] of files) {
    const added = await add(fixture, { bytes, ...(mediaType && { mediaType }) })
    assert.deepEqual([added.units, added.layer.findings], [0, [{ code, count: 1 }]])
    const { text, document } = await show(fixture, added.id)
    assert.deepEqual([text, document.mediaType, document.language], ['', type, 'und'])
    assert.equal(document.title, `${type} ${added.bytesHash.slice(0, 8)}`)
    assert.equal(document.sensitivity, 'restricted')
    const stored = await fixture.desk.ledger.read.document(added.id)
    assert.ok(stored)
    const original = Buffer.from(await fixture.desk.ledger.bytesOf(stored.row))
    assert.equal(original.toString('base64'), bytes)
    assert.equal((await refused(show(fixture, `${added.id}x`))).code, 'not-found')
    const look = fixture.ask('doc', 'document.picture', { id: added.id })
    assert.equal((await refused(look)).code, 'no-picture')
    // Nobody else is told of it at first.
    const other = fixture.ask('vie', 'document.show', { id: added.id })
    assert.equal((await refused(other)).code, 'not-found')
  }
  const named = { title: 'A film', language: 'ko', sensitivity: 'public' }
  const { document } = await show(fixture, (await add(fixture, { bytes: of(FILM), ...named })).id)
  const { title, language, sensitivity } = document
  assert.deepEqual({ title, language, sensitivity }, named)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1035] destroying such a file destroys its bytes; the same sent twice is one', async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const bytes = of(FILM)
  const own = (input: object) =>
    fixture.ask<Added>('own', 'document.add', { ...HEAD, bytes, ...input })
  const { id } = await own({})
  assert.equal((await refused(own({}))).code, 'duplicate-document')
  const stored = await fixture.desk.ledger.read.document(id)
  assert.ok(stored)
  const { token } = await fixture.ask<{ token: string }>('own', 'evidence.check-shred', {
    document: id,
  })
  await fixture.ask('own', 'evidence.shred', { document: id, reason: 'danger', token })
  await assert.rejects(fixture.desk.ledger.bytesOf(stored.row))
  assert.equal((await refused(fixture.ask('own', 'document.show', { id }))).code, 'shredded')
})

test('[D1036] the name of another kind changes nothing; a slip and a list of films are refused', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const files = { film: of(FILM), picture: of('GIF89a'), zip: archive('a').toString('base64') }
  for (const mediaType of ['image/jpeg', DOCX, 'text/plain', 'application/wacz+zip'])
    for (const [kind, bytes] of Object.entries(files)) {
      const added = await add(fixture, { bytes, mediaType, title: mediaType, language: 'en' })
      assert.deepEqual(added.layer.findings[0], { code: `kept_${kind}`, count: 1 })
    }
  const size = await fixture.size()
  const refusal = async (input: object) => {
    const { code, details } = await refused(add(fixture, { ...input, title: 'T', language: 'en' }))
    return `${code}/${details[0]?.code}`
  }
  const slip = archive('../../canary').toString('base64')
  assert.equal(await refusal({ bytes: slip }), 'archive-refused/bad_path')
  const list = Buffer.from('#EXTM3U\nfile:///etc/passwd\n').toString('base64')
  for (const mediaType of ['video/mp4', 'text/plain'])
    assert.equal(await refusal({ bytes: list, mediaType }), 'not-understood/unknown_type')
  assert.equal(await refusal({ bytes: list }), 'not-understood/unknown_type')
  assert.equal(await fixture.size(), size)
})

test('[D1161] bytes that nobody knows are kept whole, closed and unopened; a damaged text is refused', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  for (const begin of [
    '\x01\x02\x03\x04\xff\0',
    '\x7fELF\x02\x01\x01\0',
    'SQLite format 3\0\x10\xff',
  ]) {
    const bytes = of(begin, 4000)
    const added = await add(fixture, { bytes })
    assert.deepEqual(added.layer.findings, [{ code: 'kept_unknown', count: 1 }])
    const { text, document } = await show(fixture, added.id)
    assert.deepEqual([text, document.sensitivity], ['', 'restricted'])
    assert.deepEqual([document.mediaType, document.language], ['application/octet-stream', 'und'])
    const stored = await fixture.desk.ledger.read.document(added.id)
    assert.ok(stored)
    const original = Buffer.from(await fixture.desk.ledger.bytesOf(stored.row))
    assert.equal(original.toString('base64'), bytes)
    const look = fixture.ask('doc', 'document.picture', { id: added.id })
    assert.equal((await refused(look)).code, 'no-picture')
  }
  const head = { title: 'T', language: 'en' }
  const at = async (text: Buffer) => {
    const { code, details } = await refused(
      add(fixture, { ...head, bytes: text.toString('base64') }),
    )
    return [code, details[0]?.offset]
  }
  assert.deepEqual(await at(Buffer.from('At least \xff 39', 'latin1')), ['not-understood', 9])
  assert.deepEqual(await at(Buffer.from('At least\0 39')), ['not-understood', 8])
  // A text without its mark is read as what a person says that it is.
  const wide = Buffer.from('적어도 39명이 붙잡혔다. \u0101', 'utf16le').toString('base64')
  const named = { ...head, bytes: wide, encoding: 'utf-16le' }
  const { id } = await add(fixture, named)
  assert.match((await show(fixture, id)).text, /39명/)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1162] a name that says another kind is told, and closes the document until somebody says otherwise', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const script = Buffer.from('#!/bin/sh\necho held').toString('base64')
  const told = async (input: object) => {
    const { id } = await add(fixture, { title: JSON.stringify(input), language: 'en', ...input })
    const { document } = await show(fixture, id)
    const { layer, sensitivity } = document as typeof document & Partial<Pick<Added, 'layer'>>
    const codes = layer?.findings.map(({ code }) => code) ?? []
    return [codes.includes('named_otherwise'), sensitivity]
  }
  assert.deepEqual(await told({ bytes: script }), [false, 'public'])
  for (const mediaType of ['text/plain', 'text/x-sh', 'application/octet-stream', 'text/csv'])
    assert.deepEqual(await told({ bytes: script, mediaType }), [false, 'public'], mediaType)
  const others = ['video/mp4', 'image/jpeg', 'application/pdf', 'message/rfc822', 'audio/mpeg; x=y']
  for (const mediaType of others)
    assert.deepEqual(await told({ bytes: script, mediaType }), [true, 'restricted'], mediaType)
  const said = { bytes: script, mediaType: 'video/mp4', sensitivity: 'public' }
  assert.deepEqual(await told(said), [true, 'public'])
  // A film that is called a text is told as well; sound that is called a film is one of its kind.
  assert.deepEqual(await told({ bytes: of(FILM), mediaType: 'text/plain' }), [true, 'restricted'])
  assert.deepEqual(await told({ bytes: of('OggS\0'), mediaType: 'video/mp4' }), [
    false,
    'restricted',
  ])
  const { closedAs } = await fixture.ask<{ closedAs?: string }>('doc', 'document.add', {
    ...{ ...HEAD, title: 'Last', language: 'en', bytes: script, mediaType: 'video/webm' },
  })
  assert.equal(closedAs, 'name')
})

test('[D1163] a message without words needs no title, and one with many files says so', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const head = 'From: a@reed.example\r\nMessage-ID: <1@reed.example>\r\nMIME-Version: 1.0\r\n'
  const type = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
  const file = '--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nx\r\n'
  const mail = (files: number, words = '') => {
    const text = words && `--b\r\nContent-Type: text/plain\r\n\r\n${words}\r\n`
    return Buffer.from(`${head}${type}${text}${file.repeat(files)}--b--`).toString('base64')
  }
  const bare = await add(fixture, { bytes: mail(2) })
  const { document } = await show(fixture, bare.id)
  assert.equal(document.title, `message/rfc822 ${bare.bytesHash.slice(0, 8)}`)
  const bytes = mail(10_000, 'At least 39 were held.')
  const many = await add(fixture, { bytes, language: 'en' })
  assert.ok(many.units > 0)
  const counts = many.layer.findings.map(({ code, count }) => `${code} ${count}`)
  assert.ok(counts.includes('attached_files 10000') && counts.includes('many_attached 1000'))
  const one = await fixture.ask<Added>('doc', 'document.add', {
    ...{ ...HEAD, title: 'One of them', language: 'en', from: many.id, part: 1000 },
  })
  assert.ok(one.id)
})
