// Files beside an input: read by the digest that names them, and by nothing else.
import assert from 'node:assert/strict'
import test from 'node:test'
import { actorOf, openFixture, refused } from '../../fixture/desk.ts'
import { callOperation } from '../call.ts'
import { type FileBook, noteFile } from './file-beside.ts'

const fixture = await openFixture()
const bytes = Buffer.from('At least 39 people were detained, the committee said.\n')
const about = { title: 'T', language: 'en', published: '2022-04-29', mediaType: 'text/plain' }

function add(id: string, given: string, files: FileBook, idempotencyKey?: string) {
  const call = { actor: actorOf('own'), progress: { report() {} }, files }
  const keyed = idempotencyKey === undefined ? call : { ...call, idempotencyKey }
  return callOperation(fixture.desk, 'document.add', { id, ...about, bytes: given }, keyed)
}

test('[D476] a file beside the input is what it is in base64', async () => {
  const files: FileBook = new Map()
  const name = noteFile(files, bytes)
  const beside = (await add('B1', name, files)) as { bytesHash: string; textHash: string }
  assert.equal(name, `sha256:${beside.bytesHash}`)
  const again = refused(add('B2', bytes.toString('base64'), new Map()))
  assert.equal((await again).code, 'duplicate-document')
})

test('[D476] a name of no file is refused, and two files are two inputs of one key', async () => {
  const files: FileBook = new Map()
  const name = noteFile(files, Buffer.from('Another text.\n'))
  const missing = await refused(add('B3', name, new Map()))
  assert.deepEqual([missing.code, missing.field], ['invalid-input', 'bytes'])
  const other = noteFile(files, Buffer.from('A third text.\n'))
  const first = await add('B4', name, files, 'k')
  assert.deepEqual(await add('B4', name, files, 'k'), first)
  assert.notEqual((await refused(add('B4', other, files, 'k'))).code, undefined)
})
