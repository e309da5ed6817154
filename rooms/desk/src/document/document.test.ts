// Documents: what may be added, what is refused and why, and how one depends on another.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { MOST_TEXT_BYTES } from '@tumen/contract'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'

const fixture = await openFixture('second-person')
await addReport(fixture)

const HEAD = { title: 'T', language: 'en', published: '2022-04-29' }
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')
const add = (input: object) =>
  fixture.ask<{ id: string; bytesHash: string; textSteps: string[] }>('doc', 'document.add', {
    ...HEAD,
    ...input,
  })

test('[D17] a text is kept as it came, and its stored text is NFC with line feeds', async () => {
  const text = 'Cafe\u0301 one\r\nline two'
  const { id, bytesHash, textSteps } = await add({ text })
  assert.equal(bytesHash, sha256(text))
  assert.deepEqual(textSteps.slice(-2), ['nfc', 'newlines:lf'])
  const shown = await fixture.ask<{ text: string }>('doc', 'document.show', { id })
  assert.equal(shown.text, 'Caf\u00e9 one\nline two')
})

test('[D17] a page becomes the text that a reader sees; what is left out is said', async () => {
  const html = '<title>From the page</title><p>Twelve were held.</p><script>x()</script>'
  const { title: _, ...head } = HEAD
  const added = await fixture.ask<{ id: string; losses: { kind: string }[] }>(
    'doc',
    'document.add',
    {
      ...head,
      html,
    },
  )
  assert.deepEqual(
    added.losses.map(({ kind }) => kind),
    ['script'],
  )
  const shown = await fixture.ask<{ text: string; document: { title: string } }>(
    'doc',
    'document.show',
    { id: added.id },
  )
  assert.equal(shown.text.trim(), 'Twelve were held.')
  assert.equal(shown.document.title, 'From the page')
})

test('[D17] the bytes of a file are read in the named encoding', async () => {
  const bytes = base64(new Uint8Array([0xc5, 0xbb, 0xba, 0xcf, 0xb9, 0xce]))
  const refusal = await refused(add({ bytes }))
  assert.equal(refusal.code, 'not-understood')
  // The first two bytes happen to be one letter in UTF-8.
  assert.equal(refusal.details[0]?.offset, 2)
  const { id } = await add({ bytes, encoding: 'euc-kr' })
  const shown = await fixture.ask<{ text: string }>('doc', 'document.show', { id })
  assert.equal(shown.text, '탈북민')
})

test('[D360] the leaf of a document names its bytes, their kind and size, and its rows by a list', async () => {
  const text = 'Named by its bytes.'
  const { id } = await add({ text })
  const leaf = (await fixture.size()) - 1
  await fixture.ask('adm', 'log.checkpoint', {})
  const { opening } = await fixture.ask<{ opening: string }>('vie', 'log.prove', { leaf })
  const { k, s, o } = JSON.parse(opening)
  assert.deepEqual([k, s, o.count], ['document.add', id, 1])
  const said = { digest: `sha256:${sha256(text)}`, media: 'text/plain', size: text.length }
  assert.deepEqual({ ...o }, { ...said, count: 1, list: o.list })
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D18] a digest that is given must be that of the bytes', async () => {
  const text = 'A text with a digest.'
  const refusal = await refused(add({ text, sha256: sha256('another') }))
  assert.deepEqual([refusal.code, refusal.field], ['digest-differs', 'sha256'])
  await add({ text, sha256: sha256(text) })
})

test('[D19] the same bytes with the same particulars are refused, naming the document', async () => {
  const { id } = await add({ text: 'Sent twice.' })
  const refusal = await refused(add({ text: 'Sent twice.' }))
  assert.deepEqual(
    [refusal.code, refusal.details],
    ['duplicate-document', [{ document: id, since: fixture.now.day }]],
  )
  await add({ text: 'Sent twice.', title: 'Another outlet printed it' })
  assert.equal((await refused(add({ text: 'x', id }))).code, 'already-exists')
})

test('[D20] nothing, too much, and what is not text are refused', async () => {
  for (const input of [{ text: '' }, { text: ' \n ' }, { html: '<p> </p>' }, { bytes: '' }])
    assert.equal((await refused(add(input))).code, 'empty')
  const large = await refused(add({ text: 'x'.repeat(MOST_TEXT_BYTES + 1) }))
  assert.deepEqual([large.code, large.details[0]?.limit], ['too-large', MOST_TEXT_BYTES])
  const half = await refused(add({ text: 'half \ud800 a sign' }))
  assert.deepEqual([half.code, half.details[0]?.path], ['invalid-input', 'text'])
  const bad = await refused(add({ bytes: base64(new Uint8Array([0x61, 0x62, 0xff, 0xfe, 0x63])) }))
  assert.deepEqual([bad.code, bad.details[0]?.offset], ['not-understood', 2])
  assert.equal((await refused(add({ bytes: 'no base64!' }))).code, 'invalid-input')
  assert.equal((await refused(add({}))).field, 'text')
  assert.equal((await refused(add({ text: 'a', html: 'b' }))).field, 'text')
})

