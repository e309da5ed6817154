// Office files, e-mails and web archives with pictures or files inside, in a bundle for a court:
// nothing that no page shows leaves unless somebody says so, and another one has opened it. All of
// it is made by hand; nobody in it exists.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type Asked, approveBundle, filesOf, type Made } from '../../fixture/bundle.ts'
import { openFixture, refused } from '../../fixture/desk.ts'
import { zipOf } from '../../fixture/hostile.ts'

interface Told extends Asked {
  restricted: { id: string; field: string; goes: boolean }[]
  restrictedCounts: object[]
}

const SAID = `At least 52 people were held in Liaoning. ${'They were named. '.repeat(40)}`
const BODY = `<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>${SAID}</w:t></w:r></w:p></w:body>`
const PARTS = { '[Content_Types].xml': '<Types/>', 'word/document.xml': `${BODY}</w:document>` }
const PICTURE = { 'word/media/image1.jpeg': 'CANARY-FACE' }

/** A DOCX of these parts, in base64. */
const docx = (parts: Readonly<Record<string, string>>) => {
  const files = Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  return zipOf(files).toString('base64')
}

test('[D1326] a public office file with a picture inside stays unless its asker says so', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  const add = (id: string, bytes: string) =>
    fixture.ask<{ closedAs?: string }>('doc', 'document.add', {
      ...{ id, bytes, title: id, published: '2022-05-01', language: 'en' },
    })
  assert.equal((await add('words', docx(PARTS))).closedAs, undefined)
  assert.equal((await add('photo', docx({ ...PARTS, ...PICTURE }))).closedAs, undefined)
  const form = { profile: 'court', documents: ['words', 'photo'], recipient: 'the court' }
  const asked = await fixture.ask<Told>('ana', 'bundle.ask', form)
  const note = { id: 'photo', field: 'pictures', goes: false }
  assert.deepEqual(asked.restricted, [note])
  assert.deepEqual(asked.leftOut, [{ id: 'photo', code: 'restricted' }])
  await approveBundle(fixture, asked.bundle)
  const { archive } = await fixture.ask<Made>('ana', 'bundle.make', { bundle: asked.bundle })
  const held = [...(await filesOf(archive)).values()]
  assert.ok(!held.some((bytes) => Buffer.from(bytes).includes('CANARY-FACE')))

  const whole = await fixture.ask<Told>('ana', 'bundle.ask', { ...form, withNotes: true })
  assert.deepEqual(whole.restricted, [{ ...note, goes: true }])
  const count = [{ field: 'pictures', count: 1, goes: true }]
  const { bundles } = await fixture.ask<{ bundles: Told[] }>('edi', 'bundle.list', {
    bundle: whole.bundle,
  })
  assert.deepEqual(bundles[0]?.restrictedCounts, count)
  // Whoever lets it go has opened it.
  const unlooked = await refused(fixture.ask('edi', 'bundle.approve', { bundle: whole.bundle }))
  assert.deepEqual([unlooked.code, unlooked.details], ['not-looked', [{ id: 'photo' }]])
  await fixture.ask('edi', 'bundle.look', { bundle: whole.bundle, id: 'photo' })
  await fixture.ask('edi', 'bundle.approve', { bundle: whole.bundle })
})

test('[D1326] so does a web archive of which nobody knows what is inside', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  const file = new URL('../../../../vectors/intake/reed-courier.wacz', import.meta.url)
  const bytes = readFileSync(file).toString('base64')
  const about = { title: 'Reed Courier', published: '2026-01-02', language: 'en', bytes }
  await fixture.ask('doc', 'document.add', { ...about, id: 'words' })
  const stored = await fixture.desk.ledger.read.document('words')
  const { archive } = stored?.row ?? {}
  assert.ok(stored && archive)
  const { text } = await fixture.ask<{ text: string }>('doc', 'document.show', { id: 'words' })
  assert.equal(archive.unshown, 0)
  // One that came before anybody counted, and one in which a picture was found.
  const { unshown: _, ...before } = archive
  const facts = { before, pictured: { ...archive, unshown: 1 } }
  for (const [id, one] of Object.entries(facts)) {
    const row = { ...stored.row, id, archive: one }
    const of = { operation: 'document.add', by: 'doc', subject: id } as const
    const held = await fixture.desk.ledger.bytesOf(stored.row)
    await fixture.desk.ledger.change(of, (write) => write.appendDocument(row, text, held))
  }
  const form = { profile: 'court', documents: ['words', 'before', 'pictured'] }
  const asked = await fixture.ask<Told>('ana', 'bundle.ask', {
    ...{ ...form, recipient: 'the court', withCredentials: true },
  })
  const held = asked.restricted.map(({ id, field, goes }) => [id, field, goes])
  assert.deepEqual(held.sort(), [
    ['before', 'pictures', false],
    ['pictured', 'pictures', false],
  ])
})
