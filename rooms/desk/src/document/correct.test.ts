// Texts corrected by hand at the desk: one more text each time, and no quotation moved. The letter
// is invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { layerAfter, linesAt, type TextLayer, unsureLines } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import fc from 'fast-check'
import { addReport, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { addPicture } from '../../fixture/picture.ts'

const LETTER = readFileSync(new URL('../../../../vectors/intake/river-letter.png', import.meta.url))
const QUOTE = 'at least 39 people'
const TYPED = 'Reed met 39 people.\nThe ford was shut.\nNine came back in May.'

const fixture = await openFixture()
await addReport(fixture)

type Shown = Output<'document.show'>

const show = (id: string, text?: string, { ask }: FixtureDesk = fixture) =>
  ask<Shown>('own', 'document.show', { id, ...(text ? { text } : {}) })
const correct = (id: string, text: string, more: object = {}, { ask }: FixtureDesk = fixture) =>
  ask<Output<'document.correct'>>('own', 'document.correct', {
    id,
    text,
    reason: 'misread',
    ...more,
  })

/** A drawn picture without words, and what somebody types of it. */
async function typed(text = TYPED): Promise<{ id: string; layer: string }> {
  const id = await addPicture(fixture, { title: `Picture ${Math.random()}` })
  return { id, layer: (await correct(id, text)).id }
}

const claimOn = (document: string, quote: string, more: object = {}) =>
  fixture.ask<{ id: string }>('own', 'claim.record', {
    ...{ document, quote: [quote], act: 'arrest', place: 'CN', at: '2022-04', chain: ['harbour'] },
    ...more,
  })
const found = async (query: string) => {
  const { hits, claims } = await fixture.ask<Output<'search'>>('own', 'search', { query })
  return { hits: hits.map(({ id }) => id), claims: claims.map(({ claim }) => claim.id) }
}

test('[D1090] a correction is one more text in one leaf; the one before stays', async () => {
  const { id, layer } = await typed()
  const before = await fixture.size()
  const second = await correct(id, TYPED.replace('May', 'June'), { reason: 'June on the page' })
  assert.equal(await fixture.size(), before + 1)
  const { text, textOf, corrections } = await show(id)
  assert.equal(text, TYPED.replace('May', 'June'))
  assert.equal(textOf, second.id)
  assert.deepEqual(
    corrections.map(({ id: own, of, reason, by }) => [own, of, reason, by]),
    [
      [layer, undefined, 'misread', 'own'],
      [second.id, layer, 'June on the page', 'own'],
    ],
  )
  assert.equal((await show(id, layer)).text, TYPED)
  assert.equal((await show(id, 'first')).text, '')
  assert.equal((await refused(show(id, 'tl_none'))).code, 'not-found')
  const { rows } = await fixture.ask<{ rows: { table: string }[] }>(
    ...(['own', 'record.history', { id }] as const),
  )
  assert.ok(rows.some(({ table }) => table === 'text_layer'))
  await fixture.ask('own', 'change.undo', { change: corrections[1]?.leaf, reason: 'slip' })
  assert.equal((await show(id)).text, TYPED)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1091] random corrections move no quotation, and mark none in other words', async () => {
  const { id } = await typed('one two three four five.\nsix 10 eight 12 ten.\nred blue 10 grey.')
  const quotes = ['two three', 'eight 12', 'blue 10', '10']
  const words = ['one', 'two', 'three', '10', '12', 'blue', '\n', 'eight', 'x']
  const change = fc.record({
    at: fc.nat(),
    cut: fc.nat(12),
    put: fc.array(fc.constantFrom(...words)),
  })
  await fc.assert(
    fc.asyncProperty(change, fc.constantFrom(...quotes), async ({ at, cut, put }, quote) => {
      const { text } = await show(id)
      if (text.includes(quote))
        await claimOn(id, quote, { offset: text.indexOf(quote), id: `c${await fixture.size()}` })
      const from = at % (text.length + 1)
      const next = `${text.slice(0, from)}${put.join(' ')}${text.slice(from + cut)} 9`.trimEnd()
      if (next !== text) await correct(id, next)
      const shown = await show(id)
      for (const { claim } of shown.claims) {
        const own = await show(id, claim.layer ?? 'first')
        for (const { start, end, text: said } of claim.quote)
          assert.equal(own.text.slice(start, end), said)
        const place = shown.elsewhere.find((one) => one.claim === claim.id)
        assert.equal(place === undefined, claim.layer === shown.textOf)
        for (const { start, end, text: said } of place?.quote ?? []) {
          assert.equal(shown.text.slice(start, end), said)
          assert.equal(shown.text.indexOf(said), shown.text.lastIndexOf(said))
        }
      }
    }),
    { numRuns: 40 },
  )
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1091] a word that was put elsewhere is not the one that was quoted', async () => {
  const { id, layer } = await typed('the ford held 10 of them; the mill held 70')
  const { id: claim } = await claimOn(id, '10')
  await correct(id, 'the ford held 16 of them; the mill held 10')
  const { elsewhere } = await show(id)
  assert.deepEqual(elsewhere, [{ claim, text: layer }])
  const { around } = await fixture.ask<Output<'claim.show'>>('own', 'claim.show', { id: claim })
  assert.match(around?.after ?? '', /the mill held 70/)
})

