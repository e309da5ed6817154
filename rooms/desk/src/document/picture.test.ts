// Pictures at the desk: kept whole, their words read apart, quoted like any text. The letter is
// invented.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { linesAt, type TextLayer } from '@tumen/claim'
import { openFixture } from '../../fixture/desk.ts'

const LETTER = readFileSync(new URL('../../../../vectors/intake/river-letter.png', import.meta.url))
const QUOTE = 'at least 39 people'

test('[D930] a picture is one document: its bytes whole, its words a text, a quotation with its place', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const added = await fixture.ask<{ id: string; layer?: { pages?: number } }>(
    ...(['doc', 'document.add'] as const),
    {
      ...{ publisher: 'River Observer', title: 'Letter', published: '2022-04-10', language: 'en' },
      bytes: LETTER.toString('base64'),
    },
  )
  assert.equal(added.layer?.pages, 1)
  const { text, document } = await fixture.ask<{
    text: string
    document: { mediaType: string; bytesHash: string; layer?: TextLayer }
  }>('doc', 'document.show', { id: added.id })
  assert.equal(document.mediaType, 'image/png')
  assert.equal(document.bytesHash, createHash('sha256').update(LETTER).digest('hex'))
  const start = text.indexOf(QUOTE)
  assert.equal(linesAt(document.layer, { start, end: start + QUOTE.length }).length, 1)
  const claim = { document: added.id, quote: [QUOTE], act: 'arrest', place: 'CN', at: '2022-04' }
  const recorded = await fixture.ask<{ id: string }>('doc', 'claim.record', {
    ...{ ...claim, chain: ['River Observer'] },
  })
  assert.ok(recorded.id)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})
