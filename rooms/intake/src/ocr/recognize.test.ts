// Words of a scanned letter in three languages, with their places. The letter is invented, and was
// drawn by us.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import sharp from 'sharp'
import { Sandbox } from '../isolation/sandbox.ts'
import { builtScript } from '../isolation/script.ts'
import { askPicture } from '../picture/ask.ts'

const skip = existsSync(builtScript('picture/worker.js')) ? false : 'the room is not built'
const letter = readFileSync(new URL('../../../../vectors/intake/river-letter.png', import.meta.url))
const sandbox = new Sandbox()

async function linesOf(picture: Uint8Array) {
  const read = await askPicture({ do: 'read' }, { sandbox, picture })
  assert.ok(read.code === undefined, read.code)
  return { ...read.read, lines: read.read.blocks.flat() }
}

test('[I170] words of three languages are read from one picture, each line with its place', {
  skip,
}, async () => {
  const { lines, width, height, blocks } = await linesOf(letter)
  assert.deepEqual([width, height], [880, 400])
  assert.equal(blocks.length, 3)
  const text = lines.map((line) => line.text).join('\n')
  for (const words of [
    '적어도 39명',
    '그중 12명은 여성이었다',
    'at least 39 people',
    '至少有39人被带走',
  ])
    assert.ok(text.includes(words), words)
  for (const { box, confidence } of lines) {
    const [x0, y0, x1, y1] = box
    assert.ok(x0 >= 0 && x0 < x1 && x1 <= width && y0 >= 0 && y0 < y1 && y1 <= height)
    assert.ok(confidence > 60 && confidence <= 100)
  }
  const tops = lines.map(({ box }) => box[1])
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => a - b),
  )
})

test('[I170] a turned picture is read upright, a large one smaller, an empty one without words', {
  skip,
}, async () => {
  const turned = await sharp(letter).rotate(-90).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { lines, width } = await linesOf(turned)
  assert.equal(width, 880)
  assert.ok(lines.some(({ text }) => text.includes('39 people')))
  const large = await sharp(letter).resize(4400).png().toBuffer()
  const read = await linesOf(large)
  const line = read.lines.find(({ text }) => text.includes('39 people'))
  assert.ok(line && line.box[2] > 3000 && line.box[2] <= 4400, 'places are those of the picture')
  const empty = { create: { width: 300, height: 200, channels: 3, background: '#fff' } } as const
  assert.deepEqual((await linesOf(await sharp(empty).png().toBuffer())).lines, [])
})
