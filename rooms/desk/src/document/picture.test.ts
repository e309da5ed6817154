// Pictures at the desk: kept whole, their words read apart, quoted like any text. The letter is
// invented.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { crc32 } from 'node:zlib'
import { linesAt, type TextLayer } from '@tumen/claim'
import { Sandbox } from '@tumen/intake'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'
import { DRAWN_PICTURE } from '../../fixture/picture.ts'

const LETTER = readFileSync(new URL('../../../../vectors/intake/river-letter.png', import.meta.url))
const REPORT = readFileSync(
  new URL('../../../../vectors/intake/river-observer.pdf', import.meta.url),
)
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

interface Drawn {
  bytes: string
}

interface Places {
  bytes?: string
  width: number
  lines: number[][]
}

/** The parts of a PNG file, by their names. */
function partsOf(png: Buffer): Set<string> {
  const names = new Set<string>()
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    names.add(png.toString('latin1', at + 4, at + 8))
  return names
}

/** A picture with words beside its pixels, as a camera writes them. */
function withText(png: Buffer, words: string): Buffer {
  const data = Buffer.from(`tEXtAuthor\0${words}`, 'latin1')
  const part = Buffer.alloc(data.length + 8)
  part.writeUInt32BE(data.length - 4)
  data.copy(part, 4)
  part.writeUInt32BE(crc32(data), data.length + 4)
  const head = 33
  return Buffer.concat([png.subarray(0, head), part, png.subarray(head)])
}

/** What a PNG says of itself: its longest side, and whether it has colours. */
function headOf(png: Buffer) {
  const longest = Math.max(png.readUInt32BE(16), png.readUInt32BE(20))
  return { longest, isColour: png[25] === 2 }
}

const about = { published: '2022-04-10', language: 'en', sensitivity: 'restricted' }

const hasPoppler = (await new Sandbox().placeOf('pdftoppm')) !== undefined
if (!hasPoppler) process.stdout.write('# skipped: no isolated pdftoppm, so no page is drawn\n')

test('[D980] a page is drawn anew from pixels, grey and small unless colour is asked for', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const tagged = withText(LETTER, 'who took it')
  for (const [id, bytes] of [['P1', tagged] as const, ['P2', REPORT] as const]) {
    const added = { ...about, id, title: id, bytes: bytes.toString('base64') }
    await fixture.ask('doc', 'document.add', added)
  }
  const draw = async (input: object) => {
    const { bytes } = await fixture.ask<Drawn>('doc', 'document.picture', input)
    return Buffer.from(bytes, 'base64')
  }
  const [grey, colour] = [await draw({ id: 'P1' }), await draw({ id: 'P1', colour: true })]
  assert.deepEqual(headOf(grey), { longest: 880, isColour: false })
  assert.deepEqual(headOf(colour), { longest: 880, isColour: true })
  const all = [grey, colour]
  const page = { id: 'P2', page: 2 }
  if (hasPoppler) {
    const [small, large] = [await draw(page), await draw({ ...page, colour: true })]
    assert.deepEqual(headOf(small), { longest: 1000, isColour: false })
    assert.deepEqual(headOf(large), { longest: 1600, isColour: true })
    assert.notDeepEqual(small, await draw({ id: 'P2' }))
    all.push(small, large)
  }
  for (const png of all) {
    assert.ok(!png.includes('who took it'))
    for (const part of partsOf(png)) assert.match(part, /^(?:IHDR|pHYs|IDAT|IEND)$/)
  }
})

test('[D981] a picture is theirs who may read its document, and a closed one leaves a look', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  await addReport(fixture)
  const bytes = LETTER.toString('base64')
  await fixture.ask('doc', 'document.add', { ...about, id: 'P1', title: 'Letter', bytes })
  const refusal = async (who: Parameters<typeof fixture.ask>[0], input: object) => {
    const { code, field } = await refused(fixture.ask(who, 'document.picture', input))
    return `${code} ${field}`
  }
  assert.equal(await refusal('vie', { id: 'P1' }), await refusal('vie', { id: 'nothing' }))
  assert.equal(await refusal('doc', { id: 'P1', page: 2 }), 'not-found page')
  assert.equal(await refusal('doc', { id: 'R1' }), 'no-picture id')
  const looks = async () => {
    type Listed = { entries: { account: string; operation: string; field?: string }[] }
    const { entries } = await fixture.ask<Listed>('ana', 'access.list', { id: 'P1' })
    return entries.filter(({ operation }) => operation === 'document.picture')
  }
  assert.equal((await looks()).length, 0)
  await fixture.ask('ana', 'document.picture', { id: 'P1' })
  assert.deepEqual(
    (await looks()).map(({ account, field }) => [account, field]),
    [['ana', 'record']],
  )
})

test('[D982] where lines stand is told without the picture, of a scan and of a PDF alike', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const files = [['P1', LETTER, 1, QUOTE] as const, ['P2', REPORT, 2, 'at least 52'] as const]
  for (const [id, file, page, quote] of hasPoppler ? files : files.slice(0, 1)) {
    const added = { ...about, id, title: id, bytes: file.toString('base64') }
    await fixture.ask('doc', 'document.add', added)
    const { text } = await fixture.ask<{ text: string }>('doc', 'document.show', { id })
    const input = { id, page, places: true }
    const found = await fixture.ask<Places>('doc', 'document.picture', input)
    assert.equal(found.bytes, undefined)
    const at = text.indexOf(quote)
    const line = found.lines.findLast(([start = 0]) => start <= at)
    const [start = 0, left = 0, top = 0, right = 0, bottom = 0] = line ?? []
    assert.ok(text.slice(start, at).length < 60 && left < right && top < bottom, String(line))
    assert.ok(right <= found.width)
    const [own, missing] = await Promise.all(
      [id, 'nothing'].map((one) =>
        refused(fixture.ask('vie', 'document.picture', { ...input, id: one })),
      ),
    )
    assert.deepEqual([own?.code, own?.field], [missing?.code, missing?.field])
  }
})

test('[D1098] [D1099] a picture starts restricted, and without words is called by its kind', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const add = async (input: object) => {
    const about = { published: '2022-04-10', language: 'en', ...input }
    const { id } = await fixture.ask<{ id: string }>('doc', 'document.add', about)
    const found = await fixture.desk.ledger.read.document(id)
    return [found?.row.sensitivity, found?.row.title]
  }
  const digest = createHash('sha256').update(Buffer.from(DRAWN_PICTURE, 'base64')).digest('hex')
  const calm = `image/png ${digest.slice(0, 8)}`
  assert.deepEqual(await add({ bytes: DRAWN_PICTURE }), ['restricted', calm])
  const said = { bytes: DRAWN_PICTURE, sensitivity: 'public', title: 'A shore' }
  assert.deepEqual(await add(said), ['public', 'A shore'])
  const [letter] = await add({ bytes: LETTER.toString('base64') })
  assert.equal(letter, 'restricted')
  const [text] = await add({ text: 'A report of the River Observer.' })
  assert.equal(text, 'public')
})
