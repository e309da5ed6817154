// A face finder from what somebody brings: the right one and nothing else, whatever it is called.
// Tests need no model; with one in TUMEN_FACE_MODEL the good way is walked, too.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { MODELS } from './model.ts'
import { pickModel } from './pick-model.ts'

const [first] = MODELS
const NAME = 'package/model/fr_detect.onnx'

/** An entry of a tar: header, bytes, padding. */
function entry(name: string, body: Uint8Array, type = '0'): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write('0000644\0', 100)
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('        ', 148)
  header.write(type, 156)
  const sum = header.reduce((all, byte) => all + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
}

const END = Buffer.alloc(1024)
const packed = (...entries: Buffer[]) => gzipSync(Buffer.concat([...entries, END]))
const like = randomBytes(first?.bytes ?? 0)

test('[I180] what is no known model is none, alone or in a package, by whatever name', async () => {
  const files: [string, Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['the right length', like],
    ['the right name and length', packed(entry(NAME, like))],
    ['a link', packed(entry(NAME, new Uint8Array(), '2'))],
    ['a way out', packed(entry('../../fr_detect.onnx', like))],
    ['cut off', packed(entry(NAME, like)).subarray(0, 5000)],
    ['no end', gzipSync(entry(NAME, like))],
    ['no tar', gzipSync(randomBytes(5000))],
    ['many entries', packed(...Array.from({ length: 501 }, () => entry('a', like.subarray(0, 9))))],
  ]
  for (const [what, bytes] of files) assert.equal(await pickModel(bytes), undefined, what)
})

test('[I180] any bytes are answered, and none with a model', async () => {
  const tail = fc.uint8Array({ maxLength: 3000 })
  await fc.assert(
    fc.asyncProperty(tail, async (bytes) => {
      assert.equal(await pickModel(bytes), undefined)
      assert.equal(await pickModel(gzipSync(bytes)), undefined)
    }),
    { numRuns: 60 },
  )
})

test('[I181] of a package the one model is kept, and two of them are none', async (t) => {
  const path = process.env.TUMEN_FACE_MODEL
  if (path === undefined) return t.skip('TUMEN_FACE_MODEL names no model')
  // The file may be the model, or the package that holds it, as the command takes either.
  const plain = await pickModel(new Uint8Array(readFileSync(path)))
  assert.ok(plain)
  const model = plain.bytes
  assert.equal((await pickModel(model))?.digest, plain.digest)
  const other = entry('package/model/other.onnx', like)
  const found = await pickModel(packed(other, entry(NAME, model), other))
  assert.equal(found?.digest, plain.digest)
  assert.deepEqual(Buffer.from(found?.bytes ?? []), Buffer.from(model))
  assert.equal(await pickModel(packed(entry(NAME, model), entry('b', model))), undefined)
  assert.equal(await pickModel(packed(entry(NAME, model, '5'))), undefined)
  const cut = packed(other, entry(NAME, model), other)
  assert.equal(await pickModel(cut.subarray(0, cut.length - 400)), undefined)
})