test('[D1157] a claim whose place reads otherwise since says so, with both words', async () => {
  const { id, layer } = await typed()
  const { id: met } = await claimOn(id, 'met 39 people')
  const { id: back } = await claimOn(id, 'Nine came back')
  const told = async (claim: string) => {
    const ask = () => fixture.ask<Output<'claim.show'>>('own', 'claim.show', { id: claim })
    const { corrected, correctedTo, claim: row } = await ask()
    assert.deepEqual([row.layer, row.quote.length], [layer, 1], 'it stays on its text')
    assert.equal(corrected, correctedTo && true)
    const listed = (await show(id)).claims.find((one) => one.claim.id === claim)
    assert.equal(listed?.corrected, corrected, 'in a list as well')
    return correctedTo
  }
  assert.equal(await told(met), undefined)
  await correct(id, TYPED.replace('39', '33'))
  assert.deepEqual(await told(met), [{ said: 'met 39 people', now: 'met 33 people' }])
  assert.equal(await told(back), undefined, 'nothing changed there')
  // A word beside the quotation turns it round.
  await correct(id, TYPED.replace('Nine', 'Not one of the Nine'))
  assert.equal(await told(met), undefined, 'the words are back')
  assert.deepEqual(await told(back), [
    { said: 'Nine came back in May.', now: 'Not one of the Nine came back in May.' },
  ])
  await correct(id, TYPED.replace('Reed met 39 people.\n', ''))
  assert.deepEqual(await told(met), [{ said: 'met 39 people', now: '' }], 'it is gone')
  const last = (await show(id)).corrections.at(-1)
  await fixture.ask('own', 'change.undo', { change: last?.leaf, reason: 'slip' })
  assert.equal(await told(met), undefined, 'what was undone does not count')
})

test('[D1092] the second of two, and what corrects nothing, is refused', async () => {
  const { id } = await typed()
  const { corrections } = await show(id)
  const seen = corrections.at(-1)?.leaf ?? 0
  await correct(id, `${TYPED} x`, { seen })
  assert.equal((await refused(correct(id, `${TYPED} y`, { seen }))).code, 'stale')
  assert.equal((await refused(correct(id, `${TYPED} x\n`))).code, 'nothing-changed')
  assert.equal((await refused(correct(id, 'z', { page: 2 }))).code, 'not-found')
  assert.equal((await refused(correct('R1', 'z'))).code, 'no-picture')
  assert.equal((await refused(correct('none', 'z'))).code, 'not-found')
  for (const sign of ['\u0000', '\ud800', '\u000b'])
    assert.equal((await refused(correct(id, `a${sign}b`))).code, 'invalid-input')
})

test('[D1093] search finds the newest text, and claims where their words stand in it', async () => {
  const { id } = await typed('an egret near the sluice, 39 people')
  const { id: claim } = await claimOn(id, 'sluice, 39 people')
  await correct(id, 'a heron near the sluice, 39 people')
  assert.deepEqual((await found('egret')).hits, [])
  assert.deepEqual(await found('heron'), { hits: [id], claims: [] })
  assert.deepEqual(await found('sluice'), { hits: [id], claims: [claim] })
  await correct(id, 'a heron near the sluice, 38 people')
  assert.deepEqual(await found('sluice'), { hits: [id], claims: [] })
})

