// Workbooks, talks, messages and subtitles at the desk: quoted with the sheet, slide or second.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { given } from '@tumen/claim'
import { type FixtureDesk, openFixture } from '../../fixture/desk.ts'

const QUOTE = 'at least 52 people were held in Liaoning'
const HEAD = { publisher: 'Reed Office', title: 'List', published: '2022-05-02', language: 'en' }
const file = (name: string) =>
  readFileSync(new URL(`../../../../vectors/intake/${name}`, import.meta.url))
const MACRO_BOOK = 'application/vnd.ms-excel.sheet.macroEnabled.12'

interface Place {
  page?: number
  pageKind?: string
  second?: number
}

async function placeOf(fixture: FixtureDesk, bytes: Uint8Array, mediaType?: string) {
  const { id, layer } = await fixture.ask<{ id: string; layer: { findings: { code: string }[] } }>(
    ...(['doc', 'document.add'] as const),
    { ...HEAD, bytes: Buffer.from(bytes).toString('base64'), ...(mediaType && { mediaType }) },
  )
  const claim = { number: 'at least 52', act: 'detention', place: 'Liaoning', at: '2022-04' }
  const input = { document: id, quote: [QUOTE], ...claim }
  const { id: of } = await fixture.ask<{ id: string }>('own', 'claim.record', input)
  const { page, pageKind, second } = await fixture.ask<Place>(
    ...(['own', 'claim.show', { id: of }] as const),
  )
  const asked = { act: 'detention', place: 'Liaoning', at: '2022-04-30' }
  const { quotes } = await fixture.ask<{ quotes: Record<string, object> }>(
    ...(['own', 'figure.ask', asked] as const),
  )
  const quoted = quotes[of] as Place
  assert.deepEqual([quoted.page, quoted.pageKind, quoted.second], [page, pageKind, second])
  return { ...given({ page, pageKind, second }), findings: layer.findings }
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

test('[D1031] an e-mail is restricted where nobody says otherwise, and keeps its people', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { title: _, ...head } = HEAD
  interface Shown {
    text: string
    document: { title: string; sensitivity: string; layer: { findings: { code: string }[] } }
  }
  const add = async (more: object) => {
    const bytes = file('held-mail.eml').toString('base64')
    const input = { ...head, bytes, ...more }
    const { id } = await fixture.ask<{ id: string }>('ana', 'document.add', input)
    return fixture.ask<Shown>('ana', 'document.show', { id })
  }
  const shown = await add({})
  assert.deepEqual([shown.document.sensitivity, shown.document.title], ['restricted', '북송 소식'])
  const codes = shown.document.layer.findings.map(({ code }) => code)
  assert.deepEqual(codes, ['mail_head', 'attached_files'])
  assert.doesNotMatch(JSON.stringify(shown), /canary/)
  assert.equal((await add({ title: 'x', sensitivity: 'public' })).document.sensitivity, 'public')
})

test('[D1032] a claim from subtitles or a transcript tells the second of its words', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const cues =
    '1\n00:01:05,900 --> 00:01:09,000\nThey said that\n\n2\n01:01:09,100 --> 01:01:12,000\n'
  const placed = await placeOf(fixture, Buffer.from(`${cues}${QUOTE}.\n`))
  assert.equal(placed.second, 3669)
  const typed = `[00:00:01] Q\n[00:00:02] A\n[00:02:03] A: ${QUOTE}.\n`
  assert.equal((await placeOf(fixture, Buffer.from(typed), 'text/plain')).second, 123)
})
