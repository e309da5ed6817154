// PDF files at the desk: kept whole, read where they can do no harm, quoted with their page.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Sandbox } from '@tumen/intake'
import { checkFiles, filesOf, foundBy, type Keys, makeFixtureBundle } from '../../fixture/bundle.ts'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'

const hasPoppler = (await new Sandbox().placeOf('pdftotext')) !== undefined
if (!hasPoppler) process.stdout.write('# skipped: no isolated pdftotext, so no PDF is read\n')
const skip = !hasPoppler && 'needs bubblewrap and poppler-utils'

const FILE = new URL('../../../../vectors/intake/river-observer.pdf', import.meta.url)
const REPORT = readFileSync(FILE)
const QUOTE = 'at least 52 people were held in Liaoning'

const HEAD = {
  publisher: 'River Observer',
  title: 'Observer',
  published: '2022-05-02',
  language: 'en',
}
const add = (fixture: FixtureDesk, bytes: Uint8Array, more: object = {}) =>
  fixture.ask<{ id: string; layer?: { pages?: number; findings: { code: string }[] } }>(
    ...(['doc', 'document.add'] as const),
    { ...HEAD, bytes: Buffer.from(bytes).toString('base64'), ...more },
  )

interface Shown {
  text: string
  document: { mediaType: string; bytesHash: string; layer?: { tool?: string; pages?: number[] } }
}
const show = (fixture: FixtureDesk, id: string) =>
  fixture.ask<Shown>('doc', 'document.show', { id })

test('[D891] a PDF is one document: its bytes whole, its text with pages, and how that was made', {
  skip,
}, async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const added = await add(fixture, REPORT)
  assert.deepEqual(added.layer, { pages: 3, findings: [] })
  const { text, document } = await show(fixture, added.id)
  assert.ok(text.includes(QUOTE) && text.includes('their families were.'))
  assert.equal(document.mediaType, 'application/pdf')
  assert.equal(document.bytesHash, createHash('sha256').update(REPORT).digest('hex'))
  assert.equal(text.slice(document.layer?.pages?.[1], (document.layer?.pages?.[1] ?? 0) + 3), 'Two')
  const stored = await fixture.desk.ledger.read.document(added.id)
  assert.deepEqual(
    stored && Buffer.from(await fixture.desk.ledger.bytesOf(stored.row)),
    Buffer.from(REPORT),
  )
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  const { documents } = await fixture.ask<{ documents: object[] }>('doc', 'document.list', {})
  assert.equal(Object.hasOwn(documents[0] ?? {}, 'layer'), false)
})

test('[D892] a quotation from a PDF tells its page, with the claim and in figures', {
  skip,
}, async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { id } = await add(fixture, REPORT)
  const claim = { number: 'at least 52', act: 'detention', place: 'Liaoning', at: '2022-04' }
  await fixture.ask('own', 'claim.record', { document: id, quote: [QUOTE], ...claim, id: 'c1' })
  const shown = await fixture.ask<{ page: number }>('own', 'claim.show', { id: 'c1' })
  assert.equal(shown.page, 2)
  const asked = { act: 'detention', place: 'Liaoning', at: '2022-04-30' }
  for (const name of ['figure.ask', 'figure.explain']) {
    const { quotes } = await fixture.ask<{ quotes: Record<string, { page?: number }> }>(
      ...(['own', name, asked] as const),
    )
    assert.equal(quotes.c1?.page, 2, name)
  }
  // The same bytes read again are another document, and move nothing.
  const again = await add(fixture, REPORT, { title: 'Observer, once more' })
  assert.notEqual(again.id, id)
  assert.equal((await fixture.ask<{ page: number }>('own', 'claim.show', { id: 'c1' })).page, 2)
  type Read = { proposals: { claim: { quantity?: { value?: number } } }[] }
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: again.id })
  assert.ok(proposals.some(({ claim }) => claim.quantity?.value === 52))
})

test('[D893] a file without a text that can be read is kept whole, says why, and may come again', async (t) => {
  const bare = await openFixture()
  t.after(bare.close)
  const desk = { ...bare.desk, sandbox: new Sandbox(() => undefined) }
  const { callByName } = await import('../call.ts')
  const actor = { account: 'doc', roles: ['documenter'] as const }
  const input = { ...HEAD, bytes: Buffer.from(REPORT).toString('base64') }
  const call = {
    actor: { ...actor, roles: [...actor.roles] },
    progress: { report: () => undefined },
  }
  const kept = (await callByName(desk, 'document.add', input, call)) as {
    id: string
    layer: object
  }
  assert.deepEqual(kept.layer, { findings: [{ code: 'not_isolated', count: 1 }] })
  const { text, document } = await show(bare, kept.id)
  assert.deepEqual([text, document.layer?.tool], ['', undefined])
  assert.deepEqual(await bare.desk.ledger.fsck({ all: true }), [])
  const twin = await refused(callByName(desk, 'document.add', input, call))
  assert.equal(twin.code, 'duplicate-document')
  const { proposals } = await bare.ask<{ proposals: object[] }>('own', 'document.read', {
    document: kept.id,
  })
  assert.deepEqual(proposals, [])
  // Nothing tells its title or its language: a person does.
  const { title: _, ...untitled } = input
  assert.equal((await refused(callByName(desk, 'document.add', untitled, call))).field, 'title')
  if (!hasPoppler) return
  const { layer } = await add(bare, REPORT)
  assert.equal(layer?.pages, 3)
})

