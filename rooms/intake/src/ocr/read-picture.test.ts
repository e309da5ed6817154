// Pictures and scans as texts that can be quoted, each line with its place. The letter is invented.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { checkLayer, linesAt, unsureLines } from '@tumen/claim'
import sharp from 'sharp'
import { scanOf } from '../../fixture/scan.ts'
import { STEP_LIMITS } from '../isolation/limit.ts'
import { findProgram } from '../isolation/program.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { builtScript } from '../isolation/script.ts'
import { testIsolation } from '../isolation/self-test.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { textOfPictures } from './read-pages.ts'
import { pictureType, readPicture } from './read-picture.ts'

const isBuilt = existsSync(builtScript('picture/worker.js'))
const skip = !isBuilt && 'the room is not built'
const letter = readFileSync(new URL('../../../../vectors/intake/river-letter.png', import.meta.url))
const sandbox = new Sandbox()
const hasPoppler = (await sandbox.placeOf('pdftoppm')) !== undefined
if (!hasPoppler) process.stdout.write('# skipped: no isolated pdftoppm, so no scan is read\n')

test('[I171] a picture becomes a text; a line that is quoted has its place on it', {
  skip,
}, async () => {
  const { text, layer, mediaType, steps } = await readPicture({ bytes: letter, sandbox })
  assert.equal(mediaType, 'image/png')
  assert.deepEqual(steps, ['picture:words', 'picture:pages'])
  assert.match(layer.tool ?? '', /^tesseract \d/)
  assert.deepEqual(layer.sizes, [[880, 400]])
  assert.equal(layer.findings[0]?.code, 'read_from_picture')
  assert.deepEqual(checkLayer(layer, text), [])
  const start = text.indexOf('at least 39 people')
  const [line, ...others] = linesAt(layer, { start, end: start + 18 })
  assert.deepEqual(others, [])
  const [, page, left = 0, top = 0, right = 0, bottom = 0] = line ?? []
  assert.equal(page, 0)
  assert.ok(left < right && top > 150 && bottom < 200, String(line))
})

test('[I171] a picture without words, and one that is broken, are kept and say why', {
  skip,
}, async () => {
  const empty = { create: { width: 300, height: 200, channels: 3, background: '#fff' } } as const
  const whyOf = async (bytes: Uint8Array) => {
    const { text, layer, mediaType } = await readPicture({ bytes, sandbox })
    return [text, layer.findings[0]?.code, layer.tool, mediaType]
  }
  const blank = await sharp(empty).webp().toBuffer()
  assert.deepEqual(await whyOf(blank), ['', 'no_words', undefined, 'image/webp'])
  const cut = letter.subarray(0, letter.length / 2)
  assert.deepEqual(await whyOf(cut), ['', 'truncated', undefined, 'image/png'])
  assert.equal(pictureType(Buffer.from('%PDF-1.7')), undefined)
})

test('[I172] a scan is read page by page, and each line knows its page', {
  skip: skip || (!hasPoppler && 'needs bubblewrap and poppler-utils'),
}, async () => {
  const second = await sharp({
    create: { width: 880, height: 400, channels: 3, background: '#fff' },
  })
    .composite([
      {
        input: await sharp(letter)
          .extract({ left: 0, top: 150, width: 880, height: 100 })
          .toBuffer(),
      },
    ])
    .png()
    .toBuffer()
  const told: number[][] = []
  const onPage = (...step: number[]) => told.push(step)
  const bytes = await scanOf([letter, second])
  const { text, layer, steps } = await readPdf({ bytes, sandbox, maxTextBytes: 9999, onPage })
  assert.deepEqual(steps, ['picture:words', 'picture:pages'])
  assert.deepEqual(told, [
    [1, 2],
    [2, 2],
  ])
  assert.equal(layer.pages?.length, 2)
  const countOf = (code: string) => layer.findings.find((one) => one.code === code)?.count
  assert.deepEqual([countOf('read_from_picture'), countOf('mostly_pictures')], [2, 2])
  const start = text.lastIndexOf('at least 39 people')
  assert.ok(start > text.indexOf('at least 39 people'))
  assert.equal(linesAt(layer, { start, end: start + 9 })[0]?.[1], 1)
})

test('[I171] lines are found again in the text, also where a word was broken at their end', () => {
  const line = (text: string, top: number, confidence = 95) => {
    const box = [10, top, 500, top + 20] as const
    return { text, box, confidence, firstWidth: 60 }
  }
  const lines = [
    line('At least 39 people were taken from their vil-', 10),
    line('lages in April.', 40, 60),
  ]
  const {
    text,
    lines: places,
    findings,
  } = textOfPictures([
    { width: 600, height: 400, blocks: [lines, [line('At least 39 people', 300)]] },
  ])
  assert.equal(
    text,
    'At least 39 people were taken from their villages in April.\n\nAt least 39 people',
  )
  assert.deepEqual(
    places.map(([start, , , top]) => [start, top]),
    [
      [0, 10],
      [text.indexOf('in April') - 6, 40],
      [text.lastIndexOf('At'), 300],
    ].filter(([start]) => (start ?? 0) >= 0),
  )
  assert.deepEqual(findings, [
    { code: 'read_from_picture', count: 1 },
    { code: 'unsure_lines', count: 1 },
  ])
  const layer = { isolation: 'A' as const, pages: [0], sizes: [[600, 400]], losses: [], findings }
  const unsure = unsureLines({ ...layer, lines: places }, text)
  assert.deepEqual(
    unsure.map(({ start, end, confidence }) => [text.slice(start, end), confidence]),
    [['lages in April.', 60]],
  )
})

test('[I338] reading that does not end is ended, and the picture is kept and says so', {
  skip,
}, async () => {
  // A page full of strokes: more to read than a second allows, on any machine.
  const noise = Buffer.alloc(2400 * 2400, 255)
  for (let n = 0; n < noise.length; n += 7) noise[n] = (n * 31) % 251 > 120 ? 0 : 255
  const raw = { raw: { width: 2400, height: 2400, channels: 1 } } as const
  const bytes = await sharp(noise, raw).png().toBuffer()
  const picture = { ...STEP_LIMITS.picture, wallMs: 1000 }
  const hasty = new Sandbox(findProgram, testIsolation, { ...STEP_LIMITS, picture })
  await hasty.report()
  const begun = performance.now()
  const { text, layer, mediaType } = await readPicture({ bytes, sandbox: hasty })
  const took = performance.now() - begun
  assert.deepEqual([text, mediaType], ['', 'image/png'])
  assert.deepEqual(layer.findings, [{ code: 'timed_out', count: 1000 }])
  assert.ok(took < 30_000, `${took}`)
  // The next one is read as before: nothing of it is in the way.
  assert.match((await readPicture({ bytes: letter, sandbox })).text, /at least 39/)
})