test('[D1094] proposals are of the newest text; decisions stay where their words stayed', async () => {
  const lines = [
    'At least 39 people were arrested in China.',
    'About 80 people were held in China.',
  ]
  const { id } = await typed(lines.join('\n'))
  const read = () => fixture.ask<Output<'document.read'>>('own', 'document.read', { document: id })
  const before = (await read()).proposals
  assert.deepEqual(
    before.map(({ claim }) => claim.quantity?.value),
    [39, 80],
  )
  await fixture.ask('own', 'proposal.reject', {
    ...{ document: id, proposals: before.map((one) => one.id), reason: 'not ours' },
  })
  await correct(id, `Reed, May.\n${lines.join('\n').replace('80', '86')}`)
  const after = (await read()).proposals
  const told = after.map(({ claim, decision }) => [claim.quantity?.value, decision?.decision])
  assert.deepEqual(told, [
    [39, 'rejected'],
    [86, undefined],
  ])
  // What is decided about now is decided in this text.
  await fixture.ask('own', 'proposal.reject', {
    ...{ document: id, proposals: [after[1]?.id], reason: 'not ours' },
  })
  assert.equal((await read()).counts.open, 0)
})

test('[D1094] a new claim quotes the newest text, an amended one its own', async () => {
  const { id, layer } = await typed()
  const first = await claimOn(id, 'met 39 people')
  const second = await correct(id, TYPED.replace('39', '36'))
  const next = await claimOn(id, 'met 36 people')
  const claims = new Map((await show(id)).claims.map(({ claim }) => [claim.id, claim]))
  assert.deepEqual([claims.get(first.id)?.layer, claims.get(next.id)?.layer], [layer, second.id])
  const amended = await fixture.ask<{ id: string }>('own', 'claim.amend', {
    ...{ amends: first.id, act: 'detention', reason: 'held', quote: ['met 39 people'] },
    ...{ place: 'CN', at: '2022-04', chain: ['harbour'] },
  })
  const { claims: all } = await show(id)
  assert.equal(all.find(({ claim }) => claim.id === amended.id)?.claim.layer, layer)
  // Out and in again: the file names the text.
  const exported = await fixture.ask<{ claims: { id: string; layer?: string }[] }>(
    ...(['own', 'claim.export', { document: id }] as const),
  )
  const again = (one: object) =>
    fixture.ask('own', 'claim.import', { claims: [{ ...one, relations: [] }] })
  const own = exported.claims.find((one) => one.id === next.id) ?? assert.fail()
  await again({ ...own, id: 'copy-1' })
  assert.equal((await refused(again({ ...own, id: 'copy-3', layer }))).code, 'findings')
})

test('[D1095] what others stand on is not undone; all texts go with their document', async () => {
  const { id } = await typed()
  const undo = (leaf: number | undefined) =>
    fixture.ask('own', 'change.undo', { change: leaf, reason: 'slip' })
  await correct(id, `${TYPED} x`)
  const [first, second] = (await show(id)).corrections
  assert.equal((await refused(undo(first?.leaf))).code, 'still-used')
  const { id: claim } = await claimOn(id, 'met 39 people')
  const refusal = await refused(undo(second?.leaf))
  assert.equal(refusal.code, 'still-used')
  assert.ok(JSON.stringify(refusal.details).includes(claim))
  const asked = { document: id }
  const { token } = await fixture.ask<{ token: string }>('rev', 'evidence.check-shred', asked)
  await fixture.ask('rev', 'evidence.shred', { ...asked, reason: 'mistake', token })
  assert.deepEqual(await fixture.desk.ledger.read.textLayersOf([id]), [])
  assert.deepEqual((await found('Reed')).hits.includes(id), false)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1096] lines of a scan keep their places, and a corrected one is sure', async (t) => {
  const own = await openFixture()
  t.after(own.close)
  const id = await addPicture(own, { title: 'Letter' }, LETTER.toString('base64'))
  const { text, document } = await show(id, undefined, own)
  const boxOf = (shown: Shown, words: string) => {
    const at = shown.text.indexOf(words)
    return linesAt(shown.document.layer, { start: at, end: at + words.length }).map((one) =>
      one.slice(2, 6),
    )
  }
  const before = boxOf({ text, document } as Shown, QUOTE)
  assert.equal(before.length, 1)
  const typed = `Above all.\n${text.replace(QUOTE, 'at least 38 people')}`
  await correct(id, typed.trimEnd(), {}, own)
  const shown = await show(id, undefined, own)
  assert.deepEqual(boxOf(shown, 'at least 38 people'), before)
  assert.deepEqual(boxOf(shown, 'Above all.'), [[0, 0, 0, 0]])
  const { lines = [] } = await own.ask<Output<'document.picture'>>('own', 'document.picture', {
    ...{ id, places: true },
  })
  assert.equal(lines.length, shown.document.layer?.lines?.length)
})

