// Workbooks and talks at the desk: quoted with the sheet or the slide.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type FixtureDesk, openFixture } from '../../fixture/desk.ts'

const QUOTE = 'at least 52 people were held in Liaoning'
const HEAD = { publisher: 'Reed Office', title: 'List', published: '2022-05-02', language: 'en' }
const file = (name: string) =>
  readFileSync(new URL(`../../../../vectors/intake/${name}`, import.meta.url))
const MACRO_BOOK = 'application/vnd.ms-excel.sheet.macroEnabled.12'

async function placeOf(fixture: FixtureDesk, bytes: Uint8Array, mediaType?: string) {
  const { id, layer } = await fixture.ask<{ id: string; layer: { findings: { code: string }[] } }>(
    ...(['doc', 'document.add'] as const),
    { ...HEAD, bytes: Buffer.from(bytes).toString('base64'), ...(mediaType && { mediaType }) },
  )
  const claim = { number: 'at least 52', act: 'detention', place: 'Liaoning', at: '2022-04' }
  const input = { document: id, quote: [QUOTE], ...claim }
  const { id: of } = await fixture.ask<{ id: string }>('own', 'claim.record', input)
  const { page, pageKind } = await fixture.ask<{ page?: number; pageKind?: string }>(
    ...(['own', 'claim.show', { id: of }] as const),
  )
  const asked = { act: 'detention', place: 'Liaoning', at: '2022-04-30' }
  const { quotes } = await fixture.ask<{ quotes: Record<string, object> }>(
    ...(['own', 'figure.ask', asked] as const),
  )
  const quoted = quotes[of] as { page?: number; pageKind?: string }
  assert.deepEqual([quoted.page, quoted.pageKind], [page, pageKind])
  return { page, pageKind, findings: layer.findings }
}

test('[D1030] a claim tells the sheet or slide on which its words begin', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const book = await placeOf(fixture, file('held-list.xlsx'), MACRO_BOOK)
  assert.deepEqual(book, {
    ...{ page: 2, pageKind: 'sheet' },
    findings: [
      { code: 'macros', count: 1 },
      { code: 'hidden_sheets', count: 1 },
    ],
  })
  const talk = await placeOf(fixture, file('held-talk.pptx'))
  assert.deepEqual(talk, { page: 3, pageKind: 'slide', findings: [] })
})
