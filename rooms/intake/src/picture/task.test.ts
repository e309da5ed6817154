// The process for pictures as whoever starts it sees it: questions and answers in frames, and codes
// for what a picture or a model does wrong. All pictures are drawn.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import sharp from 'sharp'
import { drawnScene } from '../../fixture/drawn-face.ts'
import { FrameFault, FrameReader, framed } from '../isolation/frame.ts'
import { inspectDerivative } from './inspect-derivative.ts'
import type { PictureAnswer, PictureTask } from './task.ts'

const BUILT = fileURLToPath(new URL('../../dist/picture/worker.js', import.meta.url))
const skip = existsSync(BUILT) ? false : 'the room is not built'

const SIZE = { width: 330, height: 215 }
const pixels = await drawnScene(SIZE, [{ seed: 3, x: 40, y: 30, size: 90 }])
const picture = await sharp(pixels, { raw: { ...SIZE, channels: 3 } })
  .jpeg()
  .toBuffer()

/** Asks a process of its own. */
async function ask(task: PictureTask, ...bytes: Uint8Array[]) {
  const child = spawn(process.execPath, [BUILT], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(framed(task, bytes))
  const reader = new FrameReader<PictureAnswer>()
  const frames = reader.push(await buffer(child.stdout))
  assert.ok(reader.isAtEnd)
  return frames
}

test('[I165] a picture is shown upright, covered and proven by a process of its own', {
  skip,
}, async () => {
  const [shown] = await ask({ do: 'show', longest: 100 }, picture)
  assert.ok(shown && 'shown' in shown.said)
  const { look, source, ...size } = shown.said.shown
  assert.deepEqual([source?.kind, source?.storedWidth, source?.storedHeight], ['jpeg', 330, 215])
  assert.deepEqual(size, SIZE)
  assert.match(look ?? '', /^[0-9a-f]{16}$/)
  assert.equal((await sharp(shown?.bytes[0]).metadata()).width, 100)
  const boxes = [{ x: 40, y: 30, w: 90, h: 99, isFound: true }]
  for (const fill of ['solid', 'noise'] as const) {
    const task = { do: 'cover', boxes, fill, format: 'jpeg' } as const
    const [covered] = await ask(task, picture, new Uint8Array(32).fill(9))
    assert.deepEqual(covered?.said, {
      covered: { regions: [[0, 0, 178, 162]], losses: ['metadata'] },
    })
    assert.equal((await sharp(covered?.bytes[0]).metadata()).format, 'jpeg')
  }
})

test('[I327] CMYK, 16 bits and a wide profile become the usual colours', {
  skip,
}, async () => {
  const made = sharp(pixels, { raw: { ...SIZE, channels: 3 } })
  const kinds = {
    cmyk: await made.clone().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    deep: await made.clone().toColourspace('rgb16').png().toBuffer(),
    wide: await made.clone().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
  }
  const metadata = async (bytes: Uint8Array | undefined) => sharp(bytes).metadata()
  assert.equal((await metadata(kinds.cmyk)).space, 'cmyk')
  assert.equal((await metadata(kinds.deep)).depth, 'ushort')
  assert.ok((await metadata(kinds.wide)).hasProfile)
  const plain = await made.clone().stats()
  for (const [name, bytes] of Object.entries(kinds)) {
    const task: PictureTask = { do: 'cover', boxes: [], fill: 'solid', format: 'png' }
    const [covered] = await ask(task, bytes, new Uint8Array(32).fill(9))
    const copy = covered?.bytes[0] ?? assert.fail(name)
    const { space, depth, channels, hasProfile = false, exif } = await metadata(copy)
    assert.deepEqual(
      [space, depth, channels, hasProfile, exif],
      [...['srgb', 'uchar', 3], false, undefined],
      name,
    )
    assert.equal(inspectDerivative(copy, 'image/png'), 'passed', name)
    // The same picture to the eye: no channel was turned round or left out.
    for (const [n, { mean }] of (await sharp(copy).stats()).channels.entries())
      assert.ok(Math.abs(mean - (plain.channels[n]?.mean ?? 0)) < 24, `${name} ${n}`)
  }
})

test('[I165] what is no picture, and what is no model, ends with its code', { skip }, async () => {
  const task = { do: 'show', longest: 100 } as const
  const refusalOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked))[0]?.said
  assert.deepEqual(await refusalOf(task, new Uint8Array(9)), { refused: 'not_understood' })
  assert.deepEqual(await refusalOf(task, picture.subarray(0, 900)), { refused: 'truncated' })
  assert.deepEqual(await refusalOf({ do: 'find', covered: [] }, picture, picture), {
    refused: 'unknown_model',
  })
})

test('[I166] frames come back whole, however they are cut on the way', () => {
  const anyFrame = fc.record({ said: fc.jsonValue(), bytes: fc.array(fc.uint8Array()) })
  fc.assert(
    fc.property(fc.array(anyFrame), fc.integer({ min: 1, max: 40 }), (frames, step) => {
      const all = Buffer.concat(frames.map(({ said, bytes }) => framed(said, bytes)))
      const reader = new FrameReader<unknown>()
      const back = []
      for (let at = 0; at < all.length; at += step)
        back.push(...reader.push(all.subarray(at, at + step)))
      assert.ok(reader.isAtEnd)
      assert.deepEqual(back, JSON.parse(JSON.stringify(frames, plain), revived))
    }),
  )
})

const plain = (_: string, value: unknown) =>
  value instanceof Uint8Array ? { bytesOf: [...value] } : value
const revived = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && 'bytesOf' in value
    ? new Uint8Array(value.bytesOf as number[])
    : value

test('[I166] what is no frame is refused, and takes no memory for what it says', () => {
  for (const bytes of [
    Buffer.from('ffffffff', 'hex'),
    Buffer.from('00000002{}'.replace('00000002', '\0\0\0\x02')),
    Buffer.concat([Buffer.from([0, 0, 0, 3]), Buffer.from('abc')]),
  ])
    assert.throws(() => new FrameReader().push(bytes), FrameFault)
})

test('[I183] a part of a picture is shown alone, in whole pixels of it, and in grey when asked', {
  skip,
}, async () => {
  const part = { x: 300.5, y: -4, w: 100, h: 20 }
  const [shown] = await ask({ do: 'show', longest: 1000, part, isGrey: true }, picture)
  assert.deepEqual(shown?.said, { shown: SIZE })
  const { width, height, space } = await sharp(shown?.bytes[0]).metadata()
  assert.deepEqual([width, height, space], [30, 16, 'b-w'])
})