test('[D894] destroying a PDF reaches its text, its pages and every quotation of it', {
  skip,
}, async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { id } = await add(fixture, REPORT, { title: 'Canary title' })
  const claim = { number: 'at least 52', act: 'detention', place: 'Liaoning', at: '2022-04' }
  await fixture.ask('own', 'claim.record', { document: id, quote: [QUOTE], ...claim, id: 'c1' })
  const stored = await fixture.desk.ledger.read.document(id)
  const { token } = await fixture.ask<{ token: string }>('own', 'evidence.check-shred', {
    document: id,
  })
  await fixture.ask('own', 'evidence.shred', { document: id, reason: 'danger', token })
  for (const [name, input] of [
    ['document.show', { id }],
    ['claim.show', { id: 'c1' }],
    ['document.read', { document: id }],
  ] as const)
    assert.equal((await refused(fixture.ask('own', name, input))).code, 'shredded', name)
  const told = JSON.stringify([
    await fixture.ask('own', 'document.list', {}),
    await fixture.ask('own', 'claim.list', {}),
    await fixture.ask('own', 'search', { query: 'families' }),
    await fixture.ask('own', 'figure.ask', {
      act: 'detention',
      place: 'Liaoning',
      at: '2022-04-30',
    }),
  ])
  assert.doesNotMatch(told, /Canary|families|poppler|52/)
  assert.ok(stored)
  await assert.rejects(fixture.desk.ledger.bytesOf(stored.row))
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D895] who cancels while a PDF is read ends its reading, and nothing is kept', {
  skip,
}, async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const size = await fixture.size()
  const signal = AbortSignal.abort()
  const bytes = Buffer.from(REPORT).toString('base64')
  const progress = { report: () => undefined, signal }
  const refusal = await refused(
    fixture.ask('doc', 'document.add', { ...HEAD, bytes }, { progress }),
  )
  assert.equal(refusal.code, 'cancelled')
  assert.equal(await fixture.size(), size)
})

const LETTER = new URL('../../../../vectors/intake/tracked-letter.docx', import.meta.url)

test('[D896] an office file is a document whose deleted words nobody is told', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { id, layer } = await add(fixture, readFileSync(LETTER))
  const codes = layer?.findings.map(({ code }) => code)
  assert.deepEqual(codes, ['tracked_changes', 'comments'])
  const shown = await show(fixture, id)
  assert.match(shown.text, /^At least 52 people were held in Liaoning\.$/)
  assert.match(shown.document.mediaType, /wordprocessingml/)
  assert.doesNotMatch(JSON.stringify(shown), /canary/)
  const kept = await fixture.desk.ledger.read.document(id)
  assert.deepEqual(
    kept && Buffer.from(await fixture.desk.ledger.bytesOf(kept.row)),
    readFileSync(LETTER),
  )
})

test('[D897] the same bytes under another title are told, of documents that may be read alone', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  interface Added {
    id: string
    here?: { id: string; recorded: string }[]
  }
  const { publisher: _, ...plain } = HEAD
  const bytes = Buffer.from('At least 52 people were held.').toString('base64')
  const ask = (who: 'doc' | 'ana', title: string, more: object = {}) =>
    fixture.ask<Added>(who, 'document.add', { ...plain, title, bytes, ...more })
  const first = await ask('ana', 'One', { sensitivity: 'restricted' })
  assert.equal(first.here, undefined)
  assert.equal((await ask('doc', 'Two')).here, undefined)
  const { here } = await ask('ana', 'Three')
  assert.deepEqual(here?.map(({ id }) => id).includes(first.id), true)
  assert.equal(here?.length, 2)
})

test('[D898] a bundle with a PDF and a claim from it holds in the check', {
  skip,
}, async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  const { id } = await add(fixture, REPORT)
  const claim = { number: 'at least 52', act: 'detention', place: 'Liaoning', at: '2022-04' }
  await fixture.ask('doc', 'claim.record', { document: id, quote: [QUOTE], ...claim, id: 'c1' })
  await fixture.ask('rev', 'claim.accept', { claims: ['c1'], comment: 'read twice' })
  const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})
  const input = { documents: [id], claims: ['c1'], profile: 'court' }
  const { archive } = await makeFixtureBundle(fixture, input)
  const files = await filesOf(archive)
  assert.deepEqual(foundBy(await checkFiles(files, keys)), [])
  const { objects } = JSON.parse(Buffer.from(files.get('data/index.json') ?? []).toString())
  assert.deepEqual(
    objects.map(({ role }: { role: string }) => role),
    ['original'],
  )
})