test('[D1096] only lines that nobody changed stay unsure, on every page', () => {
  const before = 'reed one\nreed two\n\nford one\nford two\n\nlast'
  const after = 'reed one\nreed two\n\nnew\nford one!\nother words\n\nlast'
  const at = (text: string, ...words: string[]) => words.map((word) => text.indexOf(word))
  const starts = at(before, 'reed one', 'reed two', 'ford one', 'ford two', 'last')
  const layer: TextLayer = {
    ...{ losses: [], findings: [], pages: at(before, 'reed one', 'ford one', 'last') },
    sizes: [1, 2, 3].map(() => [100, 100]),
    lines: starts.map((start, n) => [start, [0, 0, 1, 1, 2][n] ?? 0, n, n, n + 9, n + 9, 50]),
  }
  const made = layerAfter(layer, { page: 2, before, after })
  assert.deepEqual(made.pages, at(after, 'reed one', 'new', 'last'))
  const unsure = unsureLines(made, after).map(({ start, end }) => after.slice(start, end))
  assert.deepEqual(unsure, ['reed one', 'reed two', 'last'])
  const boxes = (words: string) => {
    const start = after.indexOf(words)
    return linesAt(made, { start, end: start + words.length }).map((line) => line.slice(2, 6))
  }
  assert.deepEqual(boxes('ford one!'), [[2, 2, 11, 11]])
  assert.deepEqual([boxes('new'), boxes('other words')], [[[0, 0, 0, 0]], [[0, 0, 0, 0]]])
  assert.deepEqual(boxes('last'), [[4, 4, 13, 13]])
})

test('[D1241] a figure tells which of its words were corrected since, and stays as it was', async (t) => {
  const own = await openFixture()
  t.after(own.close)
  await addReport(own)
  const id = await addPicture(own, { title: 'A letter' })
  await correct(id, TYPED, {}, own)
  const { id: claim } = await own.ask<{ id: string }>('own', 'claim.record', {
    ...{ document: id, quote: ['39 people'], number: '39', chain: ['harbour'] },
    ...{ act: 'arrest', place: 'CN', at: '2022-04' },
  })
  type Asked = Output<'figure.ask'>
  const asked = { act: 'arrest', place: 'CN', at: '2022-04-15' }
  const figure = (name = 'figure.ask') => own.ask<Asked>('own', name, asked)
  const before = await figure()
  assert.equal(before.textsCorrected, undefined)
  assert.equal(before.quotes[claim]?.corrected, undefined)
  // Elsewhere on the page: nothing of this figure reads otherwise.
  await correct(id, TYPED.replace('May', 'June'), {}, own)
  assert.equal((await figure()).textsCorrected, undefined)
  await correct(id, TYPED.replace('39', '30'), {}, own)
  for (const name of ['figure.ask', 'figure.explain']) {
    const { textsCorrected, quotes, figure: told } = await figure(name)
    assert.deepEqual([textsCorrected, quotes[claim]?.corrected], [1, true], name)
    assert.deepEqual(told, before.figure, 'the quotation stays on its text, and so does the number')
  }
  const list = await own.ask<Output<'claim.list'>>('own', 'claim.list', {})
  assert.deepEqual(
    list.claims.flatMap(({ claim: { id: of }, corrected }) => (corrected ? [of] : [])),
    [claim],
  )
  await correct(id, TYPED, {}, own)
  assert.equal((await figure()).textsCorrected, undefined)
})