test('[D20] a refused document leaves nothing behind, its new publisher neither', async () => {
  const size = await fixture.size()
  const published = { publisher: 'New Outlet', publisherKind: 'outlet' }
  await refused(add({ text: 'dated', ...published, published: '2022-02-30' }))
  await refused(
    add({ text: 'spans', ...published, boilerplate: [{ start: 0, end: 9, text: 'no' }] }),
  )
  assert.equal(await fixture.size(), size)
  const { agents } = await fixture.ask<{ agents: object[] }>('doc', 'agent.list', {})
  assert.equal(agents.length, 1)
})

test('[D21] a publisher is found by id or name; a new name is recorded in the same change', async () => {
  const publisherOf = async (input: object) => {
    const added = await add(input)
    return (added as unknown as { publisher: { id: string; isNew: boolean } }).publisher
  }
  const known = { id: 'harbour', isNew: false }
  assert.deepEqual(await publisherOf({ text: 'by id', publisher: 'harbour' }), known)
  assert.deepEqual(await publisherOf({ text: 'by name', publisher: '하버와이어' }), known)
  const size = await fixture.size()
  const made = await publisherOf({ text: 'new', publisher: 'Dawn', publisherKind: 'organisation' })
  assert.deepEqual([made.isNew, made.id.slice(0, 3)], [true, 'ag_'])
  assert.equal(await fixture.size(), size + 1)
  const again = { id: made.id, isNew: false }
  assert.deepEqual(await publisherOf({ text: 'again', publisher: 'dawn' }), again)
  const slip = await refused(add({ text: 'no', publisher: 'ag_0123456789abcdef01234567' }))
  assert.deepEqual([slip.code, slip.field], ['unknown-agent', 'publisher'])
})

test('[D22] what the text declares counts at once; likeness waits for a reviewer', async () => {
  await addReport(fixture, 'R3')
  const relate = (basis: string, who: 'doc' | 'rev') =>
    fixture.ask<{ state: string }>(who, 'document.relate', {
      from: 'R3',
      to: 'R1',
      kind: 'excerpt_of',
      basis,
    })
  assert.equal((await relate('declared', 'doc')).state, 'confirmed')
  assert.equal((await relate('reviewer', 'doc')).state, 'proposed')
  assert.equal((await relate('reviewer', 'rev')).state, 'confirmed')
  assert.equal((await relate('text', 'rev')).state, 'proposed')
  const decide = { from: 'R3', to: 'R1', decision: 'confirmed' }
  const own = await refused(fixture.ask('rev', 'document.decide', decide))
  assert.equal(own.code, 'own-work')
  await relate('text', 'doc')
  await fixture.ask('rev', 'document.decide', decide)
  assert.equal((await refused(fixture.ask('rev', 'document.decide', decide))).code, 'wrong-state')
})

test('[D22] while a proposal is undecided the claims of the copy wait', async () => {
  await addReport(fixture, 'R4')
  const row = { from: 'R4', to: 'R1', kind: 'excerpt_of', basis: 'text' }
  await fixture.ask('doc', 'document.relate', row)
  await fixture.ask('doc', 'claim.record', { ...HELD, document: 'R4', id: 'copy' })
  const accept = () => fixture.ask('rev', 'claim.accept', { claims: ['copy'] })
  const refusal = await refused(accept())
  assert.equal(refusal.code, 'lineage-undecided')
  assert.deepEqual(refusal.details, [{ claim: 'copy', document: 'R4' }])
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  const { waiting } = await fixture.ask<{ waiting: number }>('rev', 'figure.ask', question)
  assert.equal(waiting, 1)
  await fixture.ask('rev', 'document.decide', { from: 'R4', to: 'R1', decision: 'rejected' })
  await accept()
})

test('[D22] in a workspace of one person, too, a claim of an undecided document waits', async () => {
  const alone = await openFixture('self')
  try {
    await addReport(alone)
    await addReport(alone, 'R2')
    const row = { from: 'R2', to: 'R1', kind: 'excerpt_of', basis: 'text' }
    await alone.ask('own', 'document.relate', row)
    const record = { ...HELD, document: 'R2' }
    const { counts } = await alone.ask<{ counts: boolean }>('own', 'claim.record', record)
    assert.equal(counts, false)
  } finally {
    await alone.close()
  }
})

test('[D131] the relations of a document name the other document, if the asker may read it', async () => {
  await add({ text: 'The sixth report.', id: 'R6', title: 'Sixth' })
  await add({ text: 'Restricted copy.', id: 'R7', title: 'Hidden', sensitivity: 'restricted' })
  const declared = { to: 'R6', kind: 'reprint_of', basis: 'declared' }
  await fixture.ask('doc', 'document.relate', { ...declared, from: 'R7' })
  const othersFor = async (who: 'rev' | 'vie') => {
    const shown = await fixture.ask<{ relations: { other: { title: string } }[] }>(
      who,
      'document.show',
      { id: 'R6' },
    )
    return shown.relations.map(({ other }) => other.title)
  }
  assert.deepEqual(await othersFor('rev'), ['Hidden'])
  assert.deepEqual(await othersFor('vie'), [])
})

test('[D132] speakers are listed by their ids; unknown ids are left out', async () => {
  const { agents } = await fixture.ask<{ agents: { id: string }[] }>('vie', 'agent.list', {
    ids: ['nobody', 'harbour'],
  })
  assert.deepEqual(
    agents.map(({ id }) => id),
    ['harbour'],
  )
})
